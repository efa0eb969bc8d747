#!/usr/bin/env bash
# The example organisation is what its history says it is, and shows whatever
# a change can mean. Run from the top of the project. TAP on stdout.
#
# LODELINE  the program, default build/release/lodeline
set -eu

lodeline=$(realpath "${LODELINE:-build/release/lodeline}")

org=example-org
head=2b0932dd93feab93b0e8d641872648fbd5d81ce9

# Nothing of the person's own git may change what is read or written here.
unset GIT_DIR GIT_WORK_TREE GIT_INDEX_FILE GIT_OBJECT_DIRECTORY GIT_ALTERNATE_OBJECT_DIRECTORIES 2>/dev/null || true
export GIT_CONFIG_NOSYSTEM=1 GIT_CONFIG_GLOBAL=/dev/null LC_ALL=C

tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
export HOME="$tmp"

n=0
failed=0
check() {                       # NAME WANTED FOUND
    n=$((n + 1))
    if [ "$2" = "$3" ]; then
        echo "ok $n - $1"
    else
        echo "not ok $n - $1"
        echo "# wanted: $2"
        echo "# found:  $3"
        failed=1
    fi
}
holds() {                       # NAME TEST-EXPRESSION...
    local name=$1
    shift
    if "$@"; then check "$name" yes yes; else check "$name" yes "no: $*"; fi
}

echo 1..17

size=$(wc -c < "$org/history.fi")
holds "history.fi is smaller than 3 MB ($((size / 1024)) KB)" test "$size" -lt 3145728

repo=$tmp/org
git init -q -b main "$repo"
git -C "$repo" config core.autocrlf false
git -C "$repo" config core.fileMode false
if git -C "$repo" fast-import --quiet < "$org/history.fi" > "$tmp/import" 2>&1; then imported=yes; else imported=no; fi
check "the stream imports" yes "$imported"
check "the import gives the recorded commit" "$head" "$(git -C "$repo" rev-parse -q --verify refs/heads/main || true)"
check "main is the only ref" refs/heads/main "$(git -C "$repo" for-each-ref --format='%(refname)')"

git init -q -b main "$tmp/again"
git -C "$tmp/again" fast-import --quiet < "$org/history.fi" > /dev/null 2>&1 || true
check "a second import gives the same commit" "$head" "$(git -C "$tmp/again" rev-parse -q --verify refs/heads/main || true)"

# The files beside the stream as a tree: every name and byte, the dotfiles too.
export GIT_INDEX_FILE=$tmp/index
git --git-dir="$repo/.git" --work-tree="$org" add -A -f .
git --git-dir="$repo/.git" --work-tree="$org" rm -q --cached history.fi
tree=$(git --git-dir="$repo/.git" write-tree)
unset GIT_INDEX_FILE
want=$(git -C "$repo" rev-parse 'main^{tree}')
check "the files beside it are the last commit's tree" "$want" "$tree"
[ "$want" = "$tree" ] || git -C "$repo" diff-tree -r --name-status "$want" "$tree" | while read -r line; do echo "# $line"; done

landings=$(git -C "$repo" rev-list --first-parent --count main)
holds "at least 300 landings on the first-parent line ($landings)" test "$landings" -ge 300

first=$(git -C "$repo" log --reverse --format=%ct main | head -n 1)
last=$(git -C "$repo" log -1 --format=%ct main)
holds "the history spans three years or more" test $((last - first)) -ge $((3 * 365 * 86400))
check "the last landing is of 20 November 2026" 2026-11-20 "$(TZ=UTC git -C "$repo" log -1 --format=%cd --date=format-local:%Y-%m-%d main)"
merges=$(git -C "$repo" rev-list --first-parent --merges --count main)
holds "pull requests were merged as true merges ($merges)" test "$merges" -ge 20

