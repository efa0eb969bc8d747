# new: roads/skipper.md L141
sed -i '/^aim:/d' roads/skipper.md
