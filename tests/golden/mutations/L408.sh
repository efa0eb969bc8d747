# new: goals/2026/plain-letters.md L408
sed -i 's/^supports: .*/supports: [mission, goals\/2026\/sound-roofs]/' goals/2026/plain-letters.md
