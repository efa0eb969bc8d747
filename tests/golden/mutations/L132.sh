# new: pulse/2026-10.csv L132
printf 'I know what the year is for,,,staff,52,high,1-5\n' >>pulse/2026-10.csv
