#!/usr/bin/env bash
# `lodeline check --format ...`: each format against what its readers ask for,
# over an organisation that does what it can to break them.
#
# SARIF is held against its own schema (that of @microsoft/jest-sarif), ours
# against docs/findings.schema.json; the rules of GitLab, reviewdog and JUnit's
# readers stand below, as their documents give them, and workflow commands are
# read back by the rules of actions/toolkit.
#
# LODELINE         the program, default build/debug/lodeline
# LL_NODE_MODULES  where ajv and the schema are, default build/node_modules
. "$(dirname "$0")/../tap.sh"
lodeline=$(realpath "${LODELINE_DEBUG:-${LODELINE:-build/debug/lodeline}}")
modules=$(realpath "${LL_NODE_MODULES:-build/node_modules}")
export LC_ALL=C.UTF-8
# holds FILE FILTER: the filter is true of the document
holds() {
	[ "$(jq "$2" "$1" 2>&1)" = true ] || jq -c "$2" "$1" 2>&1 | head -5
}
validate() { # ajv class, schema, document
	node -e '
const fs = require("fs");
const [, modules, draft, schema, file] = process.argv;
const Ajv = require(modules + "/ajv/dist/" + draft).default;
const ajv = new Ajv({ allErrors: true, strict: false, validateFormats: false, unicodeRegExp: false });
const rules = JSON.parse(fs.readFileSync(schema));
if (/draft-04/.test(rules.$schema)) { // read by the rules of draft 7
	delete rules.$schema;
	delete rules.id;
}
const check = ajv.compile(rules);
if (!check(JSON.parse(fs.readFileSync(file))))
	for (const e of check.errors.slice(0, 9))
		console.log(e.instancePath, e.message, JSON.stringify(e.params));
' "$modules" "$1" "$2" "$3" 2>&1
}

# ---- an organisation in a folder of its repository ---------------------------
org=$work/repo/our/org
mkdir -p "$org/goals/2026" "$org/strategy"
git init -q -b main "$work/repo"
echo '# Speed' >"$org/strategy/speed.md"
printf -- '---\nownr: "@a"\n---\n# A &amp; <b>"quoted"</b> ]]> 100%% ::error::x\n\n[a](no::w,h%%20ere.md) <!-- --> [%s](javascript:x)\n' \
	$'\e[31m\u202e' >"$org/goals/2026/a b,c:d%20é.md"
printf '# Caf\351\n\n\t[x](y.md)\n' >"$org/goals/2026/bytes.md"
for i in $(seq 14); do
	printf '# Goal %d\n\nstatus: sometimes %d\n' "$i" "$i" >"$org/goals/2026/g$i.md"
done
printf -- '---\nid: one\n---\n# One\n\n\xf0\x9f\x9a\x80 [x](1.md) [x](1.md)\n' >"$org/one.md"
printf -- '---\nid: one\n---\n# Two\n' >"$org/two.md"
ln -s one.md "$org/link.md"
for format in text json sarif github gitlab junit rdjsonl; do
	"$lodeline" check "$org" --today 2026-06-01 --format $format \
		>"$work/$format" 2>"$work/err"
	echo $? >"$work/code"
	check "$format: findings give exit 1 and no chatter" \
		"$([ "$(cat "$work/code")" = 1 ] || cat "$work/code"; cat "$work/err")"
	check "$format: it is UTF-8 without controls or turned text" \
		"$(iconv -f utf-8 -t utf-8 "$work/$format" 2>&1 >/dev/null
		grep -nP '[\x00-\x08\x0b-\x1f\x7f]|\x{202e}' "$work/$format")"
done
total=$(jq '.findings | length' "$work/json")
check "there are enough findings to compare" "$([ "$total" -gt 40 ] || echo "$total")"

# ---- JSON --------------------------------------------------------------------
check "json: follows its schema" "$(validate 2020 docs/findings.schema.json "$work/json")"
check "json: counts what it tells" "$(holds "$work/json" '
	(.counts.error + .counts.warning + .counts.note) == (.findings | length)')"
check "json: fingerprints are unique" "$(holds "$work/json" '
	([.findings[].fingerprint] | unique | length) == (.findings | length)')"
