# new: goals/2026/island-calls.md L109
sed 's/^# .*/# Reach, the year before/; 1,/^---$/s/^---$/---\nowner: "@sigrid"/' strategy/reach.md >goals/2025/reach.md
git add . && git commit -qm 'Last year'
sed -i 's/strategy\/reach/reach/' goals/2026/island-calls.md
