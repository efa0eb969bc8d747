# new: updates/2026-10/access.md L412
sed -i '2i date: 2026-09-20' updates/2026-10/access.md
