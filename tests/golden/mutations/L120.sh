# new: goals/2026/island-calls.md L120
sed -i 's/^## Key results/&\n\n| What we count | Until |\n|---|---|\n| Calls | June |/' goals/2026/island-calls.md
