"""Rows for what stands across pages: utterances, origins, denials, dependences, entities, dates, positions.

What `read` writes has none of these lines; every figure here is then 0.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from typing import Any

from eval.quotes import QuoteError, find
from eval.rows import Row, f1, macro_f1, share
from eval.story_match import Line, Matched, entity_of, fold

DENYING = ("denies", "rejects")
"""Relations that answer for the gold's denials."""

Duo = frozenset[str]


def rows(matched: Matched) -> list[Row]:
    """Every row of the record."""
    return [
        *_utterances(matched),
        *_origins(matched),
        *_denials(matched),
        _contradictions(matched),
        *_dependences(matched),
        *_entities(matched),
        *_events(matched),
        *_positions(matched),
        *_others(matched),
    ]


def _utterance_of(matched: Matched) -> Mapping[str, str]:
    """Id of the utterance that each matched gold attribution is a rendering of."""
    lines = matched.export.all("utterance")
    return {matched.key_of[r]: line["id"] for line in lines for r in line["renderings"] if r in matched.key_of}


def _duos(groups: Iterable[Sequence[str]], known: Iterable[str]) -> set[Duo]:
    kept = set(known)
    return {frozenset(duo) for group in groups for duo in combinations(sorted(kept.intersection(group)), 2)}


def _utterances(matched: Matched) -> Iterator[Row]:
    record, found = matched.gold.record, matched.pairs
    groups = defaultdict(list)
    for key, utterance in _utterance_of(matched).items():
        groups[utterance].append(key)
    gold, said = _duos(record["utterances"], found), _duos(groups.values(), found)
    judged = said - (_duos(record["occasions"], found) - gold)
    hits = len(gold & said)
    says = "of two found renderings of one utterance; two statements of one occasion are not judged"
    yield Row(
        "utterance.precision",
        100.0 * hits / len(judged) if judged else 0.0,
        len(judged),
        f"precision of pairs {says}",
    )
    yield Row("utterance.recall", 100.0 * hits / len(gold) if gold else 0.0, len(gold), f"recall of pairs {says}")
    alike = _duos(record["lookalikes"], found)
    yield share(
        "utterance.lookalikes",
        (duo not in said for duo in sorted(alike, key=sorted)),
        "look-alikes, both found, that are kept apart",
    )


def _origins(matched: Matched) -> Iterator[Row]:
    utterances = {line["id"]: line for line in matched.export.all("utterance")}
    heard, rested = [], []
    for row in matched.gold.record["origins"]:
        if "utterance" in row:
            ids = [_utterance_of(matched).get(key) for key in row["utterance"]]
            held = [i for i in ids if i is not None]
            heard.append(
                bool(held)
                and utterances[max(sorted(set(held)), key=held.count)]["origins"] == row["first_hearers"]
            )
        else:
            rested.append(_claim_origins(matched, row) == row["origins"])
    yield share("utterance.origins", heard, "utterances with the right number of first hearers")
    yield share("claim.origins", rested, "claims with the right number of persons on whose word they rest")


def _claim_origins(matched: Matched, row: Mapping[str, Any]) -> int | None:
    quote = {"article": row["article"], "quote": row["claim"]}
    claims = [
        c for c in matched.export.all("claim") if any(_touches(matched, quote, r["span"]) for r in c["reports"])
    ]
    return max((c["origins"] for c in claims), default=None)


def _denials(matched: Matched) -> Iterator[Row]:
    gold = matched.gold.record["denials"]
    denying = [line for line in matched.export.all("relation") if line["relation"] in DENYING]
    hit = [[line for line in denying if _is_denial(matched, row, line)] for row in gold]
    used = {line["id"] for lines in hit for line in lines}
    right = sum(map(bool, hit))
    precision, recall = len(used) / len(denying) if denying else 0.0, right / len(gold)
    total = precision + recall
    yield Row(
        "denial.targets",
        200.0 * precision * recall / total if total else 0.0,
        len(gold),
        "F1 of denials with their right target (relations denies, rejects; renderings of one utterance are one)",
    )
    against = {key for line in denying for key in _keys(matched, line["from"])}
    declined = [key for key in matched.gold.record["declined"] if key in matched.pairs]
    yield share(
        "denial.declined",
        (matched.pairs[key]["act"] == "decline" and key not in against for key in declined),
        "refusals to comment, found, that are read as that and not as denials",
    )


