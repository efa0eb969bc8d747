#!/usr/bin/env bash
# What a hostile or merely large organisation must not do: take for ever, or
# grow without end. Each is built under a limit of time and of memory that is
# many times what it needs, so that only what grows with a product meets it.
. "$(dirname "$0")/../tap.sh"
LODELINE=$(realpath "${LODELINE:-build/release/lodeline}")

# build NAME: the repository that fast-import makes of $work/stream
build() {
	import "$work/org" <"$work/stream"
	(ulimit -v 4000000 && timeout 120 "$LODELINE" build "$work/org" \
		--out "$work/site" --today 2026-01-01 --quiet) >"$work/log" 2>&1
	result $? "$1"
	rm -rf "$work/org" "$work/site"
}

python3 - >"$work/stream" <<'E'
import sys
out = sys.stdout
paragraphs = [f"Paragraph {i} says what it says, and says it in so many words." for i in range(300)]
for v in range(10000):
    paragraphs[v * 7 % 300] = f"Paragraph {v * 7 % 300} was written anew for the {v}th time in {v} words."
    text = "# A long page\n\n" + "\n\n".join(paragraphs) + "\n"
    out.write(f"commit refs/heads/main\ncommitter A <a@example.org> {1500000000 + v * 600} +0000\n"
              f"data 4\nEdit\nM 100644 inline goals/2017/long.md\ndata {len(text)}\n{text}\n")
E
build "a long page with 10,000 versions"

python3 - >"$work/stream" <<'E'
import sys
out = sys.stdout
for v, word in enumerate(("northern", "southern")):
    out.write(f"commit refs/heads/main\ncommitter A <a@example.org> {1700000000 + v * 600} +0000\ndata 4\nEdit\n")
    for i in range(3000):
        text = f"---\nowner: '@p{i % 50}'\n---\n\n# Goal {i}\n\nThe {word} branch opens on day {i}.\n"
        out.write(f"M 100644 inline goals/2025/g{i}.md\ndata {len(text)}\n{text}\n")
E
build "one landing that rewords 3,000 goals by the same substitution"

python3 - >"$work/stream" <<'E'
import sys
out = sys.stdout
out.write("commit refs/heads/main\ncommitter A <a@example.org> 1700000000 +0000\ndata 4\nEdit\n")
for i in range(3000):
    text = f"---\nsupports: [g{(i + 1) % 3000}, g{(i * 7 + 3) % 3000}]\n---\n\n# Goal {i}\n"
    out.write(f"M 100644 inline goals/2025/g{i}.md\ndata {len(text)}\n{text}\n")
E
build "3,000 goals that all support each other"

python3 - >"$work/stream" <<'E'
import sys
out = sys.stdout
for v, folder in enumerate(("old", "new")):
    out.write(f"commit refs/heads/main\ncommitter A <a@example.org> {1700000000 + v * 600} +0000\ndata 4\nMove\n")
    if v:
        out.write("deleteall\n")
    for i in range(3000):
        text = f"# Page {i}\n\n" + "\n".join(f"Line {i * k} of the page in the folder." for k in range(9)) + f"\n{folder}\n"
        out.write(f"M 100644 inline {folder}/p{i}.md\ndata {len(text)}\n{text}\n")
E
build "a folder of 3,000 files renamed and edited at once"

python3 - >"$work/stream" <<'E'
import sys
out = sys.stdout
files = {
    "deep.md": "# Deep\n\n" + "> " * 5000 + "x\n",
    "list.md": "# List\n\n" + "- " * 50000 + "\n\n\n",
    "line.md": "# Line\n\n" + "word " * 200000 + "\n",
    "brackets.md": "# Brackets\n\n" + "![[]()" * 40000 + "\n",
    "stars.md": "# Stars\n\n" + "*a **b " * 40000 + "\n",
    "table.md": "# Table\n\n|" + "a|" * 2000 + "\n|" + "-|" * 2000 + "\n" + ("|" + "x|" * 2000 + "\n") * 20,
    "yaml.md": "---\n" + "".join(f"k{i}: [{'[' * 50}{']' * 50}]\n" for i in range(2000)) + "---\n\n# Yaml\n",
}
out.write("commit refs/heads/main\ncommitter A <a@example.org> 1700000000 +0000\ndata 4\nEdit\n")
for path, text in files.items():
    out.write(f"M 100644 inline {path}\ndata {len(text)}\n{text}\n")
E
build "deep nesting, long lines and many brackets"

python3 - >"$work/stream" <<'E'
import random, sys
out = sys.stdout
random.seed(7)
names = [f"Value {i}" for i in range(2000)]
for v in range(5):
    text = "# Values\n\n" + "".join(f"## {name}\n\nWe hold that {random.random()} is true.\n\n" for name in names)
    out.write(f"commit refs/heads/main\ncommitter A <a@example.org> {1700000000 + v * 600} +0000\ndata 4\nEdit\n"
              f"M 100644 inline values.md\ndata {len(text)}\n{text}\n")
    for i in range(0, 2000, 3):
        names[i] = f"Value {i} {random.random()}"
    random.shuffle(names)
E
build "2,000 sections that are records, renamed and shuffled"
tap_end
