#!/bin/bash
# Every page of built sites: valid HTML, links that lead somewhere, nothing
# asked of another host, nothing inline, and light. The checker itself is
# tried on a page with each fault first.
#
# LODELINE       the program, default build/release/lodeline
# LL_REAL_ORGS   folder of *.bundle files of real organisations
# LL_NODE_MODULES  where vnu-jar is, default build/node_modules
. "$(dirname "$0")/../tap.sh"
lodeline=$(realpath "${LODELINE:-build/release/lodeline}")
real=${LL_REAL_ORGS:-../shared/real-orgs}
modules=${LL_NODE_MODULES:-build/node_modules}

# tap NAME COMMAND...: one test; what the command says is its evidence
tap() {
	local name=$1
	shift
	"$@" >"$work/log" 2>&1
	result $? "$name"
}

site_links() {
	python3 tests/meta/site_links.py "$@"
}

# refuses WHAT PAGE: the checker finds the fault of this page
refuses() {
	local what=$1 page=$2
	rm -rf "$work/bad"
	mkdir -p "$work/bad"
	printf '%s' "$page" >"$work/bad/index.html"
	site_links "$what" "$work/bad" | grep '^index.html:1: '
}

valid() {
	java -jar "$modules/vnu-jar/build/dist/vnu.jar" --skip-non-html \
		--errors-only "$1"
}

build() {
	(cd "$1" && "$lodeline" build . --out "$2" --quiet)
}

# site NAME DIR LIMIT: what holds of every page of a site
site() {
	local name=$1 dir=$2 limit=$3
	tap "$name: every link and anchor resolves" site_links links "$dir"
	tap "$name: nothing is asked of another host" site_links outside "$dir"
	tap "$name: no style or script in a page" site_links inline "$dir"
	if [ -n "$limit" ]; then
		tap "$name: each page weighs at most $limit bytes" \
			site_links weight "$dir" "$limit"
	fi
	if [ -f "$modules/vnu-jar/build/dist/vnu.jar" ]; then
		tap "$name: every page is valid HTML" valid "$dir"
	else
		skip "$name: every page is valid HTML" "no vnu-jar"
	fi
}

tap "the checker finds a link to nowhere" \
	refuses links '<a href="nothing.html">x</a>'
tap "the checker finds an anchor to nowhere" \
	refuses links '<p id="a"><a href="#b">x</a>'
tap "the checker finds a link out of the site" \
	refuses links '<a href="../x.html">x</a>'
tap "the checker finds a request to another host" \
	refuses outside '<img src="https://example.org/x.png">'
tap "the checker finds an inline style" refuses inline '<p style="x">'
tap "the checker finds an inline script" refuses inline '<script>x</script>'

import "$work/example" <example-org/history.fi
tap "the example builds" build "$work/example" "$work/example-site"
tap "the example shows its boat" grep -F 'src="files/images/boat.svg"' \
	"$work/example-site/the-curlew.html"
site example "$work/example-site" 40960

for bundle in "$real"/*.bundle; do
	[ -f "$bundle" ] || continue
	name=$(basename "$bundle" .bundle)
	git clone -q "$bundle" "$work/$name"
	if [ -f "docs/recipes/$name.yml" ]; then
		cp "docs/recipes/$name.yml" "$work/$name/lodeline.yml"
	fi
	tap "$name builds" build "$work/$name" "$work/$name-site"
	site "$name" "$work/$name-site" ""
done
tap_end
