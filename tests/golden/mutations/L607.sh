# new: - L602
# new: lodeline.yml L607
# new: lodeline.yml L607
git rev-parse HEAD~20 >.git/shallow
printf 'compare: [start-2025, start-2026]\n' >>lodeline.yml
