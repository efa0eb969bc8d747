#!/usr/bin/env bash
# The JSON of `lodeline export` is what docs/organisation.schema.json says, of
# the example organisation for each audience, and of real ones.
#
# LODELINE         the program, default build/release/lodeline
# LL_NODE_MODULES  where ajv is, default build/node_modules
# LL_REAL_ORGS     folder of *.bundle files of real organisations
. "$(dirname "$0")/../tap.sh"
lodeline=$(realpath "${LODELINE:-build/release/lodeline}")
modules=$(realpath "${LL_NODE_MODULES:-build/node_modules}")
real=${LL_REAL_ORGS:-../shared/real-orgs}
schema=docs/organisation.schema.json

# validate FILE: what is wrong with it, also a key that is not documented
validate() {
	node -e '
const fs = require("fs");
const Ajv = require(process.argv[1] + "/ajv/dist/2020");
const schema = JSON.parse(fs.readFileSync(process.argv[2]));
const close = (node) => {
	if (Array.isArray(node)) return node.forEach(close);
	if (!node || typeof node !== "object") return;
	if (node.properties && node.type === "object")
		node.additionalProperties = false;
	Object.values(node).forEach(close);
};
close(schema);
const ajv = new Ajv({ allErrors: false, strict: true, allowUnionTypes: true,
	strictRequired: false, strictTypes: false });
const check = ajv.compile(schema);
if (!check(JSON.parse(fs.readFileSync(process.argv[3]))))
	for (const e of check.errors)
		console.log(e.instancePath, e.message, JSON.stringify(e.params));
' "$modules" "$schema" "$1" 2>&1
}

# holds FILE FILTER: the filter is true of the document
holds() {
	[ "$(jq "$2" "$1" 2>&1)" = true ] || jq -c "$2" "$1" 2>&1 | head -5
}

# shape NAME FILE: what holds of every document
shape() {
	check "$1: follows the schema" "$(validate "$2")"
	check "$1: has records" "$(holds "$2" '.records | length > 10')"
	check "$1: ids are unique and in order" \
		"$(jq -r '.records[].id' "$2" | sort -uc 2>&1)"
	check "$1: pages are unique" \
		"$(jq -r '.records[].url' "$2" | sort | uniq -d)"
	check "$1: every id that is named is there" "$(jq -r '
		[.records[].id] as $ids | .records[] |
		(.supports[], .continues, .continued_by, .follows, .followed_by,
		 .from, .reports_to, .members[]?, .owns[]?, .values[]?,
		 .goals[]?, .people[]?, .reports[]?.goal, .reports[]?.update,
		 .decisions[]?.about[]) // empty' "$2" | sort -u >"$work/named"
		jq -r '.records[].id' "$2" | sort -u | comm -13 - "$work/named")"
	check "$1: progress is the weighted mean of its parts" "$(holds "$2" '
		[.records[] | select(.progress_parts != null and
			(.progress_parts | length) > 0) |
		 (([.progress_parts[] | .progress * .weight] | add) /
		  ([.progress_parts[].weight] | add) - .progress) |
		 select(fabs > 0.0001)] == []')"
	check "$1: timelines run forward" "$(holds "$2" '
		[.records[].timeline | map(.date // "9") |
		 select(. != sort)] | length <= 3')"
}

words() { # MACRO: the words of one table of src/base/vocab.def
	sed -nE "s/^$1\([A-Z_]+, \"([^\"]+)\".*/\1/p" src/base/vocab.def
}

# ---- the schema itself -------------------------------------------------------
echo '{"schema": 1}' >"$work/short.json"
check "a document that lacks keys is refused" \
	"$([ -n "$(validate "$work/short.json")" ] || echo accepted)"
check "kinds, statuses, health, classes and events are those of the program" "$(
	diff <(words LL_KIND | grep -vx none) <(jq -r '."$defs".record.properties.kind.enum[]' $schema)
	diff <(words LL_STATUS) <(jq -r '."$defs".status.enum[] // empty' $schema)
	diff <(words LL_HEALTH) <(jq -r '."$defs".record.properties.health.enum[] // empty' $schema)
	diff <(words LL_CLASS) <(jq -r '."$defs".change.properties.class.enum[]' $schema)
	diff <(words LL_EVENT) <(jq -r '."$defs".change.properties.events.items.properties.type.enum[]' $schema)
)"
check "every key of a record is in docs/json.md" "$(
	jq -r '."$defs".record.properties, .properties | keys[]' $schema |
	sort -u | while read -r key; do
		grep -q "\`$key\`" docs/json.md || echo "$key"
	done)"

