# new: goals/2026/island-calls.md L204
sed -i '/^supports:/d' goals/2026/island-calls.md
