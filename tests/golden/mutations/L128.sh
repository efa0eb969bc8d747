# new: goals/2026/plain-letters.md L128
# new: goals/2026/plain-letters.md L405
sed -i '2i period: 2027' goals/2026/plain-letters.md
