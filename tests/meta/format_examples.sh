#!/usr/bin/env bash
# Every example of the format reference does what the reference says.
set -eu
cd "$(dirname "$0")/../.."
exec python3 - "${LODELINE:-build/release/lodeline}" docs/format.md <<'PY'
import json
import os
import re
import subprocess
import sys
import tempfile

binary, page = os.path.abspath(sys.argv[1]), sys.argv[2]
text = open(page, encoding="utf-8").read()
blocks = re.findall(r"^```(markdown|csv|json|yaml) ?(\S*)\n(.*?)^```$", text, re.M | re.S)
files = [(name, body) for kind, name, body in blocks if kind in ("markdown", "csv")]
settings = [(name, body) for kind, name, body in blocks if kind == "yaml" and name]
claims = []
for (kind, name, _), (after, _, body) in zip(blocks, blocks[1:]):
    if kind in ("markdown", "csv") and after == "json":
        claims.append((name, json.loads(body)))


def holds(expected, actual):
    """The expected value is part of the actual one."""
    if isinstance(expected, dict):
        return isinstance(actual, dict) and all(
            key in actual and holds(value, actual[key]) for key, value in expected.items())
    if isinstance(expected, list):
        return isinstance(actual, list) and len(actual) == len(expected) and all(
            holds(a, b) for a, b in zip(expected, actual))
    return expected == actual


with tempfile.TemporaryDirectory() as folder:
    for name, body in files + settings:
        path = os.path.join(folder, name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        open(path, "w", encoding="utf-8").write(body)
    run = subprocess.run([binary, "export", folder, "--today", "2026-06-01", "--quiet"],
                         capture_output=True, text=True)
    document = json.loads(run.stdout) if run.returncode == 0 else {"records": []}

print(f"1..{len(claims) + 1}")
print(("ok" if len(claims) == len(files) and len(files) > 15 else "not ok"),
      f"1 - every one of {len(files)} examples says what comes of it")
failed = len(claims) != len(files)
for number, (name, claim) in enumerate(claims, 2):
    found = [r for r in document["records"] if r["path"] == name]
    fine = any(holds(claim, record) for record in found)
    print("ok" if fine else "not ok", number, "-", name)
    if not fine:
        failed = True
        print("#  expected", json.dumps(claim))
        for record in found:
            print("#  got     ", json.dumps({key: record.get(key) for key in claim}))
        if run.returncode:
            print("#  export said", run.stderr.strip())
sys.exit(1 if failed else 0)
PY
