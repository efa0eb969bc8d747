# new: writing.md L116
{ head -c 1000 /dev/zero | tr '\0' '>'; echo ' deep'; } >>writing.md