# ---- what the program makes of it ---------------------------------------------
if "$lodeline" export "$repo" --ref main --today 2026-11-21 > "$tmp/org.json" 2> "$tmp/said"; then said=$(cat "$tmp/said"); else said="exit $?"; fi
check "it is exported without a word" "" "$said"
count() {                       # FILTER: how many changes of records it lets through
    jq "[.records[].timeline[] | select($1)] | length" "$tmp/org.json"
}
words=$(sed -nE 's/^LL_EVENT\([A-Z_]+, "([^"]+)"\).*/\1/p' src/base/vocab.def)
holds "src/base/vocab.def has events to look for" test "$(echo "$words" | wc -l)" -gt 20
missing=$(for word in $words; do
    [ "$(count "any(.events[]; .type == \"$word\")")" -gt 0 ] || echo "$word"
done)
check "every event of src/base/vocab.def happens in it" "" "$missing"
bulk=$(count '.class == "bulk"')
holds "what was done to many at once is bulk ($bulk)" test "$bulk" -gt 0
folded=$(count .folded)
holds "what was soon taken back is folded ($folded)" test "$folded" -gt 0
blamed=$(sed -n '/^[0-9a-f]\{40\}$/p' "$org/.git-blame-ignore-revs" | while read -r commit; do
    [ "$(count ".commit == \"$commit\"")" -gt 0 ] || echo "$commit has no change"
    [ "$(count ".commit == \"$commit\" and .class != \"mechanical\"")" = 0 ] || echo "$commit"
done)
check "what .git-blame-ignore-revs names only tidied up" "" "$blamed"

# Each finding is there to show something, and no other may be: where, and why.
sort > "$tmp/planted" << 'EOF'
L134 pulse/2026-10.csv:9 the four of the boats and buses, whom the pages leave out
L417 pulse/2026-10.csv:31 leaders believe that what is broken is mended
L417 pulse/2026-10.csv:38 leaders believe that everybody is told on the day
L203 goals/2026/holds-within-a-week.md:27 Owen left, and took a key result along
L207 principles/the-person-at-the-desk-decides.md:6 on the wall, and in nothing that was decided
L207 values.md:21 the one value of five that nobody lives by
L302 goals/2026/school-stops.md:15 a goal that has gone silent, and says that it is on track
L304 meetings/2026-11-17-check-in.md:27 the lighter ramp, in other words at each meeting
L304 meetings/2026-11-17-check-in.md:29 the mentors' half-day, carried after its owner had left
L305 meetings/2026-10-20-succession.md:23 for the leaders alone
L305 meetings/2026-11-17-check-in.md:29 and past its day
L306 meetings/2026-11-17-check-in.md:29 and with Owen
L308 meetings/2026-05-12-leaders-day.md:8 a workshop in which nobody told the others a story
L403 goals/2025/evenings-kept.md:5 called done, with a result open
L405 goals/2026/fennick-quay-reopens.md:7 a goal of 2026 that ends in 2027
L502 principles/say-no-early.md:6 Marek did not come to the new words yet
L502 principles/tell-people-the-day-we-know.md:3 Sigrid wrote the new words and keeps them for a winter first
L502 principles/the-person-at-the-desk-decides.md:3 a comma went, and the meaning with it
L503 principles/finish-before-we-begin.md:3 Sigrid never signed this one
L702 meetings/2026-11-17-check-in.md:17 a link to what only the leaders may read
L703 meetings/2026-06-30-hollin-street-lease.md:5 restricted on the day after it was published
EOF
"$lodeline" check "$repo" --ref main --today 2026-11-21 --format json --fail-on never 2> /dev/null |
    jq -r '.findings[] | "\(.code) \(.path // "-"):\(.line)"' | sort > "$tmp/found"
strange=$(cut -d' ' -f1,2 "$tmp/planted" | diff - "$tmp/found" | sed -n 's/^</missing:/p; s/^>/not planted:/p' | paste -sd';')
check "what it is told is what was planted, and nothing else" "" "$strange"

exit "$failed"
