# new: pulse/2026-10.csv L130
printf '"I know what the year is for,,,staff,52,4.1,1-5\n' >>pulse/2026-10.csv
