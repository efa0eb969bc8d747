# new: goals/2026/island-calls.md L701
sed -i 's/^due: .*/&\naudience: leeders/' goals/2026/island-calls.md
