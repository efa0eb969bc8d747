# new: goals/2026/island-calls.md L101
# new: goals/2026/island-calls.md L701
sed -i 's/^owner: "@sigrid"/owner: "@sigrid/' goals/2026/island-calls.md
