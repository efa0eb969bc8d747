# new: pulse/2026-10.csv L136
printf 'I know what the year is for,,,volunteer,52,4.1,1-5\n' >>pulse/2026-10.csv
