#!/usr/bin/env python3
"""A random history as a `git fast-import` stream: the same seed, the same commits.

    gen_history.py SEED [NCOMMITS]

Topic branches, pull requests, pulls that merge the branch into itself, merges
with edits of their own, octopus merges, criss-cross merges, renames, folders
that become files, changes of mode, empty commits, and clocks that are wrong.
"""
import random
import sys

FOLDERS = ["", "goals", "goals/2026", "goals-old", "updates", "org/deep/er"]
NAMES = ["a.md", "b.md", "ab.md", "a-b.md", "README.md", "data.csv", "picture.png"]


class History:
    def __init__(self, seed, ncommits):
        self.random = random.Random(seed)
        self.ncommits = ncommits
        self.trees = {}  # mark to {path: (mode, text)}
        self.heads = {}  # branch to mark
        self.mark = 0
        self.time = 1600000000
        self.skewed = self.random.random() < 0.3
        self.out = []

    def tick(self):
        self.time += self.random.randrange(0, 100000)
        if self.skewed and self.random.random() < 0.15:
            return self.random.choice([0, 86400, 1000000000, 2000000000])
        return self.time

    def commit(self, branch, subject, parents, tree):
        self.mark += 1
        author = self.random.choice(["Ann", "Ben", "Cid"])
        lines = ["commit refs/heads/" + branch, "mark :%d" % self.mark,
                 "committer %s <%s@example.org> %d +0100" % (author, author.lower(), self.tick()),
                 "data %d" % len(subject.encode()), subject]
        for i, parent in enumerate(parents):
            lines.append(("from" if i == 0 else "merge") + " :%d" % parent)
        lines.append("deleteall")
        for path, (mode, text) in sorted(tree.items()):
            lines += ["M %s inline %s" % (mode, path), "data %d" % len(text.encode()), text]
        self.out.append("\n".join(lines) + "\n")
        self.trees[self.mark] = tree
        self.heads[branch] = self.mark
        return self.mark

    def free_path(self, tree):
        """A path where a file may stand: no file is a folder of another."""
        for _ in range(20):
            path = self.random.choice(FOLDERS)
            path = (path + "/" if path else "") + self.random.choice(NAMES)
            if self.random.random() < 0.08:
                path += "/inside.md"
            if not any(p.startswith(path + "/") or path.startswith(p + "/") for p in tree):
                return path
        return None

    def edit(self, tree):
        tree = dict(tree)
        paths = sorted(tree)
        kind = self.random.random()
        if paths and kind < 0.1:
            del tree[self.random.choice(paths)]
        elif paths and kind < 0.2:
            source = self.random.choice(paths)
            content = tree.pop(source)
            target = self.free_path(tree)
            if target:
                tree[target] = content
        elif paths and kind < 0.25:
            path = self.random.choice(paths)
            mode, text = tree[path]
            tree[path] = ("100755" if mode == "100644" else "100644", text)
        elif paths and kind < 0.32:
            folder = self.random.choice(FOLDERS[1:])
            for path in [p for p in paths if p.startswith(folder + "/")]:
                tree["moved/" + path] = tree.pop(path)
        elif kind < 0.37:
            pass
        else:
            path = self.free_path(tree)
            if path:
                tree[path] = ("100644", "version %d\n" % self.random.randrange(8))
        return tree

    def merge_trees(self, marks):
        """Each path from one of the parents: by chance, or what is not the first's."""
        trees = [self.trees[m] for m in marks]
        if self.random.random() < 0.6:
            merged = dict(trees[0])
            for path, content in sorted(trees[-1].items()):
                if not any(p.startswith(path + "/") or path.startswith(p + "/") for p in merged):
                    merged[path] = content
            return merged
        merged = {}
        for path in sorted(set().union(*trees)):
            content = self.random.choice(trees).get(path)
            clash = any(p.startswith(path + "/") or path.startswith(p + "/") for p in merged)
            if content and not clash:
                merged[path] = content
        if self.random.random() < 0.3:
            merged = self.edit(merged)
        return merged

    def own_merge(self):
        """A pull: first parent the work at home, second parent the branch."""
        main = self.heads["main"]
        home = self.commit("home", "work at home", [self.random.randrange(1, main + 1)],
                           self.edit(self.trees[main]))
        subject = self.random.choice([
            "Merge branch 'main' of https://example.org/org",
            "Merge branch 'main' of git@example.org:org into home",
            "Merge remote-tracking branch 'origin/main'",
            "Merge remote-tracking branch 'origin/main' into home",
            "Merge branch 'main' into home"])
        self.commit("main", subject, [home, main], self.merge_trees([home, main]))

    def step(self):
        kind = self.random.random()
        main = self.heads["main"]
        topics = [b for b in sorted(self.heads) if b.startswith("topic")]
        if kind < 0.35:
            self.commit("main", "direct %d" % self.mark, [main], self.edit(self.trees[main]))
        elif kind < 0.6:
            name = "topic%d" % self.random.randrange(4)
            start = self.heads.get(name, self.random.randrange(1, main + 1))
            self.commit(name, "work on " + name, [start], self.edit(self.trees[start]))
        elif kind < 0.75 and topics:
            name = self.random.choice(topics)
            parents = [main, self.heads.pop(name)]
            self.commit("main", "Merge pull request #%d from %s" % (self.mark, name), parents,
                        self.merge_trees(parents))
        elif kind < 0.82 and topics:
            name = self.random.choice(topics)
            parents = [self.heads[name], main]
            self.commit(name, "Merge branch 'main' into " + name, parents, self.merge_trees(parents))
        elif kind < 0.88 and len(topics) > 1:
            parents = [main] + [self.heads.pop(t) for t in self.random.sample(topics, 2)]
            if len(set(parents)) == 3:
                self.commit("main", "Merge branches 'main' and others", parents,
                            self.merge_trees(parents))
        elif kind < 0.94 and topics:
            # Fast-forward: what was a topic is now the published line.
            name = self.random.choice(topics)
            parents = [self.heads.pop(name), main]
            self.commit("main", "Merge branch 'main' into " + name, parents,
                        self.merge_trees(parents))
        else:
            self.own_merge()

    def stream(self):
        self.commit("main", "start", [], self.edit({}))
        while self.mark < self.ncommits:
            self.step()
        return "".join(self.out)


def main():
    seed = int(sys.argv[1])
    ncommits = int(sys.argv[2]) if len(sys.argv) > 2 else 60
    sys.stdout.write(History(seed, ncommits).stream())


main()
