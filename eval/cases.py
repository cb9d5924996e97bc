"""Nesting, turns, quotations over paragraphs, headlines: made-up articles, each with what must be found in it.

    python -m eval.cases [--check] [--kind KIND]

`gold/cases/KIND.jsonl` holds a case a line: `case`, `half`, `text`, `attributions`, and `absent`, quotes that are
the content of no attribution. The half is "seen", or "blind": nobody who writes code has read it, and of it
nothing is printed but figures. Of a case only the attributions that show its kind are listed; what else is found
counts neither way. All words of an attribution are quotes of the text, as `eval.quotes` finds them and
`docs/gold.md` decides them: `key`, `source`, `cue`, `content`, `speakers` (null where the name is not judged),
`form`, `parent` (a key of the same case or null) and, where taste may differ, `alternatives`: other contents that
are as right.

The texts are read as a user's pages are: a folder of text files, by the pipeline, in one run.

1. An expected attribution is right where one was found whose content overlaps its own by `SAME_CONTENT`, whose
   source shares a word with its own (or both are empty), whose speakers are those named and no other, which is a
   turn exactly where it is expected to be one, and, of nesting, whose parent's content overlaps the expected
   parent's by `SAME_CONTENT`, or neither has a parent. The cue is not judged.
2. A case is clean where all that it expects is right and no attribution's content overlaps an absent quote by
   `SAME_ABSENT`.

Two speakers are one as in `eval.speakers.same_name`, or where both are descriptions and one begins with the other
("two officials" and "two officials in the defence ministry").
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, get_args

from eval.quotes import QuoteError, find, jaccard, tokens
from eval.rows import Row, share, table
from eval.speakers import same_name
from onrecord import pipeline
from onrecord.model import Attribution, Reading, Span
from onrecord.model.reading import Form
from onrecord.progress import Silent
from onrecord.settings import Settings

FOLDER = Path(__file__).resolve().parent / "gold" / "cases"
KINDS = ("nesting", "turns", "paragraphs", "headlines")
HALVES = ("seen", "blind")

SAME_CONTENT = 0.8
"""Jaccard overlap of word tokens from which a content is whole: that of the quotation row of the issue."""

SAME_ABSENT = 0.5
"""Overlap from which a content is one that must not be: as for two contents in the PolNeAR scorer."""

SOMEHOW_FOUND = 0.3
"""Overlap from which a wrong content is told as cut or too long, not as missing. It moves no figure."""

EXAMPLES = 2
"""Cases that are shown of each cause."""

Cause = Literal["missing", "content", "source", "speakers", "form", "parent", "absent"]
MEANING: Mapping[Cause, str] = {
    "missing": "no attribution has this content",
    "content": "its content is cut or too long",
    "source": "the content stands with another source",
    "speakers": "source and content right, the speakers not",
    "form": "a turn that is read as none, or none as a turn",
    "parent": "right but for the parent",
    "absent": "an attribution where there is none",
}


class CaseError(ValueError):
    """A case is not what the docstring of this module says."""


@dataclass(frozen=True)
class Expected:
    """An attribution that a case holds; all strings of source, cue and content are quotes."""

    key: str
    source: Sequence[str]
    cue: Sequence[str]
    content: Sequence[str]
    speakers: Sequence[str] | None
    form: str
    parent: str | None
    alternatives: Sequence[Sequence[str]] = ()

    def contents(self, text: str) -> list[frozenset[int]]:
        """Word tokens of its content, and of each alternative."""
        return [_tokens(text, quotes) for quotes in (self.content, *self.alternatives)]


@dataclass(frozen=True)
class Case:
    """A made-up article with what must, and what must not, be found in it."""

    case: str
    half: str
    text: str
    attributions: Sequence[Expected]
    absent: Sequence[str]

    @property
    def kind(self) -> str:
        """What the case tests: its name without the number."""
        return self.case.rpartition("-")[0]


@dataclass(frozen=True)
class Verdict:
    """How one expected attribution, or one absent quote, came out; `cause` is None where it is right."""

    case: Case
    what: str
    cause: Cause | None
    shown: str


def load(folder: Path = FOLDER) -> list[Case]:
    """Every case under `folder`, its vocabulary and references checked, in the order of `KINDS` and of the files.

    Raises:
        CaseError: a line is no case.
    """
    cases = [
        _case(json.loads(line))
        for kind in KINDS
        if (folder / f"{kind}.jsonl").exists()
        for line in (folder / f"{kind}.jsonl").read_text("utf-8").splitlines()
    ]
    names = [case.case for case in cases]
    faults = [f"{name}: two cases have this name" for name in sorted(set(names)) if names.count(name) > 1]
    faults += [fault for case in cases for fault in _faults(case)]
    if faults:
        raise CaseError("\n".join(faults))
    return cases


def check(cases: Iterable[Case]) -> list[str]:
    """What does not hold of the quotes: one line a fault, naming case, key and quote."""
    said: list[str] = []
    for case in cases:
        quotes = [(row.key, q) for row in case.attributions for q in (*row.source, *row.cue, *row.content)]
        quotes += [(row.key, q) for row in case.attributions for other in row.alternatives for q in other]
        quotes += [("absent", q) for q in case.absent]
        broken = [(key, error) for key, quote in quotes if (error := _misplaced(case.text, quote))]
        said += [f"{case.case} {key}: {error}" for key, error in broken]
        if not broken:
            said += _outside(case)
    return said


def rows(settings: Settings) -> list[Row]:
    """Two rows for each kind: the share of attributions that are right, and of cases that are clean."""
    judged = verdicts(load(), settings)
    return [row for kind in KINDS for row in _pair(kind, _of(judged, kind))]


def verdicts(cases: Sequence[Case], settings: Settings) -> list[Verdict]:
    """What came out of every expected attribution and every absent quote; all cases are read in one run.

    Raises:
        CaseError: a case's page gave no reading, or one of another text.
    """
    readings = _read(cases, settings)
    return [verdict for case in cases for verdict in judge(case, readings[case.case].attributions)]


def judge(case: Case, found: Sequence[Attribution]) -> Iterator[Verdict]:
    """What came out of each expected attribution and each absent quote, where `found` was found."""
    for row in case.attributions:
        cause, best = _fault(case, row, found)
        yield Verdict(case, row.key, cause, f"{_short(row.content)} | {_described(best)}")
    for quote in case.absent:
        words = _tokens(case.text, [quote])
        wrong = [a for a in found if jaccard(words, _spans(case.text, a.content)) >= SAME_ABSENT]
        yield Verdict(case, "absent", "absent" if wrong else None, _described(wrong[0] if wrong else None))


def _fault(case: Case, row: Expected, found: Sequence[Attribution]) -> tuple[Cause | None, Attribution | None]:
    """The first condition that no attribution holds of those that hold all before it, and the best of these."""
    text, parents = case.text, {a.id: a for a in found}
    overlaps = [(max(jaccard(c, _spans(text, a.content)) for c in row.contents(text)), a) for a in found]
    kept = [a for overlap, a in overlaps if overlap >= SAME_CONTENT]
    if not kept:
        rest = [(overlap, a) for overlap, a in overlaps if row.parent is None or not _is_parent(case, row, a)]
        best, nearest = max(rest, key=lambda pair: pair[0], default=(0.0, None))
        return ("content", nearest) if best >= SOMEHOW_FOUND else ("missing", None)
    source = _tokens(text, row.source)
    conditions: list[tuple[Cause, list[bool]]] = [
        ("source", [_meet(source, _spans(text, a.source)) for a in kept]),
        ("speakers", [row.speakers is None or _same_people(row.speakers, a) for a in kept]),
        ("form", [(a.form == "turn") == (row.form == "turn") for a in kept]),
        ("parent", [case.kind != "nesting" or _same_parent(case, row, parents.get(a.parent or "")) for a in kept]),
    ]
    left = list(range(len(kept)))
    for cause, holds in conditions:
        held = [i for i in left if holds[i]]
        if not held:
            return cause, kept[left[0]]
        left = held
    return None, kept[left[0]]


def _meet(one: frozenset[int], other: frozenset[int]) -> bool:
    return bool(one & other) or not (one or other)


def _same_people(gold: Sequence[str], attribution: Attribution) -> bool:
    names = [speaker.name for speaker in attribution.speakers]
    return len(names) == len(gold) and all(any(same_speaker(g, name) for name in names) for g in gold)


def same_speaker(one: str, other: str) -> bool:
    """Whether two names or descriptions are the same speaker's."""
    if same_name(one, other):
        return True
    a, b = sorted((re.findall(r"[\w-]+", _ARTICLE.sub("", name)) for name in (one, other)), key=len)
    return bool(a) and a[-1][0].islower() and [w.casefold() for w in a] == [w.casefold() for w in b[: len(a)]]


