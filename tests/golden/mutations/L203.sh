# new: goals/2026/holds-within-a-week.md L203
sed -i '/^---/{n;s/^/left: 2026-11-01\n/;:a;n;ba}' people/callum.md
