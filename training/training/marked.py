"""Made-up articles marked for attributions where they stand: `training/pages/*.txt`.

    python -m training.marked FILE …        checks files; says what each holds

Articles are parted by lines of `===`; a paragraph is a line, empty lines part them, the first is the headline.
`{s1:The mayor}`, `{c1:said}` and `{x1:that it was late}` are source, cue and content of attribution 1 of its
article. A role may have several pieces; a piece may hold others' marks: "{x1:that {s2:he} {c2:fears} {x2:rain}}".
"""

from __future__ import annotations

import re
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from eval.corpora import ROLES, Quoted, Range, Triple

PAGES = Path(__file__).parents[1] / "pages"
_MARK = re.compile(r"\{([scx])(\d+):|\}")
_ROLE = dict(zip("scx", ROLES, strict=True))


class MarkError(ValueError):
    """A file of marked articles breaks its rules; the message names file, article and place."""


def marked(path: Path) -> list[Quoted]:
    """The articles of a file, in order, without their marks; attributions in the order of their numbers.

    Raises:
        MarkError: a mark does not end, ends twice, or an attribution has no content.
    """
    parts = re.split(r"^===+[ ]*$", path.read_text("utf-8"), flags=re.MULTILINE)
    return [_article(f"{path.stem}-{n}", part.strip()) for n, part in enumerate(parts, 1) if part.strip()]


def _article(name: str, source: str) -> Quoted:
    text, at = "", 0
    open_marks: list[tuple[str, int, int]] = []
    found: dict[int, dict[str, list[Range]]] = defaultdict(lambda: defaultdict(list))
    for mark in _MARK.finditer(source):
        text += source[at : mark.start()]
        at = mark.end()
        if mark[1]:
            open_marks.append((_ROLE[mark[1]], int(mark[2]), len(text)))
        elif not open_marks:
            raise MarkError(f"{name}: a mark ends that never began, after {text[-40:]!r}")
        else:
            role, number, start = open_marks.pop()
            found[number][role].append((start, len(text)))
            if text[start:] != text[start:].strip() or "\n" in text[start:]:
                raise MarkError(f"{name}: {text[start:]!r} begins or ends with space, or runs over paragraphs")
    text += source[at:]
    if open_marks:
        raise MarkError(f"{name}: a mark of attribution {open_marks[-1][1]} does not end")
    if "{" in text or "}" in text:
        raise MarkError(f"{name}: a brace that is no mark, near {text[max(0, text.find('{') - 20) :][:60]!r}")
    triples = []
    for number, roles in sorted(found.items()):
        if not roles["content"]:
            raise MarkError(f"{name}: attribution {number} needs content")
        triples.append(Triple(*(tuple(sorted(roles[role])) for role in ROLES)))
    return Quoted(name, text, tuple(triples))


def _report(paths: list[Path]) -> Iterator[str]:
    for path in paths:
        items = marked(path)
        words = sum(len(item.text.split()) for item in items)
        found = sum(len(item.triples) for item in items)
        yield f"{path.name}: {len(items)} articles, {words} words, {found} attributions"


if __name__ == "__main__":
    try:
        print("\n".join(_report([Path(name) for name in sys.argv[1:]])))
    except MarkError as error:
        sys.exit(str(error))
