# new: goals/2026/island-calls.md L104
sed -i 's/^due: .*/due: 2026-13-40/' goals/2026/island-calls.md
