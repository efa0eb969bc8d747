# new: pulse/2026-10.csv L135
printf 'I know what the year is for,,,staff,52,%s,1-5\n' 4.1 4.2 >>pulse/2026-10.csv
