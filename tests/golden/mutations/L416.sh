# new: goals/2026/harbour-voices.md L416
sed -i 's/^status: on-track/status: at-risk/' goals/2026/harbour-voices.md
