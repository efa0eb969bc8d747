# new: how-we-work.md L413
printf '\n## Done\n\n- [Sound roofs](goals/2026/sound-roofs.md)\n' >>how-we-work.md
