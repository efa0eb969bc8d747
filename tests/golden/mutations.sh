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
set -u
cd "$(dirname "$0")/../.."
lodeline=$(realpath "${LODELINE:-build/release/lodeline}")
export lodeline LC_ALL=C TZ=UTC
export GIT_CONFIG_NOSYSTEM=1 GIT_CONFIG_GLOBAL=/dev/null
export GIT_AUTHOR_NAME=Ada GIT_AUTHOR_EMAIL=ada@example.org
export GIT_COMMITTER_NAME=Ada GIT_COMMITTER_EMAIL=ada@example.org
export GIT_AUTHOR_DATE=2026-11-20T18:00:00Z GIT_COMMITTER_DATE=2026-11-20T18:00:00Z
work=$(mktemp -d)
export work
trap 'rm -rf "$work"' EXIT

git init -q -b main "$work/example"
git -C "$work/example" fast-import --quiet <example-org/history.fi
git -C "$work/example" reset -q --hard main

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
echo "1..$(($# + 1))"
n=0
fail=0
for script; do
	n=$((n + 1))
	name=${script##*/}
	if [ -s "$work/$name.wrong" ]; then
		echo "not ok $n - $name"
		sed 's/^/# /' "$work/$name.wrong"
		fail=1
	else
		echo "ok $n - $name gives what is expected and nothing else"
	fi
done
n=$((n + 1))
bad=$(for script; do
	code=${script##*/}
	grep -q "^# new: .* ${code:0:4}\$" "$script" || echo "${script##*/} does not expect ${code:0:4}"
done)
if [ -z "$bad" ]; then
	echo "ok $n - each is called by the code that it plants"
else
	echo "not ok $n - each is called by the code that it plants"
	printf '%s\n' "$bad" | sed 's/^/# /'
	fail=1
fi
exit $fail
