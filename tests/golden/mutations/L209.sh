# new: teams/kettles.md L209
# new: teams/kettles.md L604
printf '# Kettles\n\nTea.\n' >teams/kettles.md
