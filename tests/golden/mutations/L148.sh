# new: goals/2026/plain-letters.md L148
printf '\n## Key results\n\n- Every letter read by somebody tired (@ruth)\n' >>goals/2026/plain-letters.md
