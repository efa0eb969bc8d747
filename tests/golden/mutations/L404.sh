# new: goals/2026/two-hundred-pairs.md L404
sed -i 's/^    target: 200/    target: 150/' goals/2026/two-hundred-pairs.md
git commit -q -a -m 'A hundred and fifty'
