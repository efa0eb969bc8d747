#!/usr/bin/env bash
# Same commit, same --today: the same bytes, whatever the folder, the time
# zone, the locale, the time of day, the number of threads.
set -eu
cd "$(dirname "$0")/../.."
LODELINE=$(realpath "${LODELINE:-build/release/lodeline}")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export GIT_CONFIG_NOSYSTEM=1 GIT_CONFIG_GLOBAL=/dev/null

unpack() {
	git init -q -b main "$1"
	git -C "$1" fast-import --quiet <example-org/history.fi
	git -C "$1" reset -q --hard main
}

build() { # org out, then variables for the environment; rest are options
	local org=$1 out=$2 vars=$3
	shift 3
	# shellcheck disable=SC2086
	env $vars "$LODELINE" build "$org" --out "$out" --quiet --today 2026-11-22 "$@" 2>"$work/err"
}

n=0
same() { # name, a, b
	n=$((n + 1))
	if diff -r "$2" "$3" >"$work/diff" 2>&1; then
		echo "ok $n - $1"
	else
		echo "not ok $n - $1"
		head -20 "$work/diff" | sed 's/^/# /'
		fail=1
	fi
}

fail=0
echo 1..8
unpack "$work/a"
mkdir -p "$work/other/deeper"
unpack "$work/other/deeper/a"
build "$work/a" "$work/one" "TZ=UTC LC_ALL=C" --jobs 1
n=1
if [ "$(find "$work/one" -name '*.html' | wc -l)" -gt 100 ]; then
	echo "ok 1 - the example site has pages to compare"
else
	echo "not ok 1 - the example site has pages to compare"
	fail=1
fi
build "$work/other/deeper/a" "$work/other/two" "TZ=UTC LC_ALL=C" --jobs 1
same "another folder" "$work/one" "$work/other/two"
build "$work/a" "$work/three" "TZ=Pacific/Kiritimati LC_ALL=C" --jobs 1
same "another time zone" "$work/one" "$work/three"
build "$work/a" "$work/four" "TZ=UTC LC_ALL=C.UTF-8 LANG=tr_TR.UTF-8" --jobs 1
same "another locale" "$work/one" "$work/four"
build "$work/a" "$work/five" "TZ=UTC LC_ALL=C" --jobs 8
same "eight threads" "$work/one" "$work/five"
build "$work/a" "$work/five" "TZ=UTC LC_ALL=C" --jobs 2
same "built again over itself" "$work/one" "$work/five"
git clone -q --bare "$work/a" "$work/bare.git"
build "$work/bare.git" "$work/six" "TZ=UTC LC_ALL=C" --ref main
git -C "$work/a" checkout -q --detach
build "$work/a" "$work/seven" "TZ=UTC LC_ALL=C" --ref main
same "a bare repository and a work tree at the same commit, but for the folder's name" \
	"$work/six/data" "$work/seven/data"

# Equal files are left untouched: nothing has a new time.
find "$work/five" -type f -printf '%T@ %p\n' | sort >"$work/before"
sleep 1
build "$work/a" "$work/five" "TZ=UTC LC_ALL=C" --ref main
find "$work/five" -type f -printf '%T@ %p\n' | sort >"$work/after"
n=$((n + 1))
if cmp -s "$work/before" "$work/after"; then
	echo "ok $n - files that did not change keep their time"
else
	echo "not ok $n - files that did not change keep their time"
	diff "$work/before" "$work/after" | head -5 | sed 's/^/# /'
	fail=1
fi
exit $fail
