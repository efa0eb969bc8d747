#!/usr/bin/env bash
# What edits mean: every edit in tests/golden/changes/*.txt has the class and
# the events that the file says (its README.md describes the format).
#
#   LL_TOOLS   folder of change_dump (build/debug/tools)
#
# `tests/golden/changes.sh --update` rewrites what was expected: read the diff.
set -u
cd "$(dirname "$0")/changes" || exit 1
dump=$(realpath "${LL_TOOLS:-../../../build/debug/tools}")/change_dump
[ -x "$dump" ] || { echo "Bail out! no $dump: run make units BUILD=debug"; exit 1; }
least=150
export LC_ALL=C TZ=UTC
# libgit2's regular expressions, used for its own settings, leak
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
printf 'leak:libpcre2\n' >"$work/suppress"
export LSAN_OPTIONS=suppressions=$work/suppress:print_suppressions=0

if [ "${1:-}" = --update ]; then
	for file in *.txt; do
		"$dump" "$file" >"$work/new" && cp "$work/new" "$file" || exit 1
	done
fi

set -- *.txt
echo "1..$(($# + 2))"
n=0
fail=0
result() { # status, name; details in $work/log
	n=$((n + 1))
	if [ "$1" = 0 ]; then
		echo "ok $n - $2"
	else
		echo "not ok $n - $2"
		sed 's/^/# /' "$work/log"
		fail=1
	fi
}

# The whole edit around a line that differs helps to see what is wrong.
for file; do
	"$dump" "$file" >"$work/is" 2>"$work/log" &&
		diff -U 16 --label expected --label actual "$file" "$work/is" >"$work/log"
	result $? "${file%.txt}: $(grep -c '^=== ' "$file") edits"
done

count=$(cat ./*.txt | grep -c '^=== ')
echo "$count edits are too few" >"$work/log"
[ "$count" -ge "$least" ]
result $? "$count edits, at least $least"

# The comparison can fail.
sed 's/^mechanical$/wording/' form.txt >"$work/wrong"
"$dump" "$work/wrong" >"$work/is" 2>"$work/log" && ! cmp -s "$work/wrong" "$work/is"
result $? "a wrong expectation is found"
exit $fail
