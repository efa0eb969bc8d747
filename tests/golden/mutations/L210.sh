# new: people/joan.md L210
# new: people/joan.md L604
printf '# Joan Firth\n\nJoan joined us in May.\n' >people/joan.md
