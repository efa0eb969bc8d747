# new: goals/2026/island-calls.md L201
sed -i '/^owner:/d' goals/2026/island-calls.md
