#!/usr/bin/env bash
# Each header compiles alone, and its guard is its path.
set -eu
cd "$(dirname "$0")/../../.."

n=0
fail=0
# shellcheck disable=SC2086
flags=$(pkg-config --cflags ${LL_LIBRARIES:-libcmark})
for header in src/*/*.h; do
	n=$((n + 1))
	guard=LL_$(echo "${header#src/}" | tr 'a-z/.-' 'A-Z___')
	problem=
	# shellcheck disable=SC2086
	gcc -x c -std=c17 -D_GNU_SOURCE -Isrc $flags -Wall -Wextra -Wpedantic -Werror \
		-Wno-unused-function -fsyntax-only "$header" 2>/tmp/headers.$$ || problem=$(cat /tmp/headers.$$)
	grep -q "^#ifndef $guard\$" "$header" || problem="$problem the guard is not $guard"
	if [ -z "$problem" ]; then
		echo "ok $n - $header compiles alone"
	else
		echo "not ok $n - $header compiles alone"
		printf '%s\n' "$problem" | sed 's/^/# /'
		fail=1
	fi
done
rm -f /tmp/headers.$$
echo "1..$n"
exit $fail
