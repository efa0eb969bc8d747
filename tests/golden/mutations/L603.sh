# new: - L603
mv .git/objects/pack/*.pack all && git unpack-objects -q <all && rm -f all .git/objects/pack/*
old=$(git rev-parse "$(git log --format=%H -2 -- how-we-work.md | tail -1):how-we-work.md")
rm -f ".git/objects/${old:0:2}/${old:2}"
