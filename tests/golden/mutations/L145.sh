# new: roads/skipper.md L145
sed -i '/^for:/d' roads/skipper.md