check "json: findings come by path and line" "$(holds "$work/json" '
	[.findings[] | [.path // "", .line // 0, .column // 0]] | . == sort')"

# ---- SARIF -------------------------------------------------------------------
schema=$modules/@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json
check "sarif: follows its schema" "$(validate ajv "$schema" "$work/sarif")"
check "sarif: the schema can catch something" "$(
	jq 'del(.runs[0].tool)' "$work/sarif" >"$work/broken"
	[ -n "$(validate ajv "$schema" "$work/broken")" ] || echo accepted)"
check "sarif: tells every finding" "$(holds "$work/sarif" ".runs[0].results | length == $total")"
check "sarif: rules have help, results name their rule" "$(holds "$work/sarif" '
	.runs[0] as $run | all($run.tool.driver.rules[];
		(.help.markdown | startswith("## L")) and (.shortDescription.text | length > 5)) and
	all($run.results[]; $run.tool.driver.rules[.ruleIndex].id == .ruleId)')"
check "sarif: places are relative addresses with a line" "$(holds "$work/sarif" '
	all(.runs[0].results[].locations[0].physicalLocation;
		.region.startLine >= 1 and
		(.artifactLocation.uri | test("^[A-Za-z0-9/._~-]|%[0-9A-F]{2}") and (test("[ :,\\\\]|^/") | not)))')"
check "sarif: an address gives back the path" "$(holds "$work/sarif" '
	any(.runs[0].results[].locations[0].physicalLocation.artifactLocation.uri;
		. == "our/org/goals/2026/a%20b%2Cc%3Ad%2520%C3%A9.md")')"
check "sarif: fingerprints are unique" "$(holds "$work/sarif" '
	[.runs[0].results[].partialFingerprints["lodeline/v1"]] | length == (unique | length)')"

# ---- GitHub ------------------------------------------------------------------
check "github: commands give back every finding" "$(python3 - "$work" <<'PY'
import json
import re
import sys

def unescape(text, prop):
    pairs = [("%0D", "\r"), ("%0A", "\n")] + ([("%3A", ":"), ("%2C", ",")] if prop else [])
    for code, char in pairs:
        text = text.replace(code, char)
    return text.replace("%25", "%")

found = []
order = []
for line in open(sys.argv[1] + "/github", encoding="utf-8", newline="\n"):
    line = line.rstrip("\n")
    command = re.fullmatch(r"::(\w+) ([^:]*)::(.*)", line)
    if not command or re.search(r"%(?!25|0D|0A|3A|2C)", line):
        sys.exit("no command: " + line)
    pairs = dict(p.split("=", 1) for p in command[2].split(","))
    values = {key: unescape(value, True) for key, value in pairs.items()}
    if values["title"] == "Lodeline":
        summary = command[3]
        continue
    order.append(["error", "warning", "notice"].index(command[1]))
    found.append((values["title"], values.get("file"), values.get("line"), values.get("col"),
                  unescape(command[3], False)))
report = json.load(open(sys.argv[1] + "/json"))
wanted = [(f["code"], f["path"] and "our/org/" + f["path"], f["line"] and str(f["line"]),
           f["column"] and str(f["column"]),
           f["message"] + ("\n" + f["advice"] if f["advice"] else "")) for f in report["findings"]]
if sorted(found, key=str) != sorted(wanted, key=str):
    print("found", sorted(set(found) - set(wanted), key=str)[:2], "wanted", sorted(set(wanted) - set(found), key=str)[:2])
if order != sorted(order):
    print("not the most important first")
left = sum(max(0, report["counts"][k] - most) for k, most in (("error", 10), ("warning", 10), ("note", 9)))
if f"{left} more" not in summary:
    print(left, "are left out:", summary)
PY
)"

# ---- GitLab ------------------------------------------------------------------
check "gitlab: every issue has what GitLab asks for" "$(holds "$work/gitlab" '
	length == '"$total"' and all(.[];
		(.description | type == "string" and length > 0) and
		(.check_name | test("^L[0-9]{3}$")) and
		(.severity | IN("info", "minor", "major", "critical", "blocker")) and
		(.location.path | startswith("our/org/")) and
		(.location.lines.begin | type == "number" and . >= 1 and . == floor)) and
	([.[].fingerprint] | length == (unique | length))')"

