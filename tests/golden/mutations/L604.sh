# new: another-plan.md L604
echo '# Another plan' >another-plan.md
