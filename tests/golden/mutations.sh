#!/usr/bin/env bash
# One fault planted into the example organisation gives the findings that are
# expected of it, and no other.
#
# tests/golden/mutations/CODE*.sh runs in a copy of the example's repository and
# plants it, as an edit or a commit; its comments say what comes of it:
#
#     # new: PATH CODE        one line a finding; PATH is - for the repository
#
# LODELINE  the program, default build/release/lodeline
. "$(dirname "$0")/../tap.sh"
lodeline=$(realpath "${LODELINE:-build/release/lodeline}")
export lodeline work
export GIT_AUTHOR_DATE=2026-11-20T18:00:00Z GIT_COMMITTER_DATE=2026-11-20T18:00:00Z

import "$work/example" <example-org/history.fi

found() { # ORG: "fingerprint path code" of each finding
	"$lodeline" check "$1" --today 2026-11-21 --format json --fail-on never --jobs 1 2>/dev/null |
		jq -r '.findings[] | "\(.fingerprint) \(.path // "-") \(.code)"' | sort
}
mutate() { # SCRIPT: what is wrong, into $work/NAME.wrong
	local name=${1##*/} org=$work/${1##*/}.org
	cp -r "$work/example" "$org"
	(cd "$org" && bash -eu "$1") >"$work/$name.wrong" 2>&1
	found "$org" | comm -13 "$work/before" - | cut -d' ' -f2- | sort >"$work/$name.new"
	sed -n 's/^# new: //p' "$1" | sort | diff - "$work/$name.new" >>"$work/$name.wrong"
	rm -rf "$org"
}
export -f found mutate

found "$work/example" >"$work/before"
set -- "$PWD"/tests/golden/mutations/*.sh
printf '%s\n' "$@" | xargs -P 4 -I {} bash -c 'mutate {}'
for script; do
	name=${script##*/}
	check "$name gives what is expected and nothing else" "$(cat "$work/$name.wrong")"
done
check "each is called by the code that it plants" "$(for script; do
	code=${script##*/}
	grep -q "^# new: .* ${code:0:4}\$" "$script" || echo "${script##*/} does not expect ${code:0:4}"
done)"
check "each finding of the catalogue is planted, but for a theme's, which build reads" "$(
	sed -nE 's/^LL_DIAG\(\w+, "(L[0-9]+)".*/\1/p' src/base/diag.def | grep -v L160 | while read -r code; do
		ls tests/golden/mutations/"$code"*.sh >/dev/null 2>&1 || echo "$code"
	done)"
tap_end
