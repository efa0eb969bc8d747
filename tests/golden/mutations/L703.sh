# new: goals/2026/plain-letters.md L703
# new: meetings/2026-02-24-check-in.md L702
sed -i '2i audience: staff' goals/2026/plain-letters.md
git commit -q -a -m 'For staff alone'
