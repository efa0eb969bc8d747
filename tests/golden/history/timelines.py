#!/usr/bin/env python3
"""Timelines of whole-file records against git itself.

    timelines.py TIMELINE_DUMP REPOSITORY [FOLDER] [-- DUMP OPTIONS]

For every record that is a file, the commits of its timeline must be

1. those of `git log --first-parent -- PATH`, where the file was never renamed
   and every landing of the repository is a first parent;
2. in any case, those in which `git diff-tree -M` of neighbouring landings
   lists its path, going on with the former path where it was renamed.

Prints one line for each record that differs, and a summary. Exit 1 if any.
"""
import re
import subprocess
import sys

HIDDEN = [":(exclude,glob)**/.*", ":(exclude,glob)**/.*/**"]
TEXTS = [":(glob)**/*.md", ":(glob)**/*.markdown"]


def git(repo, *args, **more):
    return subprocess.run(["git", "-C", repo, *args], check=True,
                          stdout=subprocess.PIPE, **more).stdout


def read_dump(dump, org, options):
    """[(words of the head line, [commit, ...])] and the landings."""
    records = []
    out = subprocess.run([dump, *options, org], check=True,
                         stdout=subprocess.PIPE).stdout.decode()
    for line in out.splitlines():
        word, rest = line.split(" ", 1)
        if word in ("record", "gone"):
            records.append((line, rest.split(" ")[0], [], []))
        elif word == "change":
            commit, _, path = rest.split(" ", 2)
            records[-1][2].append(commit)
            records[-1][3].append(path)
    out = subprocess.run([dump, "--infos", *options, org], check=True,
                         stdout=subprocess.PIPE).stdout.decode()
    landings = [line.split(" ")[1] for line in out.splitlines()
                if line.startswith("landing ")]
    return records, landings


def read_diffs(repo, folder, landings):
    """For each landing, {path: former path or None}, by git diff-tree -M."""
    trees = dict(line.split() for line in
                 git(repo, "log", "--format=%H %T", "HEAD").decode().splitlines())
    empty = git(repo, "hash-object", "-t", "tree", "-w", "/dev/null").decode().strip()
    below = [trees[c] for c in landings]
    pairs = list(zip([empty] + below, below))
    where = folder + "/" if folder else ""
    spec = [s.replace("glob)", "glob)" + where) for s in TEXTS + HIDDEN]
    out = git(repo, "diff-tree", "--stdin", "-r", "-M", "-z", "--raw", "--", *spec,
              input="".join("%s %s\n" % p for p in pairs).encode())
    # "TREE TREE\n" stands before the entries of a pair, NUL behind each field
    fields = []
    for field in out.decode().split("\0"):
        while re.match("[0-9a-f]{40} [0-9a-f]{40}\n", field):
            head, field = field.split("\n", 1)
            fields.append(head)
        if field:
            fields.append(field)
    diffs = {}
    at = 0
    for landing, pair in zip(landings, pairs):
        diffs[landing] = listed = {}
        if at == len(fields) or fields[at] != "%s %s" % pair:
            continue
        at += 1
        while at < len(fields) and fields[at].startswith(":"):
            if fields[at].split(" ")[4].startswith("R"):
                listed[fields[at + 1]] = ("gone", fields[at + 2])
                listed[fields[at + 2]] = ("from", fields[at + 1])
                at += 3
            else:
                listed[fields[at + 1]] = ("", "")
                at += 2
    assert at == len(fields), "git told of a pair not asked for: " + fields[at]
    return diffs


def follow(path, landings, diffs):
    """Commits of the file that is at @path now, oldest first, and renames."""
    commits = []
    renames = 0
    another = False  # these versions were a file that was renamed away
    for landing in reversed(landings):
        how, other = diffs[landing].get(path, (None, None))
        if how is None:
            continue
        if how == "gone" and commits:
            if renames:
                break
            another = True
        commits.append(landing)
        if how == "from" and not another:
            path = other
            renames += 1
    return commits[::-1], renames


def main():
    args = sys.argv[1:]
    options = []
    if "--" in args:
        options = args[args.index("--") + 1:]
        args = args[:args.index("--")]
    dump, repo = args[:2]
    folder = args[2] if len(args) > 2 else ""
    org = repo + "/" + folder if folder else repo
    where = folder + "/" if folder else ""

    records, landings = read_dump(dump, org, options)
    landings = [c for c in landings if c != "uncommitted"]
    diffs = read_diffs(repo, folder, landings)
    line = set(git(repo, "rev-list", "--first-parent", "HEAD").decode().split())
    plain = all(c in line for c in landings)
    checked = renamed = logged = wrong = 0
    for head, part, commits, paths in records:
        if part != "whole":
            continue
        commits = [c for c in commits if c != "uncommitted"]
        path = where + head.split(" ")[3]
        expected, renames = follow(path, landings, diffs)
        checked += 1
        renamed += renames > 0
        if commits != expected:
            wrong += 1
            print("# %s\n#   is  %s\n#   git %s" % (head, commits, expected))
        if plain and not renames:
            logged += 1
            log = git(repo, "log", "--first-parent", "--format=%H", "--",
                      ":(literal)" + path).decode().split()[::-1]
            if commits != log:
                wrong += 1
                print("# %s\n#   is      %s\n#   git log %s" % (head, commits, log))
    print("%d files, %d renamed, %d compared with git log, %d landings, %d differences"
          % (checked, renamed, logged, len(landings), wrong))
    sys.exit(1 if wrong or not checked else 0)


main()
