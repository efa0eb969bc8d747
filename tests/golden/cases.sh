#!/usr/bin/env bash
# Golden cases: the program, byte for byte.
#
#   tests/golden/cases/NAME/command   shell lines; $LODELINE is the program
#                         input/      copied to ./org before the command runs
#                         history.fi  imported into ./org (instead of input/)
#                         stdout stderr exit   what has to come of it
#
# `tests/golden/cases.sh --update` rewrites what was expected: read the diff.
set -u
cd "$(dirname "$0")/cases"
cases=$PWD
LODELINE=${LODELINE_DEBUG:-${LODELINE:-$cases/../../../build/debug/lodeline}}
LODELINE=$(realpath "$LODELINE")
export LODELINE LC_ALL=C TZ=UTC NO_COLOR=1 SOURCE_DATE_EPOCH=1767225600
export GIT_CONFIG_NOSYSTEM=1 GIT_CONFIG_GLOBAL=/dev/null
update=${1:-}
# libgit2's regular expressions keep memory for each thread until the end
suppress=$(mktemp)
trap 'rm -f "$suppress"' EXIT
echo "leak:libpcre2" >"$suppress"
export LSAN_OPTIONS=suppressions=$suppress:print_suppressions=0

set -- */command
echo "1..$#"
n=0
fail=0
for command; do
	case=${command%/command}
	n=$((n + 1))
	work=$(mktemp -d)
	export HOME=$work
	if [ -e "$case/history.fi" ]; then
		git init -q -b main "$work/org"
		git -C "$work/org" fast-import --quiet <"$case/history.fi"
		git -C "$work/org" reset -q --hard
	elif [ -d "$case/input" ]; then
		cp -r "$case/input" "$work/org"
	fi
	(cd "$work" && bash -u "$cases/$command" >"$work.out" 2>"$work.err" </dev/null)
	echo $? >"$work.exit"
	sed -i "s|$work|WORK|g; s|$LODELINE|lodeline|g" "$work.out" "$work.err"
	if [ "$update" = --update ]; then
		for part in out:stdout err:stderr exit:exit; do
			cp "$work.${part%:*}" "$case/${part#*:}"
		done
	fi
	problem=$(for part in out:stdout err:stderr exit:exit; do
		diff -u --label expected --label actual "$case/${part#*:}" "$work.${part%:*}" 2>&1
	done)
	if [ -z "$problem" ]; then
		echo "ok $n - $case"
	else
		echo "not ok $n - $case"
		printf '%s\n' "$problem" | sed 's/^/# /'
		fail=1
	fi
	rm -rf "$work" "$work.out" "$work.err" "$work.exit"
done
exit $fail
