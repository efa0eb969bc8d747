# new: goals/2026/island-calls.md L124
printf '\n<!-- lodeline: ignore L110 -->\n\n[x](there-is-no-plan.md)\n' >>goals/2026/island-calls.md
