# new: updates/2026-10/support.md L407
sed -i '/^goals:/a\  goals/2026/sun-on-the-roof: {status: at-risk}' updates/2026-10/support.md
