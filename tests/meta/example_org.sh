#!/usr/bin/env bash
# The example organisation is what its history says it is. Run from the top of the project. TAP on stdout.
set -eu

org=example-org
head=1c952428b4177eb69abdc2844ac533be268f8eb2

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

echo 1..10

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

exit "$failed"
