# new: values.md L207
printf '\n## Keep the kettle on\n\nTea before talk.\n' >>values.md