# ---- JUnit -------------------------------------------------------------------
cat >"$work/junit.xsd" <<'XSD'
<?xml version="1.0" encoding="UTF-8"?>
<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">
  <xs:attributeGroup name="counts">
    <xs:attribute name="name" type="xs:string" use="required"/>
    <xs:attribute name="tests" type="xs:nonNegativeInteger" use="required"/>
    <xs:attribute name="failures" type="xs:nonNegativeInteger" use="required"/>
    <xs:attribute name="errors" type="xs:nonNegativeInteger" use="required"/>
    <xs:attribute name="skipped" type="xs:nonNegativeInteger"/>
    <xs:attribute name="time" type="xs:decimal" use="required"/>
  </xs:attributeGroup>
  <xs:complexType name="outcome">
    <xs:simpleContent>
      <xs:extension base="xs:string">
        <xs:attribute name="message" type="xs:string"/>
        <xs:attribute name="type" type="xs:string"/>
      </xs:extension>
    </xs:simpleContent>
  </xs:complexType>
  <xs:element name="testsuites">
    <xs:complexType>
      <xs:sequence>
        <xs:element name="testsuite" maxOccurs="unbounded">
          <xs:complexType>
            <xs:sequence>
              <xs:element name="testcase" maxOccurs="unbounded">
                <xs:complexType>
                  <xs:choice minOccurs="0">
                    <xs:element name="failure" type="outcome"/>
                    <xs:element name="skipped" type="outcome"/>
                  </xs:choice>
                  <xs:attribute name="name" type="xs:string" use="required"/>
                  <xs:attribute name="classname" type="xs:string" use="required"/>
                  <xs:attribute name="time" type="xs:decimal" use="required"/>
                </xs:complexType>
              </xs:element>
            </xs:sequence>
            <xs:attributeGroup ref="counts"/>
          </xs:complexType>
        </xs:element>
      </xs:sequence>
      <xs:attributeGroup ref="counts"/>
    </xs:complexType>
  </xs:element>
</xs:schema>
XSD
mkdir "$work/clean" && git init -q "$work/clean"
"$lodeline" check "$work/clean" --format junit >"$work/junit.none" 2>/dev/null
for file in junit junit.none; do
	check "$file: follows the schema" \
		"$(xmllint --noout --schema "$work/junit.xsd" "$work/$file" 2>&1 | grep -v ' validates$')"
done
check "junit: a case for each finding, counted" "$(python3 - "$work" <<'PY'
import json
import sys
import xml.etree.ElementTree as xml

root = xml.parse(sys.argv[1] + "/junit").getroot()
counts = json.load(open(sys.argv[1] + "/json"))["counts"]
for suite in [root] + list(root):
    cases = list(suite.iter("testcase"))
    for key, found in (("tests", cases), ("failures", list(suite.iter("failure"))),
                       ("skipped", list(suite.iter("skipped")))):
        if int(suite.get(key)) != len(found):
            print(suite.get("name"), key, suite.get(key), len(found))
if int(root.get("failures")) != counts["error"] + counts["warning"] or int(root.get("skipped")) != counts["note"]:
    print("failures are errors and warnings:", root.attrib, counts)
PY
)"

# ---- reviewdog ---------------------------------------------------------------
check "rdjsonl: a diagnostic a line, as reviewdog's schema has it" "$(
	jq -c . "$work/rdjsonl" | wc -l | grep -qx "$total" || echo "not $total lines"
	[ "$(wc -l <"$work/rdjsonl")" = "$total" ] || echo "objects stand on several lines"
	jq -sc '.[] | select((
		(.message | type == "string") and (.location.path | startswith("our/org/")) and
		(.severity | IN("ERROR", "WARNING", "INFO")) and (.code.value | test("^L[0-9]{3}$")) and
		(.source.name == "lodeline") and
		((.location.range // {start: {line: 1}}).start.line >= 1) and
		((keys - ["message", "location", "severity", "source", "code"]) == [])) | not)' \
		"$work/rdjsonl")"

# ---- the same finding in all of them -----------------------------------------
check "a fingerprint stays when lines move, and there are two of two" "$(
	jq -r '.findings[] | select(.path == "one.md") | .fingerprint' "$work/json" | sort >"$work/before"
	sed -i 's/^# One/\n\n# One/' "$org/one.md"
	"$lodeline" check "$org" --today 2026-06-01 --format json 2>/dev/null |
		jq -r '.findings[] | select(.path == "one.md") | .fingerprint' | sort >"$work/after"
	diff "$work/before" "$work/after"
	grep -c -- '-2$' "$work/after" | grep -qx 1 || cat "$work/after")"
cd "$org" || exit 1
check "a folder of the repository is checked from inside" "$(
	"$lodeline" check --format gitlab --today 2026-06-01 2>/dev/null |
		jq -r '.[].location.path' | grep -v '^our/org/')"
cd "$top" || exit 1
tap_end
