#!/usr/bin/env bash
# Same commit, same --today: the same bytes, whatever the folder, the time
# zone, the locale, the time of day, the number of threads.
. "$(dirname "$0")/../tap.sh"
LODELINE=$(realpath "${LODELINE:-build/release/lodeline}")

build() { # org out, then variables for the environment; rest are options
	local org=$1 out=$2 vars=$3
	shift 3
	# shellcheck disable=SC2086
	env $vars "$LODELINE" build "$org" --out "$out" --quiet --today 2026-11-22 "$@" 2>"$work/err"
}

same() { # name, a, b
	diff -r "$2" "$3" >"$work/log" 2>&1
	result $? "$1"
}

import "$work/a" <example-org/history.fi
mkdir -p "$work/other/deeper"
import "$work/other/deeper/a" <example-org/history.fi
build "$work/a" "$work/one" "TZ=UTC LC_ALL=C" --jobs 1
check "the example site has pages to compare" \
	"$([ "$(find "$work/one" -name '*.html' | wc -l)" -gt 100 ] || echo "there are few: $(cat "$work/err")")"
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
same "files that did not change keep their time" "$work/before" "$work/after"
tap_end
