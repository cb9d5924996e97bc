"""Full text: all words, English stems, no diacritics, and no text is a wrong query."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from test_stored_record import article, attribution

from onrecord.model import Record
from onrecord.store import Store


@pytest.fixture
def held(store: Store) -> Store:
    bridge, road = article(1), article(2, "Officials in Ærøskøbing denied closing the café road. \0 It rained.")
    store.replace_record(Record(articles=(bridge, road), attributions=(attribution(bridge),)), "reader", "weights")
    return store


@pytest.mark.parametrize(
    ("query", "articles"),
    [
        ("bridge", [1]),
        ("BRIDGES opened", [1]),
        ("cafe deny", [2]),
        ('"closing the cafe"', [2]),
        ('"cafe closing"', []),
        ("bridge road", []),
        ("rained", [2]),
        ("the", [1, 2]),
    ],
)
def test_what_is_found(held: Store, query: str, articles: list[int]) -> None:
    hits = [hit for hit in held.search(query) if hit.kind == "article"]
    assert sorted(int(hit.article, 16) for hit in hits) == articles


def test_statements_come_first_with_their_content(held: Store) -> None:
    said, written = held.search("bridge")
    assert (said.kind, said.words) == ("attribution", "The bridge … in May")
    assert (written.kind, written.id) == ("article", said.article)


def test_of_the_record_before_nothing_is_found(held: Store) -> None:
    held.replace_record(Record(articles=(article(3, "Nothing new."),)), "reader", "weights")
    assert held.search("bridge") == ()
    assert [hit.kind for hit in held.search("nothing")] == ["article"]


def test_so_many_and_no_more(store: Store) -> None:
    store.replace_record(Record(articles=tuple(article(n) for n in range(5))), "reader", "weights")
    assert len(store.search("bridge", limit=3)) == 3


@settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck))
@given(query=st.text() | st.text('ab"*:^()-+{}\0 \ud800NEAROT'))
def test_any_text_may_be_asked_for(one: Store, query: str) -> None:
    assert len(one.search(query, limit=1)) <= 1


@pytest.fixture(scope="module")
def one(new_database: Callable[[], Path]) -> Iterator[Store]:
    with Store.open(new_database()) as store:
        store.replace_record(Record(articles=(article(1),)), "reader", "weights")
        yield store
