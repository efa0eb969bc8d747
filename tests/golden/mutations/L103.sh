# new: goals/2026/island-calls.md L701
# new: goals/2026/island-calls.md L103
sed -i 's/^due: .*/&\ndue: 2026-12-16/' goals/2026/island-calls.md
