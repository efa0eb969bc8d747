# new: goals/2026/island-calls.md L123
printf '\n<!-- lodeline: ignore L110 the page will come -->\n\nIt came.\n' >>goals/2026/island-calls.md
