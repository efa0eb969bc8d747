# new: goals/2026/island-calls.md L125
printf '\n<!-- lodeline: ignore L1100 it will come -->\n\nIt came.\n' >>goals/2026/island-calls.md
