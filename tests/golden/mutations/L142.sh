# new: roads/skipper.md L142
sed -i 's/by 2031/by 2027/' roads/skipper.md
