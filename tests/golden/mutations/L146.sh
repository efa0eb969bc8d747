# new: meetings/2026-11-20-stock.md L146
: >meetings/2026-11-20-stock.md
git add meetings
git commit -q -m 'Notes to come'
