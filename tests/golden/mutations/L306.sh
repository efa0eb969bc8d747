# new: meetings/2026-11-17-check-in.md L306
sed -i 's/@priya: planning packs/@owen: planning packs/' meetings/2026-11-17-check-in.md
