#!/usr/bin/env bash
# Who may include whom: the table of docs/ARCHITECTURE.md, checked.
set -eu
cd "$(dirname "$0")/../../.."

declare -A may=(
	[base]="base"
	[text]="text base"
	[model]="model text base"
	[history]="history model text base"
	[check]="check history model text base"
	[view]="view check history model text base"
	[site]="site view text base"
	[render]="render site base"
	[io]="io base"
	[cli]="base text model history check view site render io cli"
)
# outside libraries: header -> the only files that may include it
declare -A outside=(
	[cmark.h]="^src/text/"
	[yaml.h]="^src/text/"
	[expat.h]="^src/text/svg\.c$"
	[utf8proc.h]="^src/base/"
	[git2.h]="^src/(io/|history/worddiff\.c$)"
	[git2/]="^src/io/"
	[ctemplate/]="^src/render/template\.cc$"
	[pthread.h]="^src/(base/pool|io/|cli/)"
)

# what each file includes, read once: starting a program for each is slow
declare -A includes=()
while IFS=: read -r file header; do
	includes[$file]+=" $header"
done < <(grep -rHE '^# *include "' src | sed -nE 's/^([^:]+):# *include "([^"]+)".*/\1:\2/p')

# every header reachable from $1 inside src, in $reached
reach() {
	local queue=("$1") seen=" $1 " at next
	reached=
	while [ ${#queue[@]} -gt 0 ]; do
		at=${queue[0]}
		queue=("${queue[@]:1}")
		for next in ${includes[$at]-}; do
			[ -e "src/$next" ] || continue
			case $seen in *" $next "*) ;; *) seen="$seen$next " queue+=("src/$next") reached="$reached $next" ;; esac
		done
	done
}

n=0
fail=0
check() { # name, problems
	n=$((n + 1))
	if [ -z "$2" ]; then
		echo "ok $n - $1"
	else
		echo "not ok $n - $1"
		printf '%s\n' "$2" | sed 's/^/# /'
		fail=1
	fi
}

for layer in base text model history check view site render io cli; do
	bad=
	for file in src/"$layer"/*.[ch] src/"$layer"/*.cc; do
		[ -e "$file" ] || continue
		for header in ${includes[$file]-}; do
			case " ${may[$layer]} " in
			*" ${header%%/*} "*) ;;
			*) bad="$bad$file includes $header"$'\n' ;;
			esac
		done
	done
	check "$layer includes only what it may" "$bad"
done

bad=
for layer in site render; do
	for file in src/"$layer"/*; do
		reach "$file"
		for header in $reached; do
			case $header in
			model/* | history/* | check/* | view/make.h) bad="$bad$file reaches $header"$'\n' ;;
			esac
		done
	done
done
check "nothing that writes pages reaches the organisation, not even through a header" "$bad"

bad=
for header in "${!outside[@]}"; do
	while IFS=: read -r file _; do
		[[ $file =~ ${outside[$header]} ]] || bad="$bad$file includes <$header>"$'\n'
	done < <(grep -rnE "^# *include <${header}" src || true)
done
check "outside libraries stay behind their one door" "$bad"

bad=$(find src -name '*.cc' ! -path src/render/template.cc)
check "the only C++ is the template shim" "$bad"

allowed=' LICENSE Makefile README.md docs example-org src tests themes '
bad=
for entry in $(git ls-files -co --exclude-standard | cut -d/ -f1 | sort -u); do
	case $entry in .*) continue ;; esac
	case $allowed in *" $entry "*) ;; *) bad="$bad$entry"$'\n' ;; esac
done
check "the top level holds what it should and nothing else" "$bad"

bad=$(grep -rnE '"[^"]*<(div|span|p|a|ul|li|table|svg|h[1-6])[ >]' src/site src/view src/cli src/io src/model src/history src/check || true)
check "no HTML in C outside the Markdown renderer" "$bad"

echo "1..$n"
exit $fail
