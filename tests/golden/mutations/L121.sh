# new: writing.md L121
sed -i '1i ---\ntype: gaol\n---' writing.md
