# new: mission.md L113
printf '\n# Mission, again\n' >>mission.md
