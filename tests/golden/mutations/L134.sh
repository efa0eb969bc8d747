# new: pulse/2026-10.csv L134
printf 'I know what the year is for,,Wexcombe,staff,3,4.1,1-5\n' >>pulse/2026-10.csv
