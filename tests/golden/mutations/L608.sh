# new: - L608
rm -rf .git
git init -q -b main && git add -A && git commit -qm 'Begin with what there is'
