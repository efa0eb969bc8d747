# new: updates/2026-10/learning.md L401
# new: updates/2026-10/learning.md L402
sed -i 's/two-hundred-pairs: {status: on-track, confidence: high, values: {pairs: 184/two-hundred-pairs: {status: on-track, confidence: high, values: {pairs: 84/' updates/2026-10/learning.md
