#!/usr/bin/env bash
# `lodeline check --since`: what is new and nothing else, whether lines move,
# files are renamed, or the clone is shallow.
#
# LODELINE  the program, default build/debug/lodeline
. "$(dirname "$0")/../tap.sh"
lodeline=$(realpath "${LODELINE_DEBUG:-${LODELINE:-build/debug/lodeline}}")
export SOURCE_DATE_EPOCH=1767225600
# found REV: "path:line code" of what is new since then
found() {
	"$lodeline" check . --format json --fail-on never --since "$@" 2>&1 |
		jq -r '.findings[] | select(.code != "L604") | "\(.path):\(.line) \(.code)"' 2>&1
}
is() { # WANTED FOUND
	diff <(printf '%s' "${1:+$1
}") <(printf '%s' "${2:+$2
}")
}

git init -q -b main "$work/org"
cd "$work/org" || exit 1
mkdir -p goals/2026 notes
printf '# A\n\n[x](gone.md)\n\n[y](lost.md)\n' >goals/2026/a.md
printf '# B\n\nSome words that are many enough to tell one file from another.\n\n[x](gone.md)\n' >notes/b.md
git add . && git commit -qm 'Begin'

check "nothing is new where nothing changed" "$(is "" "$(found HEAD)")"
printf '# A\n\nMore words.\n\n[x](gone.md)\n\n[y](lost.md)\n' >goals/2026/a.md
check "lines that moved are not new" "$(is "" "$(found HEAD)")"
printf '[x](gone.md)\n' >>goals/2026/a.md
sed -i 's/^\[y\](lost.md)$/&\n/' goals/2026/a.md
check "the same line a second time is" "$(is "goals/2026/a.md:9 L110" "$(found HEAD)")"
git checkout -q .
git mv notes/b.md notes/called-anew.md && git commit -qm 'Rename'
check "a renamed file has its findings from before" "$(is "" "$(found HEAD~1)")"
printf -- '---\nstatsu: done\n---\n# A\n\n[x](gone.md)\n' >goals/2026/a.md
check "a fault that came while another went is new" \
	"$(is "goals/2026/a.md:2 L102" "$(found HEAD)")"
git checkout -q .
printf '# The plan\n\n[a](goals/2026/a.md)\n' >plan.md
git add . && git commit -qm 'Plan' && git rm -q goals/2026/a.md
check "a link of a file that nobody touched, to one that went, is new" \
	"$(is "plan.md:3 L110" "$(found HEAD)")"
git reset -q --hard
printf 'checks: {L110: error}\n' >lodeline.yml
check "another level makes nothing new: the settings of the newer state rule both" \
	"$(is "" "$(found HEAD)")"
rm lodeline.yml

git checkout -q -b side HEAD~1
printf '# C\n\n[x](gone.md)\n' >goals/2026/c.md && git add . && git commit -qm 'C'
check "A...B begins where both went apart" \
	"$(is "goals/2026/c.md:1 L201
goals/2026/c.md:3 L110" "$(found main...side)")"
check "--ref reads the newer state from a commit" \
	"$(is "plan.md:3 L111" "$(sed -i 's/a.md)/a.md#no)/' plan.md 2>/dev/null; git checkout -q main;
		sed -i 's/a.md)/a.md#no)/' plan.md; git commit -qam 'Anchor'; found HEAD~1 --ref HEAD)")"

# Only the two commits: as a pull request's CI has them.
git clone -q --depth 2 --branch main "file://$work/org" "$work/shallow"
cd "$work/shallow" || exit 1
check "a shallow clone with both commits will do, without a word" \
	"$(is "plan.md:3 L111" "$(found HEAD~1)"
	"$lodeline" check --since HEAD~1 2>&1 >/dev/null)"
check "one that lacks the older commit is told so, exit 2" "$(
	"$lodeline" check --since HEAD~4 >"$work/out" 2>"$work/err" && echo "exit 0"
	grep -q 'unshallow' "$work/err" || cat "$work/err")"
check "the exit code is of what is new alone" "$(
	"$lodeline" check --since HEAD~1 --fail-on note >/dev/null && echo "exit 0 with new ones"
	"$lodeline" check --since HEAD --fail-on note >/dev/null || echo "exit $? without")"

# What is parsed once for both states is as if it had been read twice: over
# states of which each changes a few files, forwards and backwards.
mkdir "$work/many" && cd "$work/many" && git init -q -b main || exit 1
python3 - <<'PY'
import os
import random
import subprocess

rng = random.Random(7)
lines = ["[x](goals/2026/g{}.md)", "status: sometimes {}", "supports: v{}", "id: one{}", "# Title {}",
         "<b>{}</b>", "[y](#h{})", "due: 2026-02-{}", "Words {}.", "![i](i{}.png)", "owner: '@p{}'"]
for state in range(10):
    for number in range(24):
        if state and rng.random() > 0.25:
            continue
        folder = rng.choice(["goals/2026", "values", "notes"]) if not state else None
        names = [f"{d}/g{number}.md" for d in ("goals/2026", "values", "notes")]
        name = f"{folder}/g{number}.md" if folder else next((n for n in names if os.path.exists(n)), names[0])
        os.makedirs(os.path.dirname(name), exist_ok=True)
        if state and os.path.exists(name) and rng.random() < 0.15:
            os.remove(name)
            continue
        body = [rng.choice(lines).format(rng.randint(1, 30)) for _ in range(rng.randint(2, 9))]
        open(name, "w").write("---\n" + "\n".join(
            {l.split(":")[0]: l for l in body if ":" in l and "[" not in l}.values()) +
            f"\n---\n# G {number}\n\n" + "\n\n".join(body) + "\n")
    subprocess.run("git add -A && git commit -qm State", shell=True, check=True)
PY
prints() { # fingerprints, but for rules that read the past
	"$lodeline" check --format json --fail-on never "$@" 2>/dev/null |
		jq -r '.findings[] | select(.code | test("^L(1|20)")) | .fingerprint' | sort
}
: >"$work/new"
: >"$work/wanted"
older=$(git rev-parse main~9)
for rev in $(git rev-list --reverse main | tail -9); do
	prints --ref "$rev" >"$work/is"
	prints --ref "$older" >"$work/was"
	comm -13 "$work/was" "$work/is" >>"$work/wanted"
	prints --ref "$rev" --since "$older" >>"$work/new"
	comm -23 "$work/was" "$work/is" >>"$work/wanted"
	prints --ref "$older" --since "$rev" >>"$work/new"
	older=$rev
done
check "over ten states it is the difference of two whole checks" \
	"$(diff "$work/wanted" "$work/new"
	[ "$(wc -l <"$work/wanted")" -gt 200 ] || echo "there is little to find")"
tap_end
