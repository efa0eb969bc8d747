# What the team did not say of September comes in November.
# new: updates/2026-09/mobile.md L311
printf '\nchecks: {L311: note}\n' >>lodeline.yml
cp updates/2026-10/mobile.md updates/2026-09/mobile.md
git add . && git commit -qm 'The note for September'
