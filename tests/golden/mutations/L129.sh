# new: lodeline.yml L129
printf 'sources:\n  - {files: board/**, kind: none}\n' >>lodeline.yml
