# new: goals/2026/island-calls.md L202
sed -i 's/^owner: .*/owner: "@sigird"/' goals/2026/island-calls.md
