# new: goals/2026/school-stops.md L127
sed -i 's/^# .*/# A bus at every small school/' goals/2026/island-calls.md
