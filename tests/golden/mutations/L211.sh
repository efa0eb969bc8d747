# new: goals/2026/island-calls.md L211
sed -i 's/^owner: .*/owner: [callum, dot, sigrid, tom]/' goals/2026/island-calls.md
