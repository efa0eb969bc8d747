# new: another-mission.md L119
ln -s mission.md another-mission.md
