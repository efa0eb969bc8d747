# new: roads/skipper.md L312
sed -i 's/theory (due 2027-03-31)/theory (due 2026-10-31)/' roads/skipper.md
