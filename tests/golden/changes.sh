#!/usr/bin/env bash
# What edits mean: every edit in tests/golden/changes/*.txt has the class and
# the events that the file says (its README.md describes the format).
#
#   LL_TOOLS   folder of change_dump (build/debug/tools)
#
# `tests/golden/changes.sh --update` rewrites what was expected: read the diff.
. "$(dirname "$0")/../tap.sh"
dump=$(realpath "${LL_TOOLS:-build/debug/tools}")/change_dump
[ -x "$dump" ] || { echo "Bail out! no $dump: run make units BUILD=debug"; exit 1; }
cd tests/golden/changes || exit 1
least=150

if [ "${1:-}" = --update ]; then
	for file in *.txt; do
		"$dump" "$file" >"$work/new" && cp "$work/new" "$file" || exit 1
	done
fi

set -- *.txt

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
tap_end
