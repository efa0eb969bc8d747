# new: lodeline.yml L605
# new: lodeline.yml L605
echo 'compare: [v2025, v2026]' >>lodeline.yml
