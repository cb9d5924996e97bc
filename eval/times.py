"""Dates in text: TimeBank's TIMEX3 of type DATE and TIME, beside what the reader finds and takes them to mean.

Half of the documents (odd by sorted name) is for making the grammar, the other half for measuring. Durations, sets
and references without a calendar value ("now", "recently", "XXXX") are left out of the gold, and a prediction that
touches one of them is left out too. TIMEX3 values become EDTF as the reader writes it: a part of a day is its day,
a week, quarter, half or decade the interval of its units; a value with START, MID or END takes any interval in it.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Literal

from lxml import etree

from eval.rows import Row, f1, share, table
from onrecord.model import Article, Dated
from onrecord.reading.forms.sentences import split
from onrecord.reading.when.times import find_times

Part = Literal["making", "measuring"]

_VAGUE = ("START", "MID", "END", "APPROX")
_SEASONS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
"""The first of the three months of a season."""


@dataclass(frozen=True, slots=True)
class Gold:
    """A TIMEX3: its place, its value as EDTF (None where it has none on the calendar), and whether it is vague."""

    start: int
    end: int
    value: str | None
    vague: bool
    counts: bool


def edtf(value: str) -> str | None:
    """A TIMEX3 value as EDTF, or None where it has no place on the calendar."""
    if match := re.fullmatch(r"(\d{4}-\d\d-\d\d)T(\d\d):?(\d\d)?(?::\d\d)?", value):
        return f"{match[1]}T{match[2]}:{match[3] or '00'}"
    if match := re.fullmatch(r"(\d{4}-\d\d-\d\d)(?:T(?:MO|AF|EV|NI|DT|MI))?", value):
        return match[1]
    if re.fullmatch(r"\d{4}(-\d\d)?", value):
        return value
    if match := re.fullmatch(r"(\d{4})-(SP|SU|FA|WI)", value):
        first, year = _SEASONS[match[2]], int(match[1])
        return f"{year}-12/{year + 1}-02" if match[2] == "WI" else f"{year}-{first:02}/{year}-{first + 2:02}"
    if match := re.fullmatch(r"(\d{4})-([QH])(\d)", value):
        size = 3 if match[2] == "Q" else 6
        last = size * int(match[3])
        return f"{match[1]}-{last - size + 1:02}/{match[1]}-{last:02}"
    if match := re.fullmatch(r"(\d{4})-W(\d\d)(-WE)?", value):
        monday = date.fromisocalendar(int(match[1]), int(match[2]), 1)
        first = monday + timedelta(days=5 if match[3] else 0)
        return f"{first}/{monday + timedelta(days=6)}"
    if match := re.fullmatch(r"(\d{3})X?", value):
        return f"{match[1]}0/{match[1]}9"
    return None


def read(path: Path) -> tuple[Article, list[Gold]]:
    """One TimeML document as an article of its day, with its time expressions."""
    root = etree.parse(path, etree.XMLParser(recover=True)).getroot()
    created = root.find(".//DCT/TIMEX3")
    created = created if created is not None else root.find(".//TIMEX3[@functionInDocument='CREATION_TIME']")
    body = root.find(".//TEXT")
    pieces: list[str] = []
    gold: list[Gold] = []
    if body is not None:
        _walk(body, pieces, gold)
    day = edtf(str(created.get("value") or "")) if created is not None else None
    published = Dated(day.split("T")[0], "text", None, 1.0) if day else None
    text = "".join(pieces)
    return Article(path.stem, path.stem, path.name, None, None, None, (), published, None, "en", text), gold


def _walk(element: etree._Element, pieces: list[str], gold: list[Gold]) -> None:
    start = sum(map(len, pieces))
    pieces.append(element.text or "")
    for child in element:
        _walk(child, pieces, gold)
        pieces.append(child.tail or "")
    if element.tag == "TIMEX3":
        value = edtf(str(element.get("value") or ""))
        counts = element.get("type") in ("DATE", "TIME") and value is not None
        gold.append(Gold(start, sum(map(len, pieces)), value, element.get("mod") in _VAGUE, counts))


def rows(folder: Path, part: Part = "measuring") -> list[Row]:
    """Figures over half of the documents: value given the span, span alone, and both from raw text."""
    golds: list[Gold] = []
    predicted: list[tuple[Gold | None, bool, bool]] = []
    given: list[bool] = []
    for path in sorted(folder.glob("*.tml"))[0 if part == "making" else 1 :: 2]:
        article, gold = read(path)
        golds += [g for g in gold if g.counts]
        outcome = _outcome(article, gold)
        predicted += outcome
        given += [right for match, exact, right in outcome if match and match.counts and exact]
    counted = [entry for entry in predicted if entry[0] is None or entry[0].counts]
    spans = sum(exact for _, exact, _ in counted)
    loose = sum(match is not None for match, _, _ in counted)
    both = sum(exact and right for _, exact, right in counted)
    near = sum(right for _, _, right in counted)
    n, m = len(golds), len(counted)
    return [
        share("times.value", given, "value right, of the dates whose span is found exactly"),
        f1("times.span", spans, m, n, "F1 of dates, same first and last letter"),
        f1("times.overlap", loose, m, n, "F1 of dates, spans that touch"),
        f1("times.value-overlap", near, m, n, "F1 of dates from raw text: spans touch, same value"),
        f1("times.both", both, m, n, "F1 of dates from raw text: same span and same value"),
    ]


def _outcome(article: Article, gold: list[Gold]) -> list[tuple[Gold | None, bool, bool]]:
    """For each date found: the gold one it touches, whether the span is the same, and whether the value is."""
    found = find_times(article, split(article.text, [(0, len(article.text))]))
    free = list(gold)
    outcome: list[tuple[Gold | None, bool, bool]] = []
    for mention in found:
        touching = [g for g in free if g.start < mention.span.end and mention.span.start < g.end]
        match = max(touching, key=lambda g: (g.counts, g.end - g.start), default=None)
        if match is None:
            outcome.append((None, False, False))
            continue
        free.remove(match)
        exact = (match.start, match.end) == (mention.span.start, mention.span.end)
        outcome.append((match, exact, _same(mention.value, match)))
    return outcome


def _same(value: str | None, gold: Gold) -> bool:
    if value is None or gold.value is None:
        return False
    plain = value.replace("?", "")
    if plain == gold.value:
        return True
    return gold.vague and _within(plain, gold.value)


def _within(value: str, whole: str) -> bool:
    first, last = value.split("/")[0], value.split("/")[-1]
    low, high = whole.split("/")[0], whole.split("/")[-1]
    return first[: len(low)] >= low and last[: len(high)] <= high


def main(arguments: Iterable[str] | None = None) -> None:
    """Print the figures of `DIR` (the folder TimeBank)."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--part", choices=("making", "measuring"), default="measuring")
    chosen = parser.parse_args(list(arguments) if arguments is not None else None)
    print(table(rows(chosen.folder, chosen.part)))


if __name__ == "__main__":
    main()
