"""The gold answers of the stories, loaded and checked: `docs/gold.md` says how each is decided.

A story is a folder of `eval/gold` that holds `articles.jsonl`, `attributions.jsonl` and `record.json`; its pages
stand in the folder of `examples` that has its name. Gold holds quotes, not offsets; `eval.quotes` finds them in
whatever text was drawn from the page.

    python -m eval.gold [STORY ...]      checks the gold of these stories, or of all, against their raw pages
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any, TypeVar, get_args

from eval import archived
from eval.quotes import QuoteError, find, holds
from onrecord.errors import ModelError
from onrecord.model import Range, check_edtf
from onrecord.model.article import DateMethod, FlagName, FurnitureReason, SectionLabel
from onrecord.model.reading import Act, Attitude, Form, MentionKind, Stance
from onrecord.model.record import About, Basis, DependenceHow, Direction, EventStatus

HOME = Path(__file__).resolve().parent
GOLD = HOME / "gold"
EXAMPLES = HOME.parent / "examples"
FILES = ("articles.jsonl", "attributions.jsonl", "record.json")
"""What makes a folder of `eval/gold` a story."""

_RECORD = ("entities", "utterances", "occasions", "lookalikes", "origins", "dependences", "denials", "declined",
           "contradictions", "misdescribes", "events", "positions", "shifts", "recurs")  # fmt: skip
_KEY_LISTS = ("utterances", "occasions", "lookalikes", "recurs")
_RECORD_WORDS = (("entities", "kind", MentionKind), ("dependences", "how", DependenceHow),
                 ("denials", "basis", Basis), ("contradictions", "about", About),
                 ("events", "status", EventStatus), ("positions", "direction", Direction))  # fmt: skip
"""Fields of `record.json` that hold a word of the record format: part, field, its words."""


class GoldError(ValueError):
    """The gold is not what its guide says, or says what its pages do not."""


@dataclass(frozen=True)
class GoldArticle:
    """What should be drawn from one page; `holds` tells two versions of one address apart."""

    article: str
    location: str
    container: str | None
    holds: str | None
    outlet: Mapping[str, str | None] | None
    title: str
    byline: Sequence[str]
    published: Mapping[str, str] | None
    updated: Mapping[str, str] | None
    language: str
    sections: Sequence[Mapping[str, str]]
    furniture: Sequence[Mapping[str, str]]
    flags: Sequence[str]


@dataclass(frozen=True)
class GoldAttribution:
    """One attribution of one page; source, cue, content and occasion are quotes."""

    key: str
    article: str
    section: str
    source: Sequence[str]
    cue: Sequence[str]
    content: Sequence[str]
    near: str | None
    speakers: Sequence[Mapping[str, Any]]
    form: str
    attitude: str
    act: str
    negated: bool
    stance: str
    addressees: Sequence[str]
    occasion: str | None
    said: str | None
    chain: Sequence[Mapping[str, Any]] | None
    parent: str | None


@dataclass(frozen=True)
class Gold:
    """A story's gold: articles and attributions by key, in the files' order, and `record.json` as it stands."""

    articles: Mapping[str, GoldArticle]
    attributions: Mapping[str, GoldAttribution]
    record: Mapping[str, Any]


@dataclass(frozen=True)
class Placed:
    """Where the quotes of an attribution stand in a text."""

    source: tuple[Range, ...]
    cue: tuple[Range, ...]
    content: tuple[Range, ...]
    occasion: Range | None


def stories(home: Path = GOLD) -> list[str]:
    """The names of the stories whose gold stands in `home`, sorted."""
    return sorted(folder.name for folder in home.iterdir() if all((folder / file).is_file() for file in FILES))


def load(folder: Path) -> Gold:
    """The gold in `folder`, its vocabulary and references checked.

    Raises:
        GoldError: a line is no object of its kind, or says something the record format does not know.
    """
    articles = _keyed(_lines(folder / "articles.jsonl", GoldArticle), "article", "articles.jsonl")
    attributions = _keyed(_lines(folder / "attributions.jsonl", GoldAttribution), "key", "attributions.jsonl")
    gold = Gold(articles, attributions, json.loads((folder / "record.json").read_text("utf-8")))
    faults = [*_article_faults(gold), *_attribution_faults(gold), *_record_faults(gold)]
    if faults:
        raise GoldError("\n".join(f"{folder}: {fault}" for fault in faults))
    return gold


def place(attribution: GoldAttribution, text: str) -> Placed:
    """Where every quote of `attribution` stands in `text`: its occasion, where `near` lacks it, anywhere in it.

    Raises:
        QuoteError: one stands nowhere or in several places; the message names key, article and quote.
    """

    def where(quotes: Iterable[str]) -> tuple[Range, ...]:
        return tuple(find(text, quote, attribution.near) for quote in quotes)

    try:
        occasion = _occasion(attribution, text) if attribution.occasion else None
        source, cue, content = where(attribution.source), where(attribution.cue), where(attribution.content)
    except QuoteError as error:
        raise QuoteError(f"{attribution.key} in {attribution.article}: {error}") from None
    return Placed(source, cue, content, occasion)


def _occasion(attribution: GoldAttribution, text: str) -> Range:
    quote, near = attribution.occasion or "", attribution.near
    return find(text, quote, near if near and holds(near, quote.replace("[[", "").replace("]]", "")) else None)


def check(gold: Gold, examples: Path) -> list[str]:
    """What the raw pages under `examples` do not bear out: one line a fault, naming file, key and quote."""
    faults: list[str] = []
    texts: dict[str, str] = {}
    for article in gold.articles.values():
        try:
            texts[article.article] = archived.page(examples, article).text
        except (OSError, LookupError) as error:
            faults.append(f"articles.jsonl: {article.article}: {error}")
    for file, key, quote in quotes(gold):
        if key in texts and not holds(texts[key], quote):
            faults.append(f"{file}: {key}: its page does not hold {quote!r}")
    for row in gold.attributions.values():
        try:
            place(row, texts.get(row.article, ""))
        except QuoteError as error:
            faults.append(f"attributions.jsonl: {error}")
    return faults


def quotes(gold: Gold) -> Iterator[tuple[str, str, str]]:
    """Every (file, article, quote) outside the attributions."""
    for article in gold.articles.values():
        rows = [article.title, *(row["quote"] for row in (*article.sections, *article.furniture))]
        yield from (("articles.jsonl", article.article, quote) for quote in rows)
    record = gold.record
    yield from (("record.json", row["article"], row["claim"]) for row in record["origins"] if "claim" in row)
    yield from (
        ("record.json", row["article"], row["quote"]) for row in (*record["events"], *record["misdescribes"])
    )
    ends = [row["target"] for row in record["denials"]]
    ends += [row[end] for row in record["contradictions"] for end in ("a", "b")]
    yield from (("record.json", end["article"], end["quote"]) for end in ends if not isinstance(end, str))


Kind = TypeVar("Kind", GoldArticle, GoldAttribution)


def _lines(path: Path, kind: type[Kind]) -> list[Kind]:
    """One object of `kind` a line: its fields, all of them and no others."""
    wanted = {field.name for field in fields(kind)}
    rows = []
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        row = json.loads(line)
        if set(row) != wanted:
            raise GoldError(f"{path}, line {number}: fields {sorted(set(row) ^ wanted)} missing or unknown")
        rows.append(kind(**row))
    return rows


def _keyed(rows: list[Kind], name: str, file: str) -> dict[str, Kind]:
    table = {getattr(row, name): row for row in rows}
    if len(table) != len(rows):
        raise GoldError(f"{file}: two lines have one {name}")
    return table


def _article_faults(gold: Gold) -> Iterator[str]:
    for row in gold.articles.values():
        owner = f"articles.jsonl: {row.article}"
        yield from _unknown(owner, [s["label"] for s in row.sections], SectionLabel)
        yield from _unknown(owner, [f["reason"] for f in row.furniture], FurnitureReason)
        yield from _unknown(owner, row.flags, FlagName)
        for date in (row.published, row.updated):
            if date:
                yield from _unknown(owner, [date["method"]], DateMethod)
                yield from _bad_date(owner, date["edtf"])


def _attribution_faults(gold: Gold) -> Iterator[str]:
    for row in gold.attributions.values():
        owner = f"attributions.jsonl: {row.key}"
        yield from _unknown(owner, [row.section], SectionLabel)
        yield from _unknown(owner, [row.form], Form)
        yield from _unknown(owner, [row.attitude], Attitude)
        yield from _unknown(owner, [row.act], Act)
        yield from _unknown(owner, [row.stance], Stance)
        yield from _bad_date(owner, row.said)
        if row.article not in gold.articles:
            yield f"{owner}: no article {row.article!r}"
        if row.parent is not None and getattr(gold.attributions.get(row.parent), "article", None) != row.article:
            yield f"{owner}: no parent {row.parent!r} in its article"
        if not row.content:
            yield f"{owner}: no content"


def _record_faults(gold: Gold) -> Iterator[str]:
    record = gold.record
    if set(record) != set(_RECORD):
        yield f"record.json: parts {sorted(set(record) ^ set(_RECORD))} missing or unknown"
        return
    keys = [key for name in _KEY_LISTS for row in record[name] for key in row]
    keys += [key for row in record["origins"] for key in row.get("utterance", ())]
    keys += [*record["declined"], *(row["attribution"] for row in record["positions"])]
    keys += [row[end] for row in record["shifts"] for end in ("from", "to")]
    keys += [row["by"] for row in record["denials"]]
    ends = [row["target"] for row in record["denials"]]
    ends += [row[end] for row in record["contradictions"] for end in ("a", "b")]
    keys += [end for end in ends if isinstance(end, str)]
    yield from (f"record.json: no attribution {key!r}" for key in sorted(set(keys) - set(gold.attributions)))
    names = [row["article"] for name in ("dependences", "misdescribes", "events") for row in record[name]]
    names += [row["on"]["article"] for row in record["dependences"] if "article" in row["on"]]
    names += [row["article"] for row in record["origins"] if "claim" in row]
    names += [end["article"] for end in ends if not isinstance(end, str)]
    yield from (f"record.json: no article {name!r}" for name in sorted(set(names) - set(gold.articles)))
    people = {row["name"] for row in record["entities"]}
    meant = [*(other for row in record["entities"] for other in row["not"])]
    meant += [row["entity"] for row in record["misdescribes"]]
    yield from (f"record.json: no entity {name!r}" for name in sorted(set(meant) - people))
    for event in record["events"]:
        yield from _bad_date("record.json", event["when"])
    for part, field, known in _RECORD_WORDS:
        yield from _unknown(f"record.json: {part}", [row[field] for row in record[part]], known)


def _unknown(owner: str, values: Iterable[str], allowed: Any) -> Iterator[str]:
    yield from (
        f"{owner}: the record format knows no {value!r}" for value in values if value not in get_args(allowed)
    )


def _bad_date(owner: str, value: str | None) -> Iterator[str]:
    try:
        check_edtf(value or "2000")
    except ModelError as error:
        yield f"{owner}: {error}"


def main(names: Sequence[str], home: Path = GOLD, examples: Path = EXAMPLES) -> int:
    """Print what the gold of each story says and its pages do not; 0 where there is nothing."""
    found = 0
    for name in names or stories(home):
        gold = load(home / name)
        faults = check(gold, examples)
        found += len(faults)
        counts = f"{len(gold.articles)} articles, {len(gold.attributions)} attributions, {len(faults)} faults"
        print("\n".join([*(f"{name}: {fault}" for fault in faults), f"{name}: {counts}"]))
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
