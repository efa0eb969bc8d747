#!/usr/bin/env bash
# `make install` into a DESTDIR gives a program that finds its theme, and
# `make uninstall` takes everything back.
set -eu
cd "$(dirname "$0")/../.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
echo 1..4
fail=0
report() { if [ "$2" = 0 ]; then echo "ok $1 - $3"; else echo "not ok $1 - $3"; fail=1; fi; }

make -s BUILD=release B="$work/build" PREFIX="$work/usr" install >/dev/null 2>"$work/err" && code=0 || code=1
report 1 $code "make install"
[ $code = 0 ] || sed 's/^/# /' "$work/err"
[ -x "$work/usr/bin/lodeline" ] && [ -e "$work/usr/share/man/man1/lodeline.1" ] && code=0 || code=1
report 2 $code "program and man page are there"
mkdir "$work/org" && echo '# Mission' >"$work/org/mission.md"
rm -rf "$work/build"
(cd "$work/org" && env -i PATH=/usr/bin:/bin "$work/usr/bin/lodeline" build --quiet --out "$work/site" 2>"$work/err") && [ -s "$work/site/theme/style.css" ] && code=0 || code=1
report 3 $code "the installed program finds its theme"
[ $code = 0 ] || sed 's/^/# /' "$work/err"
make -s PREFIX="$work/usr" uninstall
[ -z "$(find "$work/usr" -type f)" ] && code=0 || code=1
report 4 $code "make uninstall takes everything back"
exit $fail
