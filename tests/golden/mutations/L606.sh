# new: lodeline.yml L606
echo 'compare: [v2025, v2026]' >>lodeline.yml
git tag v2025 main~9
git commit -q --allow-empty -m 'Aside'
git tag v2026
git reset -q --soft main~1