# ---- the example organisation ------------------------------------------------
import "$work/example" <example-org/history.fi
export SOURCE_DATE_EPOCH=1795219200

for audience in "" public staff; do
	name="example for ${audience:-all}"
	file=$work/example.$audience.json
	check "$name: is exported" "$("$lodeline" export "$work/example" \
		${audience:+--audience $audience} 2>&1 >"$file" || echo "exit $?")"
	shape "$name" "$file"
done
check "example: the history is complete" \
	"$(holds "$work/example..json" '.history == "complete"')"
check "example: subjects are not for a wider audience" \
	"$(holds "$work/example.public.json" '[.records[].timeline[] |
		select(.subject or .reason or .pull_request or
		       (.authors | length > 0))] == []')"
check "example: every audience sees as much as the wider one" "$(
	comm -23 <(jq -r '.records[].id' "$work/example.public.json" | sort) \
		<(jq -r '.records[].id' "$work/example.staff.json" | sort)
	comm -23 <(jq -r '.records[].id' "$work/example.staff.json" | sort) \
		<(jq -r '.records[].id' "$work/example..json" | sort))"
# What is hidden may say anything: the wider document stays the same bytes.
cp -r "$work/example" "$work/twin"
hidden=$(comm -13 <(jq -r '.records[].path' "$work/example.public.json" | sort -u) \
	<(jq -r '.records[].path' "$work/example..json" | sort -u))
check "example: something is hidden from the public" \
	"$([ -n "$hidden" ] || echo nothing)"
for path in $hidden; do
	cat >>"$work/twin/$path" <<'EOT'

Other words altogether, with [a link](../mission.md) for @ruth.

## Decisions

- A decision nobody outside may count.

## Actions

- [ ] An action for @ruth (due 2026-01-01)
EOT
done
check "example: other words in hidden files change nothing for the public" "$(
	"$lodeline" export "$work/twin" --audience public >"$work/twin.json"
	diff "$work/example.public.json" "$work/twin.json")"
check "example: and something for those who see them" "$(
	"$lodeline" export "$work/twin" >"$work/twin.json"
	cmp -s "$work/example..json" "$work/twin.json" && echo "no difference")"
check "example: hidden paths are nowhere in the public document" \
	"$(for path in $hidden; do
		grep -F "${path%.md}" "$work/example.public.json"
	done)"

"$lodeline" build "$work/example" --out "$work/site" --quiet 2>"$work/err"
check "example: data/organisation.json of the site is the same bytes" \
	"$(cmp "$work/example..json" "$work/site/data/organisation.json" 2>&1)"
check "example: every url is a page of the site" \
	"$(jq -r '.records[].url' "$work/example..json" | while read -r url; do
		[ -f "$work/site/$url" ] || echo "$url"
	done)"
"$lodeline" export "$work/example" --format csv >"$work/example.csv"
check "example: the CSV has a row for each record" "$(python3 - "$work" <<'PY'
import csv
import json
import sys

work = sys.argv[1]
rows = list(csv.DictReader(open(work + "/example.csv", newline="")))
records = json.load(open(work + "/example..json"))["records"]
if [r["id"] for r in rows] != [r["id"] for r in records]:
    print(len(rows), "rows,", len(records), "records")
for row, record in zip(rows, records):
    if row["title"].lstrip("'") != record["title"].lstrip("'"):
        print(row["title"], "is not", record["title"])
    if None in row or None in row.values():
        print("ragged row", row)
PY
)"

# ---- real organisations ------------------------------------------------------
rust=$real/rust-project-goals.bundle
if [ -f "$rust" ]; then
	git clone -q "$rust" "$work/rust" 2>"$work/err"
	cp docs/recipes/rust-project-goals.yml "$work/rust/lodeline.yml"
	check "rust-project-goals: is exported" "$("$lodeline" export \
		"$work/rust" 2>&1 >"$work/rust.json" || echo "exit $?")"
	shape rust-project-goals "$work/rust.json"
	check "rust-project-goals: has the goals of each period" \
		"$(holds "$work/rust.json" '[.records[] |
			select(.kind == "goal") | .period] | group_by(.) |
			map({(.[0] // "none"): length}) | add ==
			{"2024h2": 31, "2025h1": 42, "2025h2": 42, "2026": 85}')"
else
	skip "rust-project-goals" "no $rust"
fi
tap_end
