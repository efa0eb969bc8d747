# new: meetings/2023-10-10-alignment-workshop.md L308
sed -i 's/^## Themes/## What we heard/' meetings/2023-10-10-alignment-workshop.md
