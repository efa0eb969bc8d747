# new: the-curlew.md L122
sed -i 's/<\/svg>/<script>1<\/script><\/svg>/' images/boat.svg
