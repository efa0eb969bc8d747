# new: principles/ask-the-quietest-branch.md L503
# new: principles/count-people.md L503
# new: principles/finish-before-we-begin.md L503
# new: principles/say-no-early.md L503
# new: principles/tell-people-the-day-we-know.md L503
# new: principles/the-person-at-the-desk-decides.md L503
sed -i '2i leader: true' people/tom.md
