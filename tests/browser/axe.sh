#!/bin/bash
# axe over one page of each type of the example's site, in real Chromium.
#
# LODELINE         the program, default build/release/lodeline
# LL_NODE_MODULES  axe-core and playwright-core, default build/node_modules
set -u
lodeline=$(realpath "${LODELINE:-build/release/lodeline}")
modules=${LL_NODE_MODULES:-build/node_modules}
here=$(dirname "$(realpath "$0")")
chromium=${LL_CHROMIUM:-/usr/bin/chromium}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

if [ ! -x "$chromium" ] || [ ! -d "$modules/axe-core" ]; then
	echo "1..0 # SKIP no chromium or no axe-core"
	exit 0
fi
git init -q -b main "$work/example"
git -C "$work/example" fast-import --quiet <example-org/history.fi
git -C "$work/example" reset -q --hard main
if ! (cd "$work/example" && "$lodeline" build . --today 2026-11-21 --out "$work/site" --quiet); then
	echo "Bail out! the example does not build"
	exit 1
fi
node "$here/axe.js" "$modules" "$work/site"
