#!/usr/bin/env bash
# `lodeline diff` over a small history: what it prints byte for byte, where it
# works, what it hides, what it does with hostile text.
#
# `tests/golden/diff.sh --update` rewrites tests/golden/diff/*: read the diff.
. "$(dirname "$0")/../tap.sh"
lodeline=$(realpath "${LODELINE_DEBUG:-${LODELINE:-build/debug/lodeline}}")
modules=$(realpath "${LL_NODE_MODULES:-build/node_modules}" 2>/dev/null)
export SOURCE_DATE_EPOCH=1767225600
golden() { # name, file, actual
	[ "${update:-}" ] && cp "$3" "tests/golden/diff/$2"
	check "$1" "$(diff -u "tests/golden/diff/$2" "$3" 2>&1)"
}
update=${1:-}
holds() { # file, text: it is in there
	grep -qF -- "$2" "$1" || echo "no '$2' in: $(head -c 400 "$1")"
}
lacks() { # file, text
	grep -nF -- "$2" "$1"
}
day=0
commit() {
	day=$((day + 1))
	git add -A
	GIT_AUTHOR_DATE="2025-11-$((10 + day))T12:00:00Z" \
	GIT_COMMITTER_DATE="2025-11-$((10 + day))T12:00:00Z" git commit -qm "$1"
}
goal() { # file, title, target, supports, words
	cat >"goals/2026/$1.md" <<EOT
---
owner: "@tom"
supports: $4
due: 2026-12-15
metrics:
  - {id: wait, name: Median wait, unit: days, baseline: 21, target: $3, current: 14}
---
# $2

$5
EOT
}

# ---- the history -------------------------------------------------------------
git init -q -b main "$work/org"
cd "$work/org" || exit 1
mkdir -p goals/2026 principles values people teams
echo 'audiences: [public, leaders]' >lodeline.yml
printf '# Mission\n\nNobody is far from a book.\n' >mission.md
printf -- '---\nsupports: mission\n---\n# Care\n\nWe look after each other.\n' >values/care.md
printf -- '---\nagreed_by: ["@tom", "@ines"]\n---\n# Say it early\n\nWhoever sees a delay says so the same week.\n' >principles/early.md
printf -- '---\nhandle: tom\n---\n# Tom\n' >people/tom.md
goal holds "Books within nine days" 9 mission "Every reader gets a reserved book within nine days."
goal calls "Every island, every week" 9 values/care "The boat calls on every island."
printf '# A goal that goes\n\nIt was a good idea once, in another year and for other readers.\n' >goals/2026/old.md
goal moved "A goal that moves" 9 mission "These words stay the same in another file."
printf -- '---\naudience: leaders\n---\n# Quiet plan\n\nNobody knows of zebra.\n' >goals/2026/quiet.md
for i in 1 2 3 4 5 6; do goal "many-$i" "One of many $i" "1$i" mission "A text of its own, number $i."; done
commit base
goal holds "Books within nine days" 12 mission "Every reader gets a reserved book within nine days, or a call."
goal calls "Every island, every week" 9 mission "The boat calls on every island."
git rm -q goals/2026/old.md
git mv goals/2026/moved.md goals/2026/elsewhere.md
printf '# A goal that comes\n\nSomebody thought of something.\n' >goals/2026/new.md
printf -- '---\nagreed_by: {"@tom": , "@ines": 2026-01-01}\n---\n# Say it early\n\nWhoever sees a delay says so the same day.\n' >principles/early.md
sed -i 's/zebra/giraffe/' goals/2026/quiet.md
printf -- '---\nhandle: tom\n---\n\n# Tom\n\n' >people/tom.md
for i in 1 2 3 4 5 6; do sed -i 's/@tom/@ines/' "goals/2026/many-$i.md"; done
commit head
cd "$top" || exit 1

# ---- what it prints ----------------------------------------------------------
for format in text markdown json; do
	"$lodeline" diff "$work/org" HEAD~1 HEAD --format $format \
		>"$work/$format" 2>"$work/err"
	check "$format: exit 0 and nothing on stderr" "$([ $? -eq 0 ] || echo "exit $?"; cat "$work/err")"
	sed -E 's/[0-9a-f]{40}/COMMIT/g; s/\([0-9a-f]{7}\)/(COMMIT)/g' "$work/$format" >"$work/$format.plain"
