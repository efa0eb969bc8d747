# new: lodeline.yml L150
echo 'theme: "open' >>lodeline.yml
