"""Rows for what stands across pages: utterances, chains, origins, dependences, entities, dates, positions.

What `read` writes has none of these lines; every figure here is then 0.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from typing import Any

from eval.rows import Row, f1, macro_f1, share
from eval.story_ends import keys, touches
from eval.story_match import Line, Matched, entity_of, fold

Duo = frozenset[str]


def rows(matched: Matched) -> list[Row]:
    """Every row of the record."""
    return [
        *_utterances(matched),
        *_chains(matched),
        *_origins(matched),
        *_dependences(matched),
        *_entities(matched),
        *_events(matched),
        *_positions(matched),
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


def _chains(matched: Matched) -> Iterator[Row]:
    both = [(matched.gold.attributions[key], line["chain"] or ()) for key, line in matched.pairs.items()]
    printed = [
        (row.chain or (), [link for link in chain if link["certainty"] == "explicit"]) for row, chain in both
    ]
    hits = sum(
        matched.is_same(gold["carrier"], found["carrier"])
        for links, chain in printed
        for gold, found in zip(links, chain, strict=False)
    )
    yield f1(
        "chain.printed",
        hits,
        sum(len(chain) for _, chain in printed),
        sum(len(links) for links, _ in printed),
        "F1 of the links that the page prints, each in its place; links inferred from other pages left out",
    )
    taken = _taken(matched)
    yield share(
        "chain.inferred",
        (
            any(matched.is_same(name, link["carrier"]) for name in taken[row.key])
            for row, chain in both
            for link in chain
            if link["certainty"] == "inferred"
        ),
        "links inferred from other pages whose carrier the page depends on by the gold, or that another rendering "
        "of the utterance prints",
    )


def _taken(matched: Matched) -> Mapping[str, set[str]]:
    """For each gold attribution, the carriers through whom it may have come by the rest of the gold."""
    gold = matched.gold
    of_page: dict[str, set[str]] = defaultdict(set)
    for row in gold.record["dependences"]:
        parent = gold.articles[row["on"]["article"]].outlet if "article" in row["on"] else None
        name = parent["name"] if parent else row["on"].get("carrier")
        of_page[row["article"]].update([name] if name else [])
    found = {key: set(of_page[row.article]) for key, row in gold.attributions.items()}
    for group in gold.record["utterances"]:
        links = {link["carrier"] for key in group for link in gold.attributions[key].chain or ()}
        pages = {page for key in group for page in of_page[gold.attributions[key].article]}
        for key in group:
            found[key] |= links | pages
    return found


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
    yield share("origins", (*heard, *rested), "utterances and claims with the right number of origins")


def _claim_origins(matched: Matched, row: Mapping[str, Any]) -> int | None:
    quote = {"article": row["article"], "quote": row["claim"]}
    claims = [
        c for c in matched.export.all("claim") if any(touches(matched, quote, r["span"]) for r in c["reports"])
    ]
    return max((c["origins"] for c in claims), default=None)


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
    kinds = {line["id"]: line["kind"] for line in matched.export.all("entity")}
    wanted = {row["name"]: row["kind"] for row in matched.gold.record["entities"]}
    yield share(
        "entity.kind",
        (wanted[gold] == kinds[found] for gold, found in sorted(set(placed))),
        "kind right of the entities that hold a mention of one of the gold's",
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
            if any(touches(matched, row, s) for s in (e["what"], *e["reports"]))
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
    issue = {line["attribution"]: line["issue"] for line in matched.export.all("position")}
    placed = [(row, issue[i]) for row in gold if (i := matched.pairs[row["attribution"]]["id"]) in issue]
    duos = [(a["issue"] == b["issue"], x == y) for (a, x), (b, y) in combinations(placed, 2)]
    yield f1(
        "position.issue",
        sum(one and other for one, other in duos),
        sum(other for _, other in duos),
        sum(one for one, _ in duos),
        "F1 of pairs of gold positions, both found, that are on one issue",
    )
    actors = {line["attribution"]: line["actor"] for line in matched.export.all("position")}
    named = {line["id"]: line["name"] for line in matched.export.all("entity")}
    yield share(
        "position.actor",
        (
            matched.is_same(row["actor"], named.get(actors[i], ""))
            for row in gold
            if (i := matched.pairs[row["attribution"]]["id"]) in actors
        ),
        "whose position it is right, where one was found",
    )
    lines = matched.export.all("shift")
    hits = sum(any(_is_shift(matched, row, line) for line in lines) for row in matched.gold.record["shifts"])
    yield f1(
        "shift", hits, len(lines), len(matched.gold.record["shifts"]), "F1 of shifts (from, to; any rendering)"
    )


def _is_shift(matched: Matched, row: Mapping[str, Any], line: Line) -> bool:
    return all(row[end] in keys(matched, {"attribution": line[end]}) for end in ("from", "to"))
