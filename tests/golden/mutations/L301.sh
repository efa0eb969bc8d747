# new: goals/2026/island-calls.md L302
# new: teams/mobile.md L301
rm updates/2026-10/mobile.md
