#!/usr/bin/env bash
# Markdown becomes the bytes that the cmark-gfm program makes of it:
#
#   each case of tests/golden/markdown/*.txt (README.md there tells the form),
#   the examples of the CommonMark specification (npm's commonmark-spec),
#   every Markdown file of the real organisations in $LL_REAL_ORGS/*.bundle.
set -u
here=$(cd "$(dirname "$0")" && pwd)
LL_TOOLS=${LL_TOOLS:-$here/../../build/debug/tools}
LL_NODE_MODULES=${LL_NODE_MODULES:-$here/../../build/node_modules}
LL_REAL_ORGS=${LL_REAL_ORGS:-$here/../../../shared/real-orgs}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
fail=0
n=0

report() { # ok|not ok, name, file with the reason
	n=$((n + 1))
	echo "$1 $n - $2"
	if [ "$1" != ok ]; then
		fail=1
		[ -s "$3" ] && head -40 "$3" | sed 's/^/# /'
	fi
}

program() { # FILE
	cmark-gfm -e footnotes -e table -e strikethrough -e autolink \
		-e tasklist --unsafe "$1"
}

# Renders DIR/N.md (N from 1) into DIR/ours/N, and by the program into DIR/N.html
# where that is not there yet.
render() { # DIR COUNT
	mkdir -p "$1/ours"
	seq -f "$1/%.0f.md" "$2" | xargs -r "$LL_TOOLS/md_render" "$1/ours" ||
		return 1
	for i in $(seq "$2"); do
		[ -e "$1/$i.html" ] || program "$1/$i.md" >"$1/$i.html"
	done
}

# ---- the cases ---------------------------------------------------------------
mkdir "$work/cases"
cat "$here"/markdown/*.txt | awk -v dir="$work/cases" '
	/^=== / {
		if (out) close(out)
		out = sprintf("%s/%d.md", dir, ++n)
		printf "" >out
		print substr($0, 5) >(dir "/names")
		next
	}
	/^--- ours$/ { close(out); out = sprintf("%s/%d.html", dir, n); next }
	{ print >out }
	END { print n >(dir "/count") }'
count=$(cat "$work/cases/count")
echo "1..$((count + 2))"
if ! render "$work/cases" "$count" 2>"$work/err"; then
	sed 's/^/# /' "$work/err" | head -40
	echo "Bail out! md_render failed"
	exit 1
fi
while IFS= read -r name; do
	i=$((n + 1))
	if diff -u "$work/cases/$i.html" "$work/cases/ours/$i" >"$work/diff"; then
		report ok "$name"
	else
		report "not ok" "$name" "$work/diff"
	fi
done <"$work/cases/names"

# Differences of DIR/N.html and DIR/ours/N, all in one line of the report.
compare() { # DIR COUNT NAME
	local differ=0
	: >"$work/diffs"
	for i in $(seq "$2"); do
		cmp -s "$1/$i.html" "$1/ours/$i" && continue
		# where the program reads an older CommonMark than cmark does
		[ -e "$1/$i.spec" ] && cmp -s "$1/$i.spec" "$1/ours/$i" && continue
		differ=$((differ + 1))
		diff -u "$1/$i.html" "$1/ours/$i" | head -12 >>"$work/diffs"
	done
	if [ "$differ" = 0 ] && [ "$2" -gt 0 ]; then
		report ok "$3: $2 alike"
	else
		report "not ok" "$3: $differ of $2 differ" "$work/diffs"
	fi
}

# ---- the specification -------------------------------------------------------
mkdir "$work/spec"
NODE_PATH=$LL_NODE_MODULES node -e '
	const fs = require("fs"), dir = process.argv[1];
	const tests = require("commonmark-spec").tests;
	tests.forEach((test, i) => {
		const text = s => s.replace(/\u2192/g, "\t");
		fs.writeFileSync(`${dir}/${i + 1}.md`, text(test.markdown));
		fs.writeFileSync(`${dir}/${i + 1}.spec`, text(test.html));
	});
	fs.writeFileSync(`${dir}/count`, String(tests.length));
' "$work/spec" 2>"$work/err"
if [ -e "$work/spec/count" ]; then
	count=$(cat "$work/spec/count")
	render "$work/spec" "$count"
	compare "$work/spec" "$count" "examples of the specification"
else
	report "not ok" "examples of the specification" "$work/err"
fi

# ---- real organisations ------------------------------------------------------
set -- "$LL_REAL_ORGS"/*.bundle
if [ ! -e "$1" ]; then
	n=$((n + 1))
	echo "ok $n - real organisations # SKIP no bundles in $LL_REAL_ORGS"
else
	mkdir "$work/real"
	count=0
	for bundle; do
		git clone -q "$bundle" "$work/clone"
		while IFS= read -r -d '' file; do
			count=$((count + 1))
			cp "$file" "$work/real/$count.md"
		done < <(find "$work/clone" -name '*.md' -print0)
		rm -rf "$work/clone"
	done
	render "$work/real" "$count"
	compare "$work/real" "$count" "files of real organisations"
fi
exit $fail
