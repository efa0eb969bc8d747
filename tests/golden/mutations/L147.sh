# new: goals/2026/plain-letters.md L147
sed -i '/^#/d' goals/2026/plain-letters.md
