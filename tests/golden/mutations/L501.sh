# new: principles/count-people.md L501
sed -i '/^agreed_by/d' principles/count-people.md
