#!/usr/bin/env python3
"""Compares what history_dump reads of an organisation with what git says.

    compare.py DUMP ORG published|full [EXPECT.fi]

git is asked in its own way for every path; nothing here shares code with what
is tested. With a fixture, its '# expect PATH: subjects' lines must hold too.
Prints what differs; exit status 1 if anything does.
"""
import collections
import re
import subprocess
import sys

ZERO = "0" * 40
SUFFIXES = (".md", ".csv", ".yml")
PULLS = re.compile(r"""^Merge\ (
    branch\ 'main'\ of\ .* |
    branch\ 'main'(\ into\ (?!'?main'?$).*)? |
    remote-tracking\ branch\ '(origin|upstream)/main'.* )$""", re.X)


def git(org, *args, stdin=None):
    command = ["git", "-C", org, "-c", "core.quotepath=off", "-c", "core.commitGraph=false"]
    done = subprocess.run(command + list(args), input=stdin, check=True, stdout=subprocess.PIPE)
    return done.stdout.decode("utf-8", "surrogateescape")


def is_text(path):
    hidden = any(part.startswith(".") for part in path.split("/"))
    return path.lower().endswith(SUFFIXES) and not hidden


class Dump:
    """The lines of history_dump."""

    def __init__(self, dump, org, mode):
        command = [dump, org] + (["--full"] if mode == "full" else [])
        text = subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout
        self.landings = []
        self.brought = collections.defaultdict(list)
        self.changes = {}
        for line in text.decode("utf-8", "surrogateescape").split("\n"):
            word, _, rest = line.partition(" ")
            if word == "landing":
                self.landings.append(rest)
                self.changes[rest] = {}
            elif word == "brought":
                self.brought[self.landings[-1]].append(rest)
            elif word == "change":
                before, after, path = rest.split(" ", 2)
                self.changes[self.landings[-1]][path] = (before, after)


class Graph:
    """Parents and subjects of all commits, and the published line."""

    def __init__(self, org):
        self.parents, self.subject = {}, {}
        for line in git(org, "log", "--format=%H%x01%P%x01%s", "HEAD").split("\n"):
            if line:
                commit, parents, self.subject[commit] = line.split("\x01", 2)
                self.parents[commit] = parents.split()
        self.line, self.exceptions = [], 0
        at = git(org, "rev-parse", "HEAD").strip()
        while at:
            self.line.append(at)
            at = self.followed(at)

    def followed(self, commit):
        parents = self.parents[commit]
        if len(parents) == 2 and PULLS.match(self.subject[commit]):
            self.exceptions += 1
            return parents[1]
        return parents[0] if parents else None


def parse_raw(text):
    """Records of `--raw -z`: the commit, then :modes ids status NUL path NUL."""
    fields = text.split("\0")
    commit, at = None, 0
    while at < len(fields):
        field = fields[at].strip("\n")
        if field.startswith(":"):
            old_mode, new_mode, old, new, _ = field[1:].split(" ")
            regular = [m.startswith("100") for m in (old_mode, new_mode)]
            yield commit, fields[at + 1], old if regular[0] else ZERO, new if regular[1] else ZERO
            at += 1
        elif field:
            commit = field.split()[0]
        at += 1


def published(org, graph):
    """Changes of each landing: git log where it follows the line, else diff-tree."""
    raw = ["--raw", "-z", "--no-renames", "--no-abbrev", "-m", "-r", "--root", "--relative"]
    if not graph.exceptions:
        text = git(org, "log", "--first-parent", "--format=%H", *raw, "--", ".")
    else:
        pairs = "".join(" ".join([c] + graph.line[i + 1:i + 2]) + "\n"
                        for i, c in enumerate(graph.line))
        text = git(org, "diff-tree", "--stdin", *raw, stdin=pairs.encode())
    changes = collections.defaultdict(dict)
    for commit, path, old, new in parse_raw(text):
        if is_text(path) and (old, new) != (ZERO, ZERO):
            changes[commit][path] = (old, new)
    return changes


class Check:
    def __init__(self):
        self.failures = 0

    def same(self, what, ours, theirs):
        if ours != theirs:
            self.failures += 1
            if self.failures <= 10:
                print("# %s\n#   ours: %s\n#   git:  %s" % (what, ours, theirs))


def check_published(check, org, dump, graph):
    changes = published(org, graph)
    line = [c for c in reversed(graph.line) if changes.get(c)]
    check.same("landings", dump.landings, line)
    for commit in line:
        check.same("changes of " + commit, dump.changes.get(commit), changes[commit])
    check_brought(check, org, dump, graph)
    return sum(len(c) for c in changes.values())


def is_ancestor(org, commit, of):
    command = ["git", "-C", org, "merge-base", "--is-ancestor", commit, of]
    return subprocess.run(command, check=False).returncode == 0


def check_brought(check, org, dump, graph):
    followed = dict(zip(graph.line, graph.line[1:]))
    merges = [c for c in dump.landings if len(graph.parents[c]) > 1]
    for commit in merges[-150:]:
        said = set(git(org, "rev-list", commit, "^" + followed[commit]).split())
        ours = set(dump.brought[commit] + [commit])
        # Where clocks are wrong, rev-list lists commits that it should exclude.
        said = {c for c in said if c in ours or not is_ancestor(org, c, followed[commit])}
        check.same("brought by " + commit, sorted(ours), sorted(said))
    for commit, brought in dump.brought.items():
        place = {c: i for i, c in enumerate(brought)}
        for child in brought:
            for parent in graph.parents[child]:
                if place.get(parent, -1) > place[child]:
                    check.same("order of what " + commit + " brought", child, parent)


def all_paths(org):
    names = git(org, "log", "--format=", "--name-only", "-z", "-m", "--root", "--no-renames",
                "--relative", "--", ".")
    return sorted({p for p in re.split("[\0\n]", names) if p and is_text(p)})


def check_full(check, org, dump, graph):
    paths = all_paths(org)
    ours = collections.defaultdict(list)
    for commit in dump.landings:
        for path in dump.changes[commit]:
            ours[path].append(commit)
    nlisted = 0
    for path in paths:
        spec = [":(literal)" + path]
        if any(p.startswith(path + "/") for p in paths):
            spec = [path, ":(exclude,glob)" + path + "/**"]
        listed = git(org, "log", "--no-renames", "--format=%H", "--", *spec).split()
        nlisted += len(listed)
        check.same("git log -- " + path, sorted(ours.pop(path, [])), sorted(listed))
    check.same("paths that git does not know", sorted(ours), [])
    order = git(org, "log", "--date-order", "--reverse", "--format=%H").split()
    check.same("order", dump.landings, [c for c in order if c in dump.changes])
    return nlisted


def check_expected(check, fixture, mode, dump, graph):
    word = "# expect-full " if mode == "full" else "# expect "
    for line in open(fixture, encoding="utf-8"):
        if line.startswith(word):
            path, _, subjects = line[len(word):].strip().partition(": ")
            ours = [graph.subject[c] for c in dump.landings if path in dump.changes[c]]
            check.same("expected of " + path, ours, subjects.split(" | "))


def main():
    program, org, mode = sys.argv[1:4]
    check = Check()
    dump, graph = Dump(program, org, mode), Graph(org)
    count = (check_full if mode == "full" else check_published)(check, org, dump, graph)
    if len(sys.argv) > 4:
        check_expected(check, sys.argv[4], mode, dump, graph)
    print("# %d commits, %d landings, %d changes, %d pulls, %d differences"
          % (len(graph.parents), len(dump.landings), count, graph.exceptions, check.failures))
    sys.exit(1 if check.failures else 0)


main()
