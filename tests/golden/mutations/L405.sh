# new: goals/2026/plain-letters.md L405
sed -i 's/^due: .*/due: 2027-06-30/' goals/2026/plain-letters.md
