# new: goals/2026/island-calls.md L701
# new: goals/2026/island-calls.md L100
printf '\nCaf\351 aboard.\n' >>goals/2026/island-calls.md
