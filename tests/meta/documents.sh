#!/usr/bin/env bash
# Documents and program name the same commands, options, settings and files.
. "$(dirname "$0")/../tap.sh"
LODELINE=${LODELINE:-build/release/lodeline}
commands=$("$LODELINE" --help | sed -nE 's/^  ([a-z]+) .*/\1/p' | grep -v lodeline)
options=$(for c in $commands; do "$LODELINE" help "$c"; done | grep -oE -- '--[a-z-]+' | sort -u)
check "the program has commands and options to compare" \
	"$([ "$(echo "$options" | wc -l)" -gt 10 ] || echo "only: $options")"

man=$(mandoc -Tascii docs/man/lodeline.1 | sed 's/.\x08//g')
check "every option is in the man page" \
	"$(for o in $options; do grep -q -- "$o" <<<"$man" || echo "$o"; done)"
check "the man page has no option that the program lacks" \
	"$(grep -oE -- '--[a-z-]+' <<<"$man" | sort -u | while read -r o; do
		[ "$o" = --version ] || grep -qx -- "$o" <<<"$options" || echo "$o"
	done)"
check "every command is in the man page" \
	"$(for c in $commands; do grep -q "lodeline $c" <<<"$man" || echo "$c"; done)"
check "the man page is well formed" "$(mandoc -Tlint -W warning docs/man/lodeline.1 2>&1)"

keys=$(grep -oE '^\s*\{ LL_STR_INIT\("[a-z_]+"\)' src/model/settings*.c | sed -E 's/.*"([a-z_]+)".*/\1/' | sort -u)
check "every setting is documented" \
	"$([ "$(wc -w <<<"$keys")" -gt 10 ] || echo "settings not found in src/model"
	for k in $keys; do grep -qE "(^|[^a-z_])$k([^a-z_]|$)" docs/settings.md || echo "$k"; done)"

# Links of examples, between ``` and ```, are no links of the documents.
check "every relative link in the documents leads to a file" \
	"$(for doc in README.md docs/*.md docs/recipes/*.md; do
		awk '/^```/ { code = !code; next } !code' "$doc" | grep -oE '\]\([^)#: ]+' | sed 's/](//' | while read -r link; do
			[ -e "$(dirname "$doc")/$link" ] || echo "$doc: $link"
		done
	done | grep -vE ': (\.\./goals/|lending\.md|https?$)')"

check "every source folder is in the tour of the README" \
	"$(for d in src/*/; do grep -q "${d%/}" README.md || echo "$d"; done)"

check "codes of findings are unique" \
	"$(grep -oE '"L[0-9]{3}"' src/base/diag.def | sort | uniq -d)"

check "no file of the project names a path of one machine" \
	"$(git grep -nIE '(/work/|/farm/)' -- . ':!tests/meta/documents.sh')"
tap_end
