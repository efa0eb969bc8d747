# new: principles/count-people.md L504
sed -i '/^from:/d' principles/count-people.md
