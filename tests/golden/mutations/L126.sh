# new: goals/2026/island-calls.md L126
printf '\nMore about [the Curlew](../../The-Curlew.md).\n' >>goals/2026/island-calls.md
