# new: goals/2025/quiet-hour.md L409
# new: goals/2025/quiet-hour.md L416
sed -i 's/^status: .*/status: at-risk/' goals/2025/quiet-hour.md
