# new: pulse/2026-10.csv L133
printf 'I know what the year is for,,,staff,52,6.2,1-5\n' >>pulse/2026-10.csv