def _is_denial(matched: Matched, row: Mapping[str, Any], line: Line) -> bool:
    return row["by"] in _keys(matched, line["from"]) and _is_end(matched, row["target"], line["to"])


def _is_end(matched: Matched, wanted: Any, end: Mapping[str, Any]) -> bool:
    """Whether the end of a relation is what the gold means: an attribution by key, or narrated words."""
    if isinstance(wanted, str):
        return wanted in _keys(matched, end)
    return any(_touches(matched, wanted, span) for span in _spans(matched, end))


def _keys(matched: Matched, end: Mapping[str, Any]) -> set[str]:
    """Gold attributions that the end of a relation stands for, other renderings of their utterances among them."""
    ids: list[str] = [end["attribution"]] if end.get("attribution") else []
    ids += [r for u in matched.export.all("utterance") if u["id"] == end.get("utterance") for r in u["renderings"]]
    claims = [c for c in matched.export.all("claim") if c["id"] == end.get("claim")]
    ids += [r["attribution"] for c in claims for r in c["reports"] if r["attribution"]]
    keys = {matched.key_of[i] for i in ids if i in matched.key_of}
    return keys | {key for group in matched.gold.record["utterances"] if keys.intersection(group) for key in group}


def _spans(matched: Matched, end: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    spans = [end["span"]] if end.get("span") else []
    claims = [c for c in matched.export.all("claim") if c["id"] == end.get("claim")]
    return spans + [r["span"] for c in claims for r in c["reports"]]


def _touches(matched: Matched, row: Mapping[str, Any], span: Mapping[str, Any]) -> bool:
    """Whether `span`, with its article, overlaps the gold's quote."""
    line = matched.articles.get(row["article"])
    if line is None or line["id"] != span["article"]:
        return False
    try:
        start, end = find(line["text"], row["quote"])
    except QuoteError:
        return False
    return bool(span["start"] < end and start < span["end"])


def _contradictions(matched: Matched) -> Row:
    gold = [(row["a"], row["b"]) for row in matched.gold.record["contradictions"]]
    gold += [(row["by"], row["target"]) for row in matched.gold.record["denials"]]
    lines = [line for line in matched.export.all("relation") if line["relation"] == "contradicts"]
    right = [
        any(
            _is_end(matched, a, line[x]) and _is_end(matched, b, line[y])
            for a, b in gold
            for x, y in (("from", "to"), ("to", "from"))
        )
        for line in lines
    ]
    return share(
        "contradiction.precision", right, "contradictions shown that are in the gold (as such or as denials)"
    )


def _dependences(matched: Matched) -> Iterator[Row]:
    gold = {(row["article"], _on(matched, row["on"])): row["how"] for row in matched.gold.record["dependences"]}
    found = {}
    for line in matched.export.all("dependence"):
        on = line["on"]
        parent = matched.article_of.get(on["article"], "?") if on.get("article") else None
        article = matched.article_of.get(line["article"], "?")
        found[article, _on(matched, {"article": parent} if parent else on)] = line["how"]
    hits = sorted(gold.keys() & found.keys())
    yield f1("dependence.on", len(hits), len(found), len(gold), "F1 of (article, what it takes from)")
    yield share(
        "dependence.how",
        (gold[pair] == found[pair] for pair in hits),
        "copy, credit or byline, where `on` is right",
    )


def _on(matched: Matched, on: Mapping[str, Any]) -> tuple[str, str]:
    if on.get("article"):
        return "article", on["article"]
    return "carrier", entity_of(matched.names, on["carrier"]) or fold(on["carrier"])


def _entities(matched: Matched) -> Iterator[Row]:
    of = {mention: line["id"] for line in matched.export.all("entity") for mention in line["mentions"]}
    told = [(matched.names.get(fold(m["span"]["text"])), of.get(m["id"])) for m in matched.export.all("mention")]
    named = [(gold, found) for gold, found in told if gold is not None]
    placed = [(gold, found) for gold, found in named if found is not None]
    precision = _b3([found for _, found in placed], [gold for gold, _ in placed])
    recall = _b3([gold for gold, _ in named], [found for _, found in named])
    total = precision + recall
    yield Row(
        "entity.b3",
        200.0 * precision * recall / total if total else 0.0,
        len(named),
        "B³ F1 over the mentions that are spelled as one of the gold's entities; one in no entity stands alone",
    )
    kept = [
        _kept_apart(row["name"], other, placed) for row in matched.gold.record["entities"] for other in row["not"]
    ]
    yield share(
        "entity.apart", (v for v in kept if v is not None), "pairs of people who must not be merged that are not"
    )


def _b3(clusters: Sequence[str | None], truth: Sequence[str | None]) -> float:
    """Mean over the mentions of the share of their cluster that is the same thing as they."""
    members = defaultdict(list)
    for cluster, true in zip(clusters, truth, strict=True):
        members[cluster].append(true)
    shares = [
        (members[c].count(t) if t is not None else 1) / len(members[c])
        for c, t in zip(clusters, truth, strict=True)
    ]
    return sum(shares) / len(shares) if shares else 0.0


def _kept_apart(one: str, other: str, placed: Sequence[tuple[str, str]]) -> bool | None:
    a, b = ({found for gold, found in placed if gold == name} for name in (one, other))
    return not a & b if a and b else None


def _events(matched: Matched) -> Iterator[Row]:
    right, status = [], []
    for row in matched.gold.record["events"]:
        lines = [
            e
            for e in matched.export.all("event")
            if any(_touches(matched, row, s) for s in (e["what"], *e["reports"]))
        ]
        right.append(any(line["when"] == row["when"] for line in lines))
        status += [any(line["status"] == row["status"] for line in lines)] if lines else []
    yield share("event.when", right, "gold events with an event on their words that has their date")
    yield share("event.status", status, "status right, where there is an event on the words")


def _positions(matched: Matched) -> Iterator[Row]:
    by = {line["attribution"]: line["direction"] for line in matched.export.all("position")}
    gold = [row for row in matched.gold.record["positions"] if row["attribution"] in matched.pairs]
    both = [(row["direction"], by.get(matched.pairs[row["attribution"]]["id"], "none")) for row in gold]
    yield macro_f1(
        "position.direction", both, "mean F1 of the directions of gold positions whose attribution was found"
    )
    lines = matched.export.all("shift")
    hits = sum(any(_is_shift(matched, row, line) for line in lines) for row in matched.gold.record["shifts"])
    yield f1(
        "shift", hits, len(lines), len(matched.gold.record["shifts"]), "F1 of shifts (from, to; any rendering)"
    )


def _is_shift(matched: Matched, row: Mapping[str, Any], line: Line) -> bool:
    return all(row[end] in _keys(matched, {"attribution": line[end]}) for end in ("from", "to"))


def _others(matched: Matched) -> Iterator[Row]:
    relations = matched.export.all("relation")
    again = [line for line in relations if line["relation"] == "recurs"]
    yield share(
        "relation.recurs",
        (
            any({a, b} <= _keys(matched, line["from"]) | _keys(matched, line["to"]) for line in again)
            for a, b in matched.gold.record["recurs"]
        ),
        "refrains that are linked as such",
    )
    wrong = [line for line in relations if line["relation"] == "misdescribes"]
    yield share(
        "relation.misdescribes",
        (
            any(_is_end(matched, row, line["from"]) for line in wrong)
            for row in matched.gold.record["misdescribes"]
        ),
        "wrongly named offices that are shown as such",
    )
