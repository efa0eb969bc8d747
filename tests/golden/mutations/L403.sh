# new: goals/2026/school-stops.md L403
sed -i 's/^status: on-track/status: done/' goals/2026/school-stops.md
