# new: updates/2026-10/collections.md L402
sed -i 's/e-lending-wait: {status: on-track, confidence: high, value: 4.6}/e-lending-wait: {status: on-track, confidence: high, value: 7.9}/' updates/2026-10/collections.md