done
golden "text" text "$work/text.plain"
golden "markdown" markdown "$work/markdown.plain"
check "text: the target, its direction and unit" "$(holds "$work/text" 'moved from 9 to 12 days (easier)')"
check "text: one agreement is to earlier words" "$(holds "$work/text" '1 of 2 agreements is now to earlier words: Tom')"
check "text: many alike are told once" "$(holds "$work/text" '6 goals: Handed from Tom to')"
check "text: a value without a goal" "$(holds "$work/text" 'No goal supports it any more')"
if [ -d "$modules/ajv" ]; then
	check "json: follows its schema" "$(node -e '
const fs = require("fs");
const Ajv = require(process.argv[1] + "/ajv/dist/2020");
const schema = JSON.parse(fs.readFileSync(process.argv[2]));
const close = (node) => {
	if (!node || typeof node !== "object") return;
	if (node.properties) node.additionalProperties = false;
	Object.values(node).forEach(close);
};
close(schema);
const check = new Ajv({ strict: true, allowUnionTypes: true,
	strictRequired: false, strictTypes: false }).compile(schema);
if (!check(JSON.parse(fs.readFileSync(process.argv[3]))))
	console.log(check.errors);' "$modules" docs/diff.schema.json "$work/json" 2>&1)"
else
	n=$((n + 1))
	echo "ok $n - json: follows its schema # SKIP no ajv"
fi
check "json: how each record changed" "$(jq -r '.records[] | "\(.change) \(.id)"' "$work/json" | sort | diff - <(sort <<'EOT'
affected values/care
changed goals/2026/calls
changed goals/2026/holds
changed goals/2026/many-1
changed goals/2026/many-2
changed goals/2026/many-3
changed goals/2026/many-4
changed goals/2026/many-5
changed goals/2026/many-6
changed goals/2026/quiet
changed principles/early
gone goals/2026/old
mechanical goals/2026/elsewhere
mechanical people/tom
new goals/2026/new
EOT
))"
check "the same from any number of threads" "$("$lodeline" diff "$work/org" HEAD~1 HEAD -j 1 | diff - "$work/text")"

# ---- where it works ----------------------------------------------------------
body() { tail -n +2; } # without the names of both
check "two dots" "$("$lodeline" diff "$work/org" HEAD~1..HEAD | diff - "$work/text")"
git -C "$work/org" branch side HEAD~1
check "three dots begin where both went on" \
	"$("$lodeline" diff "$work/org" side...main | body | diff - <(body <"$work/text"))"
check "nothing changes" "$("$lodeline" diff "$work/org" main...side | grep -qx 'Nothing changes.' || echo something)"
git clone -q --bare "$work/org" "$work/bare.git" 2>/dev/null
check "a bare repository" "$("$lodeline" diff "$work/bare.git" HEAD~1 HEAD 2>&1 | diff - "$work/text")"
git clone -q --depth 2 "file://$work/org" "$work/shallow" 2>/dev/null
check "a shallow clone that has both commits" "$("$lodeline" diff "$work/shallow" HEAD~1 HEAD 2>&1 | diff - "$work/text")"
git clone -q --depth 1 "file://$work/org" "$work/cut" 2>/dev/null
"$lodeline" diff "$work/cut" HEAD~1 HEAD >"$work/out" 2>"$work/err"
check "a shallow clone that lacks one: exit 2" "$([ $? -eq 2 ] || echo "exit $?")"
check "and says how to mend it" "$(holds "$work/err" fetch-depth)"
git -C "$work/cut" checkout -q --orphan apart
git -C "$work/cut" commit -qm apart
"$lodeline" diff "$work/cut" main...apart >"$work/out" 2>"$work/err"
check "three dots that do not meet: exit 2" "$([ $? -eq 2 ] || echo "exit $?")"
check "and says that the clone is shallow" "$(holds "$work/err" 'not in this shallow clone')"
cp -r "$work/org" "$work/tree"
git -C "$work/tree" reset -q --hard HEAD~1
sed -i 's/target: 9/target: 12/' "$work/tree/goals/2026/holds.md"
"$lodeline" diff "$work/tree" HEAD >"$work/out" 2>"$work/err"
check "the working tree" "$(holds "$work/out" 'moved from 9 to 12 days (easier)'; holds "$work/out" 'to the working tree')"
"$lodeline" diff "$work/org" mian >"$work/out" 2>"$work/err"
check "an unknown revision: exit 2" "$([ $? -eq 2 ] || echo "exit $?")"
check "and the near one" "$(holds "$work/err" "did you mean 'main'?")"
"$lodeline" diff >"$work/out" 2>"$work/err"
check "no revision: exit 2" "$([ $? -eq 2 ] || echo "exit $?")"
"$lodeline" diff "$work/org" HEAD --format html >"$work/out" 2>"$work/err"
check "an unknown format: exit 2" "$([ $? -eq 2 ] || echo "exit $?")"

