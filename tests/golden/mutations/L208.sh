# new: strategy/rooms.md L208
# new: strategy/rooms.md L604
printf '# Small rooms\n\nWarm ones.\n' >strategy/rooms.md
