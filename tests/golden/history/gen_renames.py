#!/usr/bin/env python3
"""A random history full of moved files, as a `git fast-import` stream.

    gen_renames.py SEED [NCOMMITS]

Files are built from few lines, so that many are alike: exact and edited moves,
several with the same bytes, whole folders, files that come again where one was
deleted or moved away, empty files, files without a last line end.
"""
import random
import sys

FOLDERS = ["goals", "goals/2025", "goals/2026", "goals/2026/old", "values"]
NAMES = ["a.md", "b.md", "c.md", "d.md", "e.md", "README.md"]


class History:
    def __init__(self, seed):
        self.random = random.Random(seed)
        self.lines = ["line %d of %s\n" % (i, "few many some words here".split()[i % 5] * (1 + i % 4))
                      for i in range(60)]
        self.tree = {}
        self.out = []

    def text(self):
        n = self.random.choice([0, 1, 2, 5, 10, 20, 30])
        return self.random.sample(self.lines, n)

    def edit(self, text):
        text = list(text)
        for _ in range(self.random.choice([0, 1, 1, 2, 4, 8])):
            at = self.random.randrange(len(text) + 1)
            if text and self.random.random() < 0.6:
                del text[min(at, len(text) - 1)]
            if self.random.random() < 0.6:
                text.insert(at, self.random.choice(self.lines))
        return text

    def free(self):
        for _ in range(50):
            path = self.random.choice(FOLDERS) + "/" + self.random.choice(NAMES)
            if path not in self.tree:
                return path
        return None

    def move(self, path, text):
        to = self.free()
        if to:
            self.tree[to] = text

    def step(self):
        paths = sorted(self.tree)
        what = self.random.random()
        if not paths or what < 0.25:
            self.move(None, self.text())
            return
        path = self.random.choice(paths)
        text = self.tree[path]
        if what < 0.35:
            del self.tree[path]
        elif what < 0.55:
            self.tree[path] = self.edit(text)
        elif what < 0.65:
            self.move(path, text)  # a copy
        elif what < 0.95:
            del self.tree[path]
            self.move(path, self.edit(text))
        else:
            folder = path.rsplit("/", 1)[0]
            to = self.random.choice(FOLDERS)
            for old in paths:
                if old.rsplit("/", 1)[0] == folder:
                    moved = self.edit(self.tree.pop(old))
                    self.tree[to + "/" + old.rsplit("/", 1)[1]] = moved

    def commit(self, number):
        for _ in range(self.random.choice([1, 1, 2, 3, 6, 12])):
            self.step()
        self.out.append("commit refs/heads/main\ncommitter A <a@example.org> %d +0000\n"
                        "data 5\nstep\n\ndeleteall\n" % (1700000000 + number * 1000))
        for path, text in sorted(self.tree.items()):
            data = "".join(text)
            self.out.append("M 100644 inline %s\ndata %d\n%s\n" % (path, len(data), data))


def main():
    history = History(int(sys.argv[1]))
    for number in range(int(sys.argv[2]) if len(sys.argv) > 2 else 80):
        history.commit(number)
    sys.stdout.write("".join(history.out))


main()
