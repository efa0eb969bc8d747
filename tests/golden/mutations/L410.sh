# new: updates/2025-01/access.md L410
sed -i '0,/^goals:/s//goals:\n  goals\/2026\/plain-letters: {status: on-track}/' updates/2025-01/access.md
