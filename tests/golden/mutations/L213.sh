# new: goals/2026/school-stops.md L213
sed -i 's/^- \[ \] A ramp that one person can lift (@marek)/- [ ] A ramp that one person can lift/' goals/2026/school-stops.md
