# new: mission.md L114
printf '\n<div align="center">In the middle</div>\n' >>mission.md
