# new: principles/count-people.md L502
# new: principles/count-people.md L503
# new: principles/count-people.md L505
sed -i 's/^agreed_by: \[/agreed_by: [owen, /' principles/count-people.md
