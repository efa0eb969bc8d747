# new: the-curlew.md L107
sed -i 's/^owner: /id: calls\n&/' goals/2026/island-calls.md
sed -i '1i ---\nid: calls\n---' the-curlew.md
