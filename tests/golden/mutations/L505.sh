# new: principles/count-people.md L505
sed -i 's/^agreed_by: {/agreed_by: {owen: 2026-11-19, /' principles/count-people.md
