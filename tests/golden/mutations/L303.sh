# new: meetings/2026-11-19-check-in.md L303
# new: meetings/2026-11-19-check-in.md L604
printf -- '---\nkind: check-in\n---\n# A second check-in\n\nWe talked.\n' >meetings/2026-11-19-check-in.md
