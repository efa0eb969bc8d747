# new: goals/2026/island-calls.md L102
sed -i 's/^status:/statsu:/' goals/2026/island-calls.md
