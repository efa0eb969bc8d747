#!/usr/bin/env bash
# The catalogue of findings, their reference, `explain` and the program hold
# together: every code has a section, and every section an example that the
# program is made to print.
#
# Of a section the blocks ```markdown PATH, ```yaml PATH and ```csv PATH are
# written as files, ```sh runs in their folder, and what ```text holds has to be
# among the lines of `lodeline check`. In ```console stands the command itself.
#
# LODELINE  the program, default build/release/lodeline
set -eu
cd "$(dirname "$0")/../.."
export GIT_CONFIG_NOSYSTEM=1 GIT_CONFIG_GLOBAL=/dev/null LC_ALL=C NO_COLOR=1
export GIT_AUTHOR_NAME=Ada GIT_AUTHOR_EMAIL=ada@example.org
export GIT_COMMITTER_NAME=Ada GIT_COMMITTER_EMAIL=ada@example.org
export GIT_AUTHOR_DATE=2026-05-30T12:00:00Z GIT_COMMITTER_DATE=2026-05-30T12:00:00Z
exec python3 - "${LODELINE:-build/release/lodeline}" <<'PY'
import os
import re
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor

LODELINE = os.path.abspath(sys.argv[1])
TODAY = "2026-06-01"
text = open("docs/findings.md", encoding="utf-8").read()
rows = re.findall(r'^LL_DIAG\((\w+), "(L\d+)", (\w+),', open("src/base/diag.def").read(), re.M)
catalogue = [code for _, code, _ in rows]
level = {code: word.lower() for _, code, word in rows}
sections = {}
order = []
for part in re.split(r"^(?=## L\d)", text, flags=re.M):
    found = re.match(r"## (L\d{3}) (.+)\n", part)
    if found:
        order.append(found[1])
        sections[found[1]] = part.strip()

n = 0
failed = False


def check(name, problems):
    global n, failed
    n += 1
    print("ok" if not problems else "not ok", n, "-", name)
    for problem in problems:
        failed = True
        print("#", problem)


def run(command, folder):
    environment = dict(os.environ, SOURCE_DATE_EPOCH="1780272000",
                       PATH=os.path.dirname(LODELINE) + ":" + os.environ["PATH"])
    done = subprocess.run(["bash", "-euc", command], cwd=folder, env=environment,
                          text=True, errors="replace", stdout=subprocess.PIPE,
                          stderr=subprocess.STDOUT)
    return done.stdout.splitlines()


def example(code):
    """What is wrong with the example of a section."""
    blocks = re.findall(r"^```(\w+) ?(\S*)\n(.*?)^```$", sections[code], re.M | re.S)
    claims = [(kind, body) for kind, _, body in blocks if kind in ("text", "console")]
    if not claims:
        return ["no example: a block ```text with the line that check prints"]
    problems = []
    with tempfile.TemporaryDirectory() as folder:
        for kind, name, body in blocks:
            if kind in ("markdown", "yaml", "csv") and name:
                path = os.path.join(folder, name)
                os.makedirs(os.path.dirname(path), exist_ok=True)
                open(path, "w", encoding="utf-8").write(body)
        for kind, _, body in blocks:
            if kind == "sh":
                said = run(body, folder)
                problems += ["sh says: " + line for line in said]
        told = ""
        for kind, body in claims:
            wanted = body.splitlines()
            command = f"lodeline check --today {TODAY} --fail-on never"
            if kind == "console":
                command = wanted.pop(0).removeprefix("$ ")
            printed = run(command + " || true", folder)
            told += body
            problems += [f"not printed: {line}" for line in wanted if line not in printed]
            if problems:
                problems += [f"  printed: {line}" for line in printed]
            problems += [f"not said of the example: {line}" for line in printed
                         if line.endswith(f"[{code}]") and line not in wanted]
        if f"[{code}]" not in told:
            problems.append(f"the example does not show {code}")
        if not re.search(rf"(^|: ){level[code]}: ", told, re.M):
            problems.append(f"the example does not show the level '{level[code]}'")
    return problems


check("every finding has a section, in the order of the catalogue",
      [f"{code} is not in docs/findings.md" for code in catalogue if code not in sections]
      + [f"{code} is no finding" for code in order if code not in catalogue]
      + [f"{code} has two sections" for code in set(order) if order.count(code) > 1]
      + [f"{a} stands before {b}" for a, b in zip(order, order[1:]) if a >= b])
check("explain prints the section",
      [f"{code}: {said[:2]}" for code in order if code in catalogue
       for said in [run(f"lodeline explain {code}", ".")]
       if "\n".join(said[1:]).strip() != "\n".join(sections[code].splitlines()[1:]).strip()
       or not said[0].startswith(f"{code} ({level[code]}): ")])
parameters = re.findall(r'^LL_PARAM\(\w+, "(L\d+)", "(\w+)"', open("src/base/param.def").read(), re.M)
check("every parameter is in the section of its finding",
      [f"{code}: {word}" for code, word in parameters
       if code in catalogue and f"`{word}`" not in sections.get(code, "")])
with ThreadPoolExecutor(4) as pool:
    known = [code for code in order if code in catalogue]
    for code, problems in zip(known, pool.map(example, known)):
        check(f"{code}: the program prints the example", problems)
print(f"1..{n}")
sys.exit(1 if failed else 0)
PY
