# new: lodeline.yml L151
echo 'titel: Saltmarsh' >>lodeline.yml
