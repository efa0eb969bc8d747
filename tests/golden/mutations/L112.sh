# new: mission.md L112
printf '\n![The coast](images/there-is-no-coast.png)\n' >>mission.md