# ---- audiences ---------------------------------------------------------------
for format in text markdown json; do
	"$lodeline" diff "$work/org" HEAD~1 HEAD --audience public --format $format >"$work/out"
	check "$format for the public holds nothing that is hidden" \
		"$(grep -niE 'quiet|zebra|giraffe|leaders' "$work/out"; holds "$work/out" 'nine days')"
done
cd "$work/org" || exit 1
git checkout -q -b veil main
sed -i 's/^owner/audience: leaders\nowner/' goals/2026/holds.md
commit veil
cd "$top" || exit 1
for range in main..veil veil..main; do
	"$lodeline" diff "$work/org" $range --audience public --format json >"$work/out"
	check "hidden in one state, told in neither: $range" "$(jq -c '.records[] | select(.id != "goals/2026/holds") | empty' "$work/out"; lacks "$work/out" holds)"
done
cd "$work/org" || exit 1
sed -i 's/^audience: leaders/audeince: leaders/' goals/2026/holds.md
commit misspelt
cd "$top" || exit 1
"$lodeline" diff "$work/org" main veil --audience public >"$work/out" 2>"$work/err"
check "an audience that cannot be read: exit 1, nothing printed" "$([ $? -eq 1 ] || echo "exit $?"; cat "$work/out")"

# ---- hostile text, and very much of it ---------------------------------------
cd "$work/org" || exit 1
git checkout -q -b evil main
printf '%s\n' '# [x](javascript:1) @everyone <img src=x onerror=1> | `code` #1 ![i](http://evil.example)' '' \
	'```` </details> @channel' '' "$(printf 'turn \342\200\256 back \033[2J www.evil.example')" >goals/2026/evil.md
commit evil
printf '%s\n' '/close' '@everyone' '```' '<script>' >>goals/2026/evil.md
sed -i 's/^# .*/# * @all <b> www.evil.example https:\/\/evil.example/' goals/2026/evil.md
commit more
cd "$top" || exit 1
"$lodeline" diff "$work/org" main HEAD --format markdown >"$work/new.md"
"$lodeline" diff "$work/org" HEAD~1 HEAD --format markdown >"$work/words.md"
cmark-gfm -e table -e autolink -e strikethrough -e tasklist --unsafe "$work/new.md" "$work/words.md" >"$work/html"
check "hostile text makes no link, image or element" \
	"$(grep -noE '<(a|img|b|script|table|details)[ >]' "$work/html")"
python3 - "$work/html" >"$work/prose" <<'PY'
import re, sys
print(re.sub(r"<code.*?</code>", "", open(sys.argv[1]).read(), flags=re.S))
PY
check "it mentions nobody" "$(grep -nE '@[A-Za-z]' "$work/prose")"
check "no line begins with a command" "$(grep -nE '^[[:space:]]*/' "$work/new.md" "$work/words.md")"
check "nothing acts on a terminal" "$("$lodeline" diff "$work/org" HEAD~1 HEAD | grep -nP '\x1b|\xe2\x80\xae')"
cd "$work/org" || exit 1
git checkout -q -b large main
for i in $(seq 1500); do printf '# A goal with a title of some length, number %d\n\nText.\n' "$i" >"goals/2026/g$i.md"; done
commit large
cd "$top" || exit 1
"$lodeline" diff "$work/org" main large --format markdown >"$work/out"
check "a comment is shorter than 64 KB" "$([ "$(wc -c <"$work/out")" -lt 65536 ] || wc -c "$work/out")"
shown=$(grep -c '^- \*\*' "$work/out")
check "and says how many records are left out" "$(holds "$work/out" "and $((1500 - shown)) more records; run \`lodeline diff\` to see all")"
tap_end
