# new: goals/2026/island-calls.md L302
sed -i '/island-calls/d' updates/2026-10/mobile.md