_ARTICLE = re.compile(r"^(?:a|an|the)\s+", re.IGNORECASE)


def _same_parent(case: Case, row: Expected, parent: Attribution | None) -> bool:
    if row.parent is None or parent is None:
        return row.parent is None and parent is None
    return _is_parent(case, row, parent)


def _is_parent(case: Case, row: Expected, attribution: Attribution) -> bool:
    """Whether the attribution has the content of the parent that is expected."""
    gold = next(other for other in case.attributions if other.key == row.parent)
    words = _spans(case.text, attribution.content)
    return any(jaccard(content, words) >= SAME_CONTENT for content in gold.contents(case.text))


def _read(cases: Sequence[Case], settings: Settings) -> dict[str, Reading]:
    """The reading of each case by its name, from one run of the pipeline over a folder of text files."""
    found: dict[str, Reading] = {}
    with tempfile.TemporaryDirectory(prefix="onrecord-cases-") as folder:
        for case in cases:
            (Path(folder) / f"{case.case}.txt").write_bytes(case.text.encode())

        def take(reading: Reading) -> None:
            found[Path(reading.article.location).stem] = reading

        problems = pipeline.read([folder], settings, Silent(), take)
    for case in cases:
        if case.case not in found:
            raise CaseError(f"{case.case}: gave no reading; {[p.message for p in problems]}")
        if found[case.case].article.text != case.text:
            raise CaseError(f"{case.case}: its article has another text")
    return found


