# new: pulse/2026-11.csv L131
printf 'question,group,role,responses\nI may lend first,,staff,52\n' >pulse/2026-11.csv
git add pulse && git commit -qm 'Ask again'
