# new: goals/2026/island-calls.md L108
sed -i 's/strategy\/reach/strategy\/raech/' goals/2026/island-calls.md
