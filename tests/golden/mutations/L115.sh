# new: mission.md L115
printf '\n[Ask us](javascript:ask)\n' >>mission.md
