"""Rows for every field of `attribution`, and how each is measured (in the rows' definitions).

Fields are compared on matched attributions only, so that a figure says how well what was found is understood;
how much was found is said by `attribution.found`. Where nearly all gold instances have one value (`negated`,
`stance`), the figure is the mean over the values of their F1, which a reader that always gives that value
cannot please.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from eval.gold import Gold, GoldAttribution
from eval.quotes import jaccard, tokens
from eval.rows import Row, f1, macro_f1, share
from eval.story_match import ROLES, Line, Matched, line_tokens, range_of

MEASURED = (
    "section",
    "parent",
    "source",
    "cue",
    "content",
    "speakers",
    "form",
    "attitude",
    "act",
    "negated",
    "stance",
    "addressees",
    "occasion",
    "said",
    "chain",
    "confidence",
)
"""Every field of an `attribution` line but its id and article, which are functions of the others."""

SAME_OCCASION = 0.5
"""Jaccard overlap of word tokens from which two occasions are the same: as for contents."""

Pair = tuple[GoldAttribution, Line]


def instances(gold: Gold) -> Mapping[str, int]:
    """How many gold attributions say something about each field; each bears on `confidence`."""
    said: dict[str, Callable[[GoldAttribution], bool]] = {"chain": lambda row: row.chain is not None}
    rows = list(gold.attributions.values())
    return {
        field: sum(said.get(field, lambda row, f=field: bool(getattr(row, f, True)))(row) for row in rows)
        for field in MEASURED
    }


def rows(matched: Matched) -> list[Row]:
    """How much was found, then a row or two for every field of `attribution`."""
    pairs = [(matched.gold.attributions[key], line) for key, line in matched.pairs.items()]
    return [
        *_found(matched),
        *(_exact(matched, role) for role in ROLES),
        share("attribution.section", (row.section == line["section"] for row, line in pairs), "section right"),
        _parents(matched, pairs),
        *_speakers(matched, pairs),
        *_classes(pairs),
        _addressees(matched, pairs),
        _occasions(matched, pairs),
        _said(pairs),
        *_chains(matched, pairs),
        _confidence(matched),
    ]


def _found(matched: Matched) -> Iterator[Row]:
    gold, hits = len(matched.gold.attributions), len(matched.pairs)
    predicted = len(matched.export.all("attribution"))
    says = "source overlapping and content overlapping by half, nested ones too"
    yield f1("attribution.found", hits, predicted, gold, f"F1 of attributions: {says}")
    yield Row(
        "attribution.found.precision", 100.0 * hits / predicted if predicted else 0.0, predicted, "its precision"
    )
    yield Row("attribution.found.recall", 100.0 * hits / gold, gold, "its recall")


def _exact(matched: Matched, role: str) -> Row:
    gold = {
        (row.article, matched.tokens[key][role])
        for key, row in matched.gold.attributions.items()
        if key in matched.tokens
    }
    found = {
        (matched.article_of.get(line["article"], line["article"]), line_tokens(matched.export, line)[role])
        for line in matched.export.all("attribution")
    }
    gold, found = {g for g in gold if g[1]}, {p for p in found if p[1]}
    return f1(
        f"attribution.{role}", len(gold & found), len(found), len(gold), f"F1 of {role}s with the very same words"
    )


def _parents(matched: Matched, pairs: Sequence[Pair]) -> Row:
    found = [matched.key_of.get(line["parent"], "?") if line["parent"] else None for _, line in pairs]
    hits = sum(
        row.parent is not None and row.parent == parent for (row, _), parent in zip(pairs, found, strict=True)
    )
    return f1(
        "attribution.parent",
        hits,
        sum(p is not None for p in found),
        sum(row.parent is not None for row, _ in pairs),
        "F1 of (attribution, parent)",
    )


def _speakers(matched: Matched, pairs: Sequence[Pair]) -> Iterator[Row]:
    named = [(row, line) for row, line in pairs if row.speakers]
    verdicts = [_same_people(matched, [s["name"] for s in row.speakers], line["speakers"]) for row, line in named]
    yield share("attribution.speakers", verdicts, "all speakers right and no other, where the gold has one")
    resolved = [v for v, (row, line) in zip(verdicts, named, strict=True) if _is_short(row)]
    yield share(
        "attribution.speakers.resolved",
        resolved,
        "the same, where the source is a pronoun or does not hold the name",
    )
    single = [(row.speakers[0], line["speakers"][0]) for row, line in named if line["speakers"]]
    yield macro_f1(
        "attribution.speakers.anonymous",
        [(str(a["anonymous"]), str(b["anonymous"])) for a, b in single],
        "anonymous or not: mean F1 of both",
    )


def _is_short(row: GoldAttribution) -> bool:
    words = " ".join(row.source).casefold()
    return bool(row.source) and not all(s["name"].casefold() in words for s in row.speakers)


def _same_people(matched: Matched, gold: Sequence[str], found: Sequence[Mapping[str, Any]]) -> bool:
    names = [speaker["name"] for speaker in found]
    return (
        len(names) == len(gold)
        and all(any(matched.is_same(g, n) for n in names) for g in gold)
        and all(any(matched.is_same(g, n) for g in gold) for n in names)
    )


def _classes(pairs: Sequence[Pair]) -> Iterator[Row]:
    for field in ("form", "attitude", "act"):
        yield share(
            f"attribution.{field}", (getattr(row, field) == line[field] for row, line in pairs), f"{field} right"
        )
    for field in ("form", "attitude", "act", "negated", "stance"):
        both = [(str(getattr(row, field)), str(line[field])) for row, line in pairs]
        name = f"attribution.{field}" + (".macro" if field in ("form", "attitude", "act") else "")
        yield macro_f1(name, both, f"{field}: mean F1 of its values")


def _addressees(matched: Matched, pairs: Sequence[Pair]) -> Row:
    hits = sum(
        any(matched.is_same(name, found["name"]) for found in line["addressees"])
        for row, line in pairs
        for name in row.addressees
    )
    found, gold = sum(len(line["addressees"]) for _, line in pairs), sum(len(row.addressees) for row, _ in pairs)
    return f1("attribution.addressees", hits, found, gold, "F1 of addressees by name")


def _occasions(matched: Matched, pairs: Sequence[Pair]) -> Row:
    hits = found = 0
    for row, line in pairs:
        if line["occasion"]:
            found += 1
            text, gold_range = matched.export.texts[line["article"]], matched.placed[row.key].occasion
            words = tokens(text, [range_of(line["occasion"])])
            hits += jaccard(words, tokens(text, [gold_range] if gold_range else [])) >= SAME_OCCASION
    gold = sum(row.occasion is not None for row, _ in pairs)
    return f1("attribution.occasion", hits, found, gold, "F1 of occasions, half of whose words are the same")


def _said(pairs: Sequence[Pair]) -> Row:
    both = [(row.said, line["said"] and line["said"]["edtf"]) for row, line in pairs]
    hits = sum(gold is not None and gold == found for gold, found in both)
    return f1(
        "attribution.said",
        hits,
        sum(f is not None for _, f in both),
        sum(g is not None for g, _ in both),
        "F1 of the dates on which it was said",
    )


def _chains(matched: Matched, pairs: Sequence[Pair]) -> Iterator[Row]:
    hits = sum(
        matched.is_same(gold["carrier"], found["carrier"])
        for row, line in pairs
        for gold, found in zip(row.chain or (), line["chain"] or (), strict=False)
    )
    found, gold = (sum(map(len, chains)) for chains in _links(pairs))
    yield f1("attribution.chain", hits, found, gold, "F1 of the links, inferred ones too, each in its place")
    kinds = [(_kind(row.chain), _kind(line["chain"])) for row, line in pairs]
    yield macro_f1(
        "attribution.chain.kind", kinds, "heard itself, through others, or not said: mean F1 of the three"
    )


def _links(pairs: Sequence[Pair]) -> tuple[list[Sequence[Any]], list[Sequence[Any]]]:
    return [line["chain"] or () for _, line in pairs], [row.chain or () for row, _ in pairs]


def _kind(chain: Sequence[Any] | None) -> str:
    return "not said" if chain is None else "through others" if chain else "itself"


def _confidence(matched: Matched) -> Row:
    """Chance that a right attribution has the higher confidence of the two: area under the ROC curve."""
    right = [line["confidence"] for line in matched.pairs.values()]
    wrong = [line["confidence"] for line in matched.export.all("attribution") if line["id"] not in matched.key_of]
    wins = sum(_win(a, b) for a in right for b in wrong)
    value = 100.0 * wins / (len(right) * len(wrong)) if right and wrong else 0.0
    return Row(
        "attribution.confidence",
        value,
        len(right) + len(wrong),
        "chance that of a right and a wrong attribution the right one has the higher confidence (50 is blind)",
    )


def _win(a: float, b: float) -> float:
    return 1.0 if a > b else 0.5 if a == b else 0.0
