# new: goals/2026/island-calls.md L105
sed -i 's/target: 95/target: nearly all/' goals/2026/island-calls.md