def _case(line: Mapping[str, Any]) -> Case:
    try:
        return Case(**{**line, "attributions": [Expected(**row) for row in line["attributions"]]})
    except (TypeError, KeyError) as error:
        raise CaseError(f"{line.get('case')}: {error}") from None


def _faults(case: Case) -> Iterator[str]:
    keys = [row.key for row in case.attributions]
    if case.kind not in KINDS:
        yield f"{case.case}: no kind {case.kind!r}"
    if case.half not in HALVES:
        yield f"{case.case}: no half {case.half!r}"
    if len(keys) != len(set(keys)):
        yield f"{case.case}: two attributions have one key"
    if not case.attributions and not case.absent:
        yield f"{case.case}: tests nothing"
    for row in case.attributions:
        if row.form not in get_args(Form):
            yield f"{case.case} {row.key}: no form {row.form!r}"
        if row.parent is not None and row.parent not in set(keys) - {row.key}:
            yield f"{case.case} {row.key}: no parent {row.parent!r}"
        if not row.content:
            yield f"{case.case} {row.key}: no content"


def _misplaced(text: str, quote: str) -> QuoteError | None:
    try:
        find(text, quote)
    except QuoteError as error:
        return error
    return None


def _outside(case: Case) -> Iterator[str]:
    """Attributions that do not stand in their parent's content."""
    content = {row.key: _tokens(case.text, row.content) for row in case.attributions}
    for row in case.attributions:
        if row.parent is not None and not content[row.key] <= content[row.parent]:
            yield f"{case.case} {row.key}: its content does not stand in that of {row.parent!r}"


def _tokens(text: str, quotes: Iterable[str]) -> frozenset[int]:
    return tokens(text, [find(text, quote) for quote in quotes])


def _spans(text: str, spans: Iterable[Span]) -> frozenset[int]:
    return tokens(text, [(span.start, span.end) for span in spans])


def _short(words: Iterable[str]) -> str:
    whole = " … ".join(words).replace("\n", " ")
    return whole if len(whole) <= _SHOWN else f"{whole[: _SHOWN // 2]}…{whole[-_SHOWN // 2 :]}"


_SHOWN = 100
"""Characters of a content that an example shows."""


def _described(attribution: Attribution | None) -> str:
    if attribution is None:
        return "nothing"
    source, content = (_short(s.text for s in spans) for spans in (attribution.source, attribution.content))
    names = ", ".join(speaker.name for speaker in attribution.speakers)
    parent = "" if attribution.parent is None else ", nested"
    return f"found [{source}] → [{content}] ({names or 'nobody'}; {attribution.form}{parent})"


def _pair(name: str, judged: Sequence[Verdict]) -> list[Row]:
    """Both rows over some verdicts."""
    clean: dict[str, bool] = {}
    for verdict in judged:
        clean[verdict.case.case] = clean.get(verdict.case.case, True) and verdict.cause is None
    right = [v.cause is None for v in judged if v.what != "absent"]
    return [
        share(f"cases.{name}", right, "expected attributions right; made-up cases"),
        share(f"cases.{name}.clean", clean.values(), "cases wholly right, with nothing where nothing is"),
    ]


def _of(judged: Iterable[Verdict], kind: str, half: str | None = None) -> list[Verdict]:
    return [v for v in judged if v.case.kind == kind and half in (None, v.case.half)]


def _causes(judged: Sequence[Verdict]) -> Iterator[str]:
    """Why verdicts failed, the most frequent cause first, with examples."""
    failed: dict[Cause, list[Verdict]] = defaultdict(list)
    for verdict in judged:
        if verdict.cause is not None:
            failed[verdict.cause].append(verdict)
    for cause, those in sorted(failed.items(), key=lambda item: (-len(item[1]), item[0])):
        yield f"  {len(those):3} {cause}: {MEANING[cause]}"
        yield from (f"        {v.case.case} {v.what}: {v.shown}" for v in those[:EXAMPLES])


def main() -> int:
    """Print the rows, those of each half, and why the others failed; with `--check` only the cases' faults."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="only check the cases' quotes")
    parser.add_argument("--kind", choices=KINDS, action="append", help="only this one")
    options = parser.parse_args()
    kinds = options.kind or KINDS
    cases = [case for case in load() if case.kind in kinds]
    faults = check(cases)
    print("\n".join([*faults, f"{len(cases)} cases, {len(faults)} faults"]))
    if faults or options.check:
        return 1 if faults else 0
    judged = verdicts(cases, Settings())
    halves = [(kind, half) for kind in kinds for half in HALVES]
    print(table(row for kind in kinds for row in _pair(kind, _of(judged, kind))))
    print(table(row for k, h in halves for row in _pair(f"{k}.{h}", _of(judged, k, h)) if row.n))
    for kind in kinds:
        print(f"\n{kind}, seen:", *_causes(_of(judged, kind, "seen")), sep="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
