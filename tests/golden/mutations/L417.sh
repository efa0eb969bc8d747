# new: pulse/2026-10.csv L417
printf 'I know what the year is for,,,%s\n' leader,13,4.6,1-5 staff,52,2.8,1-5 >>pulse/2026-10.csv
