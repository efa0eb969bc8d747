# new: goals/2026/island-calls.md L106
sed -i 's/^status: .*/status: nearly there/' goals/2026/island-calls.md
