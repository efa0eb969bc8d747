#!/usr/bin/env python3
"""Read every page of a built site and tell what does not hold.

Usage: site_links.py links|outside|inline|weight SITE [LIMIT]

links    every link, anchor, image and mark leads somewhere within the site
outside  no page asks another host for anything
inline   no style or script stands in a page, so a strict policy holds
weight   a page with its style sheet and script, compressed, is below LIMIT

One line a fault on stdout; exit 1 when there is any.
"""
import gzip
import os
import sys
import urllib.parse
from html.parser import HTMLParser

# What a browser fetches by itself; a link is fetched when somebody follows it.
FETCHED = {
    ("img", "src"), ("script", "src"), ("link", "href"), ("iframe", "src"),
    ("source", "src"), ("video", "src"), ("video", "poster"),
    ("audio", "src"), ("track", "src"), ("embed", "src"), ("object", "data"),
    ("use", "href"), ("image", "href"), ("input", "src"),
}


class Page(HTMLParser):
    def __init__(self, text):
        super().__init__(convert_charrefs=True)
        self.ids = set()
        self.urls = []  # tag, attribute, value, line
        self.inline = []  # what, line
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        line = self.getpos()[0]
        names = dict(attrs)
        if names.get("id"):
            self.ids.add(names["id"])
        if tag == "a" and names.get("name"):
            self.ids.add(names["name"])
        for name, value in attrs:
            if name in ("href", "src", "poster", "data", "cite", "action"):
                self.urls.append((tag, name, value or "", line))
            if name == "style" or name.startswith("on"):
                self.inline.append((f"attribute {name}", line))
        if tag == "style" or (tag == "script" and "src" not in names):
            self.inline.append((f"<{tag}>", line))


def read_site(top):
    pages = {}
    for folder, _, names in os.walk(top):
        for name in names:
            if name.endswith(".html"):
                path = os.path.join(folder, name)
                with open(path, encoding="utf-8") as file:
                    pages[os.path.relpath(path, top)] = Page(file.read())
    return pages


def is_elsewhere(url):
    return bool(urllib.parse.urlsplit(url).scheme) or url.startswith("//")


def link_fault(top, pages, page, url):
    """Why the link leads nowhere, or None."""
    parts = urllib.parse.urlsplit(url)
    target = page
    if parts.path:
        folder = os.path.dirname(page)
        target = os.path.normpath(
            os.path.join(folder, urllib.parse.unquote(parts.path)))
    if target.startswith("..") or os.path.isabs(target):
        return "leaves the site"
    if not os.path.isfile(os.path.join(top, target)):
        return "no such file"
    anchor = urllib.parse.unquote(parts.fragment)
    if anchor and target in pages and anchor not in pages[target].ids:
        return "no such anchor"
    return None


def check_links(top, pages):
    for page, content in sorted(pages.items()):
        for _, _, url, line in content.urls:
            if not is_elsewhere(url):
                fault = link_fault(top, pages, page, url)
                if fault:
                    yield f"{page}:{line}: {url}: {fault}"


def check_outside(_, pages):
    for page, content in sorted(pages.items()):
        for tag, name, url, line in content.urls:
            if (tag, name) in FETCHED and is_elsewhere(url):
                yield f"{page}:{line}: <{tag} {name}> asks for {url}"


def check_inline(_, pages):
    for page, content in sorted(pages.items()):
        for what, line in content.inline:
            yield f"{page}:{line}: {what}"


def compressed(path):
    with open(path, "rb") as file:
        return len(gzip.compress(file.read(), 9))


def check_weight(top, pages, limit):
    theme = sum(compressed(os.path.join(top, "theme", name))
                for name in ("style.css", "script.js"))
    for page in sorted(pages):
        weight = compressed(os.path.join(top, page)) + theme
        if weight > limit:
            yield f"{page}: {weight} bytes, more than {limit}"


def main():
    what, top = sys.argv[1], sys.argv[2]
    pages = read_site(top)
    if not pages:
        print(f"{top}: no pages")
        return 1
    if what == "weight":
        faults = list(check_weight(top, pages, int(sys.argv[3])))
    else:
        check = {"links": check_links, "outside": check_outside,
                 "inline": check_inline}[what]
        faults = list(check(top, pages))
    for fault in faults[:20]:
        print(fault)
    if len(faults) > 20:
        print(f"and {len(faults) - 20} more")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
