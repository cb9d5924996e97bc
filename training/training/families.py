"""Families of statements on made-up matters: which say the same, deny or contradict one another, and which way
they lean. `training/families/*.txt`.

    python -m training.families FILE …        checks files; says what each holds

A family is a block under a line `## its matter`:

    a1 The port authority said on Monday that [dredging would begin in March].
    a2 "[We start digging in March]," the authority's head, Lise Tamm, told the Courier.
    b1 Two officials familiar with the contract said [work had been put off until May].
    c1 Tamm denied [that the work had been postponed].
    a contradicts b
    c denies b
    ? the dredging: a+ c0

A letter is one statement, whoever tells it, and a number one of its renderings. Brackets hold what is said; a line
without them is told by the page itself. Two letters with no line of their own have nothing to do with each other.
A line `? issue:` gives the leaning of statements on an issue: for (+), against (-), neither (0).
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

FAMILIES = Path(__file__).parents[1] / "families"
RELATIONS = ("denies", "contradicts", "rejects", "answers")
_TEXT = re.compile(r"([a-z]\d+) (.+)")
_RELATION = re.compile(rf"([a-z]) ({'|'.join(RELATIONS)}) ([a-z])")
_ISSUE = re.compile(r"\? (.+?): ([a-z][+\-0](?: [a-z][+\-0])*)")


class FamilyError(ValueError):
    """A file of families breaks its rules; the message names file, line and what is wrong."""


@dataclass(frozen=True)
class Family:
    """Statements on one matter.

    Attributes:
        matter: what they are about.
        texts: the lines by letter and number ("a1"), brackets and all.
        relations: how one letter stands to another.
        issues: by issue, the leaning ("+", "-" or "0") of letters.
    """

    matter: str
    texts: Mapping[str, str] = field(default_factory=dict)
    relations: Mapping[tuple[str, str], str] = field(default_factory=dict)
    issues: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    def relation(self, one: str, other: str) -> str | None:
        """How one rendering stands to another: "same" for two of one letter; None where no line says so of the
        first, or, of a contradiction, of either."""
        if one[0] == other[0]:
            return "same"
        back = self.relations.get((other[0], one[0]))
        return self.relations.get((one[0], other[0])) or (back if back == "contradicts" else None)


def families(path: Path) -> list[Family]:
    """The families of a file, in order.

    Raises:
        FamilyError: a line is none of the four kinds, stands before any family, comes twice, has odd brackets, or
            speaks of a letter that its family lacks.
    """
    found: list[Family] = []
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        where = f"{path.name}, line {number}"
        if line.startswith("## "):
            found.append(Family(line[3:].strip()))
        elif line.strip():
            if not found:
                raise FamilyError(f"{where}: stands before any family")
            found[-1] = _with(found[-1], line.strip(), where)
    for family in found:
        _check(family, path.name)
    return found


def _with(family: Family, line: str, where: str) -> Family:
    if match := _RELATION.fullmatch(line):
        one, relation, other = match.groups()
        return _kept(family, "relations", (one, other), relation, where)
    if match := _ISSUE.fullmatch(line):
        leanings = {item[0]: item[1] for item in match[2].split()}
        return _kept(family, "issues", match[1], leanings, where)
    if match := _TEXT.fullmatch(line):
        if not re.fullmatch(r"[^\[\]]*(\[[^\[\]]+\][^\[\]]*)?", match[2]):
            raise FamilyError(f"{where}: wants one pair of brackets or none: {line!r}")
        return _kept(family, "texts", match[1], match[2], where)
    raise FamilyError(f"{where}: is no text, relation or issue: {line!r}")


def _kept(family: Family, part: str, key: object, value: object, where: str) -> Family:
    held = getattr(family, part)
    if key in held:
        raise FamilyError(f"{where}: {key} comes twice")
    more: Any = {**held, key: value}
    return replace(family, **{part: more})


def _check(family: Family, file: str) -> None:
    known = {key[0] for key in family.texts}
    used = {letter for pair in family.relations for letter in pair}
    used |= {letter for leanings in family.issues.values() for letter in leanings}
    if used - known:
        raise FamilyError(f"{file}, {family.matter!r}: no text of {', '.join(sorted(used - known))}")


def _report(paths: list[Path]) -> Iterator[str]:
    for path in paths:
        items = families(path)
        texts = [text for family in items for text in family.texts.values()]
        counts = Counter(relation for family in items for relation in family.relations.values())
        issues = sum(len(family.issues) for family in items)
        told = ", ".join(f"{counts[relation]} {relation}" for relation in RELATIONS)
        words = sum(len(text.split()) for text in texts)
        yield f"{path.name}: {len(items)} families, {len(texts)} texts, {words} words; {told}; {issues} issues"


if __name__ == "__main__":
    try:
        print("\n".join(_report([Path(name) for name in sys.argv[1:]])))
    except FamilyError as error:
        sys.exit(str(error))
