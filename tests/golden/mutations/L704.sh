# new: roads/farida.md L704
sed -i '/^audiences:/d' lodeline.yml
sed -i -E '/^(# )?audience: (staff|leaders)$/d' meetings/*.md pulse/*.csv strategy/*.md ./*.md
