# new: meetings/2026-11-17-check-in.md L307
sed -i 's/^follow_up: 2026-12-08/follow_up: 2026-11-20/' meetings/2026-11-17-check-in.md
