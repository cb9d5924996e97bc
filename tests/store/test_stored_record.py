"""A record comes back as it was stored, and another takes its place whole."""

from __future__ import annotations

import dataclasses
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from made_records import records

from onrecord.errors import Problem, StoreError
from onrecord.model import (
    Article,
    Attribution,
    Claim,
    Decision,
    Entity,
    Mention,
    Record,
    Speaker,
    Utterance,
)
from onrecord.model.text import ArticleSpan, Span
from onrecord.store import Store

TEXT = "The bridge opens in May, the mayor said."


def article(n: int, text: str = TEXT) -> Article:
    page = f"sha256:{n:064x}"
    return Article(f"{n:016x}", page, f"pages/{n}.html", None, None, None, (), None, None, "en", text)


def attribution(of: Article, n: int = 0) -> Attribution:
    cut = of.text
    return Attribution(
        id=f"{of.id}:a{n}",
        article=of.id,
        section="body",
        parent=None,
        source=(Span.cut(cut, 25, 34),),
        cue=(Span.cut(cut, 35, 39),),
        content=(Span.cut(cut, 0, 10), Span.cut(cut, 17, 23)),
        speakers=(Speaker("Ada Holm", f"{of.id}:m25-34", "e1"),),
        form="indirect",
        attitude="assertion",
        act="announce",
        negated=False,
        stance="neutral",
        addressees=(),
        occasion=None,
        said=None,
        chain=None,
        confidence=0.9,
    )


def story(articles: int, attributions: int) -> Record:
    """A record of so many articles with so many attributions each, and what stands on them."""
    held = tuple(article(n) for n in range(articles))
    said = tuple(attribution(of, n) for of in held for n in range(attributions))
    names = tuple(Mention(f"{a.id}-m", a.article, a.source[0], "person", "nominal", f"{a.id}-m") for a in said)
    first = held[0]
    words = ArticleSpan(0, 23, first.text[:23], first.id)
    ids = tuple(a.id for a in said)
    return Record(
        articles=held,
        mentions=names,
        attributions=said,
        entities=(Entity("e1", "person", "Ada Holm", ("Holm",), (), None, False, tuple(m.id for m in names)),),
        utterances=(Utterance("u1", ("e1",), ids, ids[0], None, articles, (), 1, ()),),
        claims=(Claim("c1", words, (), articles, (), 1, "asserted", ()),),
    )


@settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))
@given(record=records())
def test_what_is_stored_comes_back(new_database: Callable[[], Path], record: Record) -> None:
    with Store.open(new_database()) as store:
        store.replace_record(record, "reader", "weights")
        assert store.record() == record
        assert store.reader() == ("reader", "weights")


@settings(max_examples=5, deadline=None, suppress_health_check=list(HealthCheck))
@given(before=records(), after=records())
def test_of_the_record_before_nothing_is_left(
    new_database: Callable[[], Path], before: Record, after: Record
) -> None:
    with Store.open(new_database()) as store:
        store.replace_record(dataclasses.replace(before, decisions=()), "old", "old")
        store.replace_record(after, "new", "new")
        assert store.record() == after
        assert store.reader() == ("new", "new")


def test_what_is_not_needed_is_not_read(store: Store) -> None:
    store.replace_record(story(2, 2), "reader", "weights")
    assert store.record(but=("mentions",)) == dataclasses.replace(story(2, 2), mentions=())


def test_an_empty_record_is_a_record(store: Store) -> None:
    store.replace_record(Record(), "reader", "weights")
    assert store.record() == Record()


def test_before_the_first_build_there_is_none(store: Store) -> None:
    with pytest.raises(StoreError, match=r"holds no record yet.*onrecord build"):
        store.record()
    with pytest.raises(StoreError, match=r"holds no record yet.*onrecord build"):
        store.reader()


def test_half_a_surrogate_pair_becomes_a_replacement_character(store: Store) -> None:
    odd = dataclasses.replace(article(1), byline=("Ada \ud83d",), location="p\udcff.txt")
    trouble = Problem("p\udcff.txt", None, "pages", "odd", "\udc80")
    store.replace_record(Record(articles=(odd,), problems=(trouble,)), "reader", "weights")
    kept = store.record()
    assert (kept.articles[0].byline, kept.articles[0].location) == (("Ada �",), "p�.txt")
    assert (kept.problems[0].location, kept.problems[0].message) == ("p�.txt", "�")


def test_two_records_in_one_order_are_one_database(new_database: Callable[[], Path]) -> None:
    paths = [new_database(), new_database()]
    for path in paths:
        with Store.open(path) as store:
            store.replace_record(story(3, 4), "reader", "weights")
    assert paths[0].read_bytes() == paths[1].read_bytes()


def test_decisions_of_a_record_are_taken_over_and_outlive_the_next(store: Store) -> None:
    decision = Decision("d1", "note", ("a1",), "look again", "Mona", "2024-11-08", "two names")
    store.replace_record(Record(decisions=(decision,)), "reader", "weights")
    store.replace_record(Record(), "reader", "weights")
    assert store.record().decisions == ()
    assert store.decisions() == (decision,)


def test_a_record_that_cannot_be_written_leaves_the_one_before(store: Store) -> None:
    store.decide(Decision("d1", "note", ("a1",), None, "Mona", "2024-11-08", "first"))
    store.replace_record(story(1, 1), "reader", "weights")
    other = Decision("d1", "note", ("a1",), None, "Mona", "2024-11-08", "second")
    with pytest.raises(StoreError, match="another decision has the id d1"):
        store.replace_record(dataclasses.replace(story(2, 2), decisions=(other,)), "newer", "newer")
    assert store.record() == story(1, 1)
    assert store.reader() == ("reader", "weights")


def test_a_record_is_written_in_time_that_grows_with_its_size_only(store: Store) -> None:
    spent = []
    for articles in (40, 160):
        record = story(articles, 25)
        began = time.process_time()
        store.replace_record(record, "reader", "weights")
        assert store.record() == record
        spent.append(time.process_time() - began)
    # four times the articles; a thousand take some 4 s each way. Twelve is far from the sixteen of a square.
    assert spent[1] < 12 * spent[0]
