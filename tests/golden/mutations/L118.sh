# new: goals/2026/island-calls.md L118
sed -i 's/^due: .*/&\nperiod: next year/' goals/2026/island-calls.md
