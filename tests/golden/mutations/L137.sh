# new: pulse/autumn.csv L137
cp pulse/2026-07.csv pulse/autumn.csv
git add pulse && git commit -qm 'Ask again'
