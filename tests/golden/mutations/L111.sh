# new: mission.md L111
printf '\nSee [the first](values.md#there-is-no-such-value).\n' >>mission.md
