# new: - L602
git rev-parse HEAD~20 >.git/shallow
