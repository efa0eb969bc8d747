# new: goals/2026/two-hundred-pairs.md L411
sed -i 's/^    baseline: 104/    baseline: 200/' goals/2026/two-hundred-pairs.md
