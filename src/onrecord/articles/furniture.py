"""Which lines of a page are furniture, told by the table `furniture.tsv`, by position and by shape."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from onrecord.data import rows
from onrecord.model import FurnitureReason

_MARKS = " \t\xa0\u200b\ufeff\u2060•·*▪■►▶➤–—-"
_ENDS = re.compile(r"""[.!?…;:](?:["'”’»)\]]|\[\d+\])*\s*$""")
_STOPPED = re.compile(r"""[.:;,…]["'”’»)\]]*$""")
_NUMBERED = re.compile(r"\d{1,3}[.)]\s")
_WORD = re.compile(r"\w[\w'’.-]*")

# A line is a paragraph from 8 words on if it ends like a sentence, and from 25 on in any case: the headlines of
# the 84 English pages of the html test data have 4 to 29 words, 82 of them no more than 22, and one ends in a
# full stop.
_PARAGRAPH_WORDS = 8
_LONG_WORDS = 25
_HEADLINE_WORDS = (3, 24)
_LEAST_BEFORE_COMMENTS = 2
# A menu has three labels or more, each of a few words: two are as often a section and a date. By judgement.
_LEAST_LABELS = 3
_LABEL_WORDS = 4
_COLUMNS = re.compile(r"(?:\s{2,}|\t\s*)")
_BARS = re.compile(r"\s*[|•·]\s*")
_NO_LABEL = re.compile(r"[\d:;,.!?“”\"]")


@dataclass(frozen=True, slots=True)
class Rule:
    """One row of the table: what a line must look like, where, and what it then is."""

    reason: FurnitureReason
    where: str
    words: int
    to_end: bool
    pattern: re.Pattern[str]

    def fits(self, line: str, count: int, place: str) -> bool:
        """The line of `count` words, standing at `place` (head, body, tail), is what this rule means."""
        allowed = {"any": True, "edge": place != "body", "tail": place == "tail"}[self.where]
        return allowed and count <= self.words and self.pattern.fullmatch(line) is not None


@cache
def rules() -> tuple[Rule, ...]:
    """The table, in its order."""
    return tuple(
        Rule(row["reason"], row["where"], int(row["words"]), row["until"] == "end", _compiled(row["pattern"]))  # type: ignore[arg-type]
        for row in rows("furniture")
    )


def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.I)


def rule_for(line: str, place: str) -> Rule | None:
    """The first rule that the line fits where it stands."""
    bare = " ".join(line.split()).strip(_MARKS)
    count = words(bare)
    if not bare or count > max(rule.words for rule in rules()):
        return None
    return next((rule for rule in rules() if rule.fits(bare, count, place)), None)


def words(line: str) -> int:
    """How many words the line has."""
    return len(_WORD.findall(line))


def ends_sentence(line: str) -> bool:
    """The line ends as a sentence does."""
    return bool(_ENDS.search(line))


def is_paragraph(line: str) -> bool:
    """The line reads like a paragraph of an article."""
    count = words(line)
    return count >= _LONG_WORDS or (count >= _PARAGRAPH_WORDS and ends_sentence(line))


def is_headline(line: str) -> bool:
    """The line has the shape of a headline: short, begins like one, and is no sentence."""
    bare = line.strip(_MARKS)
    least, most = _HEADLINE_WORDS
    if not bare or not least <= words(bare) <= most or _STOPPED.search(bare) or _NUMBERED.match(bare):
        return False
    first = bare.lstrip("\"'“‘«([")
    return bool(first) and (first[0].isupper() or first[0].isdigit())


def is_menu(line: str) -> bool:
    """The line is a row of links: of labels in columns three or more; of labels parted by bars four or more, or
    three of which the table knows one ("Skip to content | Subscribe | Log in")."""
    bare = line.strip(_MARKS)
    columns, barred = _COLUMNS.split(bare), _BARS.split(bare)
    labels = columns if len(columns) >= _LEAST_LABELS else barred
    if len(labels) < _LEAST_LABELS or not all(_is_label(one) for one in labels):
        return False
    links = (rule for one in labels if (rule := rule_for(one, "head")))
    certain = labels is columns or len(labels) > _LEAST_LABELS
    return certain or any(rule.reason == "navigation" for rule in links)


def _is_label(piece: str) -> bool:
    return 0 < words(piece) <= _LABEL_WORDS and _NO_LABEL.search(piece) is None


def _comments_at(lines: Sequence[str], paragraphs: Sequence[bool]) -> int:
    """Where the readers' comments begin, which read like paragraphs; the end of the page where there are none.

    A heading for comments counts only where at least two paragraphs, and no fewer than after it, stand before it:
    in a bar over the article it stands too.
    """
    before, after = 0, sum(paragraphs)
    for index, (line, is_one) in enumerate(zip(lines, paragraphs, strict=True)):
        if before >= _LEAST_BEFORE_COMMENTS and before >= after:
            rule = rule_for(line, "tail")
            if rule and rule.to_end and rule.reason == "comments":
                return index
        before, after = before + is_one, after - is_one
    return len(lines)


def places(lines: Sequence[str], paragraphs: Sequence[bool]) -> list[str]:
    """For each line whether it stands before the first paragraph (head), after the last (tail) or between."""
    end = _comments_at(lines, paragraphs)
    where = [index for index, is_one in enumerate(paragraphs[:end]) if is_one]
    first, last = (where[0], where[-1]) if where else (len(lines), len(lines))
    return ["head" if i < first else "tail" if i > last else "body" for i in range(len(lines))]
