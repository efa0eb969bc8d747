# new: goals/2026/plain-letters.md L406
sed -i 's/^start: .*/start: 2026-12-20/' goals/2026/plain-letters.md
