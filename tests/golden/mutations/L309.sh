# The reviews since the end of 2025 become check-ins.
# new: goals/2025/books-to-the-door.md L309
sed -i 's/^kind: review/kind: check-in/' meetings/2026-*.md
