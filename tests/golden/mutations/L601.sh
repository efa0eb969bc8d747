# new: - L601
rm -rf .git
