# new: goals/2026/two-hundred-pairs.md L415
sed -i 's/^    target: 200/    target: 200\n    current: 150/' goals/2026/two-hundred-pairs.md
