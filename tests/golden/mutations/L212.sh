# new: people/priya.md L212
printf 'checks: {L212: {goals: 1}}\n' >>lodeline.yml
