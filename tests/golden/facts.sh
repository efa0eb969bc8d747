#!/usr/bin/env bash
# Facts that hold in the goals of the Rust project, from git itself; the bundle
# is described in its README.
#
#   LODELINE       the program               (build/release/lodeline)
#   LL_REAL_ORGS   folder of *.bundle files  (../shared/real-orgs)
. "$(dirname "$0")/../tap.sh"
shopt -s lastpipe
lodeline=$(realpath "${LODELINE:-build/release/lodeline}")
bundle=$(realpath -m "${LL_REAL_ORGS:-../shared/real-orgs}")/rust-project-goals.bundle
recipe=$PWD/docs/recipes/rust-project-goals.yml
if [ ! -e "$bundle" ]; then
	echo "1..0 # SKIP no $bundle"
	exit 0
fi

is() { # name, expected; what is on standard input
	check "$1" "$(diff -u --label expected --label actual <(echo "$2") -)"
}

git clone -q "$bundle" "$work/org" && cp "$recipe" "$work/org/lodeline.yml" &&
	"$lodeline" export "$work/org" --quiet --today 2026-11-21 >"$work/all.json" ||
	{ echo "Bail out! the bundle cannot be exported"; exit 1; }

changes() { # pull request, jq filter over its changes
	jq -r --argjson pr "$1" \
		"[.records[] | .timeline[] | select(.pull_request == \$pr)] | $2" \
		"$work/all.json"
}

changes 756 '[length, ([.[].class] | unique | join(" "))] | join(" ")' |
	is "all that pull request 756 renamed is bulk" "195 bulk"

changes 658 'group_by([.events[].type]) | map("\(length) \([.[0].events[].type] | join("+"))") | sort | join(", ")' |
	is "pull request 658 changed a status in each of 66 goals" \
		"26 status-changed, 40 status-changed+field-changed"

changes 658 '[.[].events[] | select(.type == "status-changed") | "\(.old) -> \(.new)"] | unique | join(", ")' |
	is "from Proposed to Accepted, and nothing else" "Proposed -> Accepted"

changes 658 '[.[].events[] | select(.type == "field-changed") | .field] | unique | join(", ")' |
	is "and the tracking issue in 40" "Tracking issue"

jq -r '.records[] | select(.fields["Tracking issue"] // "" | tostring | test("rust-lang/goals#106\\b")) |
	"\(.id) \(.title), after \(.continues) by \(.continues_how)"' "$work/all.json" | sort |
	is "issue 106 ties three goals under three titles" \
"src/2024h2/const-traits Const traits, after null by null
src/2025h1/const-trait Prepare const traits for stabilization, after src/2024h2/const-traits by identity
src/2026/const-traits Const Traits, after src/2025h1/const-trait by identity"

jq -r '.records[] | select(.id == "src/2026/const-traits") | .timeline[0].events[] |
	"\(.type) \(.old)"' "$work/all.json" | tail -1 |
	is "and the later one begins as continued" \
		"continued Prepare const traits for stabilization"

"$lodeline" build "$work/org" --quiet --today 2026-11-21 --out "$work/site" ||
	{ echo "Bail out! the bundle cannot be built"; exit 1; }
grep -o '[0-9]* records changed in the same way: [^<]*' \
	"$work/site/changes/2026-08.html" | grep -c '^195 ' |
	is "the changes of August tell it in one line" 1

sed -e 's/<[^>]*>//g' "$work/site/goals/2026/const-traits.html" |
	grep -c 'first half of 2025 as Prepare const traits for stabilization (@.*); before that second half of 2024 as Const traits (@' |
	is "the goal's page lists its thread with owners" 1
tap_end
