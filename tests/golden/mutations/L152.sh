# new: lodeline.yml L152
echo 'year_starts: 13-01' >>lodeline.yml
