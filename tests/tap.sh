# What the shell tests share; they source it below their comment:
#
#     . "$(dirname "$0")/../tap.sh"
#
# It goes to the top of the sources ($top) and gives the test a folder ($work,
# removed at its end) and an environment in which git and the program know
# nothing of this machine. The functions print TAP; tap_end is the last line.
set -u
cd "$(dirname "${BASH_SOURCE[0]}")/.." || exit 1
top=$PWD
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/home"
export HOME=$work/home LC_ALL=C TZ=UTC NO_COLOR=1
export GIT_CONFIG_NOSYSTEM=1 GIT_CONFIG_GLOBAL=/dev/null
export GIT_AUTHOR_NAME=Ada GIT_AUTHOR_EMAIL=ada@example.org
export GIT_COMMITTER_NAME=Ada GIT_COMMITTER_EMAIL=ada@example.org
unset GIT_DIR GIT_WORK_TREE XDG_CONFIG_HOME
# libgit2's regular expressions, used for its own settings, leak
printf 'leak:libpcre2\n' >"$work/suppress"
export LSAN_OPTIONS=suppressions=$work/suppress:print_suppressions=0
n=0
fail=0

result() { # STATUS NAME; details stand in $work/log
	n=$((n + 1))
	if [ "$1" = 0 ]; then
		echo "ok $n - $2"
	else
		echo "not ok $n - $2"
		cut -c1-300 "$work/log" | head -40 | sed 's/^/# /'
		fail=1
	fi
}

check() { # NAME PROBLEMS; none is fine
	printf '%s\n' "$2" >"$work/log"
	[ -z "$2" ]
	result $? "$1"
}

skip() { # NAME WHY
	n=$((n + 1))
	echo "ok $n - $1 # SKIP $2"
}

import() { # FOLDER < STREAM: a repository of it, with its work tree
	git init -q -b main "$1" && git -C "$1" fast-import --quiet &&
		git -C "$1" reset -q --hard
}

tap_end() {
	echo "1..$n"
	exit $fail
}
