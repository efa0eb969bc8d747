# new: mission.md L110
printf '\nSee [the plan](there-is-no-plan.md).\n' >>mission.md
