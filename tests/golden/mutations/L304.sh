# Farida's evening goes on and on.
# new: meetings/2026-11-17-check-in.md L304
# new: meetings/2026-11-17-check-in.md L305
sed -i 's/- \[x\] @farida: an evening with the friends/- [ ] @farida: an evening with the friends/' meetings/*.md
for notes in meetings/2026-10-13-check-in.md meetings/2026-11-17-check-in.md; do
	echo '- [ ] @farida: the evening with the friends (due 2026-11-20)' >>$notes
done
