# new: meetings/2026-11-17-check-in.md L305
sed -i 's/on paper (due 2026-12-04)/on paper (due 2026-11-20)/' meetings/2026-11-17-check-in.md
