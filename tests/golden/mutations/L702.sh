# new: how-we-work.md L702
printf '\nSee [the options](strategy/2027-options.md).\n' >>how-we-work.md
