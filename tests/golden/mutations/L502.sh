# new: principles/finish-before-we-begin.md L502
sed -i 's/We do not start a new service/We never begin a thing that costs money/' principles/finish-before-we-begin.md
