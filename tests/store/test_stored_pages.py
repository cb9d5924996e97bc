"""Pages and readings: kept whole, once, and found again in one order."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Sequence
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from made_records import pages, readings

from onrecord.errors import NOT_THERE, TRANSIENT, Problem, StoreError
from onrecord.model import Article, Context, Page, Reading
from onrecord.store import Archived, Store
from onrecord.store.write import BATCH_PAGES

AT = "2024-11-08T10:00:00Z"


def page(words: str, location: str = "a.txt", container: str | None = None) -> Page:
    return Page(words.encode(), location, "text", container)


def reading(of: Page, problems: Sequence[Problem] = ()) -> Reading:
    text = of.data.decode()
    article = Article(Article.id_of(of.id), of.id, of.location, None, None, None, (), None, None, "en", text)
    return Reading(article, ((0, len(text)),), problems=tuple(problems))


def problem(location: str, category: str = "truncated", page: str | None = None) -> Problem:
    return Problem(location, page, "pages", category, "what happened")


@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
@given(given_pages=st.lists(pages(), max_size=6), order=st.randoms(use_true_random=False))
def test_every_page_comes_back_once_whatever_the_order(
    new_database: Callable[[], Path], given_pages: list[Page], order: object
) -> None:
    shuffled = list(given_pages)
    order.shuffle(shuffled)  # type: ignore[attr-defined]
    with Store.open(new_database()) as first, Store.open(new_database()) as second:
        first.archive(given_pages, AT)
        second.archive(shuffled, AT)
        found = list(first.pages())
        assert found == list(second.pages())
        assert {p.id: p.data for p in found} == {p.id: p.data for p in given_pages}
        assert [(p.location, p.id) for p in found] == sorted((p.location, p.id) for p in found)
        for kept in found:
            assert kept.location == min(p.location for p in given_pages if p.id == kept.id)
            assert kept in given_pages
        assert first.count_pages() == len(found)


@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_a_reading_comes_back_as_it_was_kept(new_database: Callable[[], Path], data: st.DataObject) -> None:
    given_page = data.draw(pages())
    made = data.draw(readings(given_page))
    with Store.open(new_database()) as store:
        store.archive([given_page], AT)
        store.keep_reading(given_page, "reader", made, ())
        assert list(store.readings("reader")) == [made]


def test_the_same_bytes_at_two_places_are_one_page_seen_twice(store: Store) -> None:
    assert store.archive([page("Snow.", "b.txt"), page("Snow.", "a.txt")], AT) == Archived(new=1, seen_again=1)
    assert list(store.pages()) == [page("Snow.", "a.txt")]


def test_a_second_run_adds_only_what_is_new(store: Store) -> None:
    store.archive([page("Snow.")], AT)
    assert store.archive([page("Snow."), page("Rain.")], "2024-11-09") == Archived(new=1, seen_again=1)


def test_sightings_keep_when_they_were_first_and_last(new_database: Callable[[], Path]) -> None:
    path = new_database()
    with Store.open(path) as store:
        for at in ("2024-11-08", "2024-11-09"):
            store.archive([page("Snow.")], at)
    with closing(sqlite3.connect(path)) as database:
        assert database.execute("SELECT first_at, last_at FROM sighting").fetchall() == [
            ("2024-11-08", "2024-11-09")
        ]


def test_pages_are_drawn_batch_by_batch(store: Store) -> None:
    seen: list[int] = []

    def stream() -> Iterable[Page]:
        for n in range(2 * BATCH_PAGES):
            if n == BATCH_PAGES:
                seen.append(store.count_pages())
            yield page(f"Page {n}.", f"{n}.txt")

    store.archive(stream(), AT)
    assert seen == [BATCH_PAGES]


def test_what_is_read_is_not_read_again(store: Store) -> None:
    store.archive([page("Snow.", "1"), page("Rain.", "2")], AT)
    for unread in store.unread("reader"):
        store.keep_reading(unread, "reader", reading(unread), ())
    assert list(store.unread("reader")) == []
    assert store.count_unread("reader") == 0
    assert [r.article.text for r in store.readings("reader")] == ["Snow.", "Rain."]


def test_another_reader_reads_anew(store: Store) -> None:
    store.archive([page("Snow.")], AT)
    store.keep_reading(page("Snow."), "old", reading(page("Snow.")), ())
    assert list(store.unread("new")) == [page("Snow.")]
    assert list(store.readings("new")) == []
    store.keep_reading(page("Snow."), "new", reading(page("Snow.")), ())
    assert store.forget_readings(but="new") == 1
    assert (store.count_unread("old"), store.count_unread("new")) == (1, 0)


def test_a_page_found_at_a_smaller_place_is_read_again_and_counts_once(store: Store) -> None:
    store.archive([page("Snow.", "b")], AT)
    store.keep_reading(page("Snow.", "b"), "reader", reading(page("Snow.", "b")), [problem("b", page="x")])
    store.archive([page("Snow.", "a")], AT)
    assert list(store.unread("reader")) == [page("Snow.", "a")]
    assert list(store.readings("reader")) == []
    assert list(store.problems("reader")) == []


def test_the_context_of_a_page_is_part_of_what_was_read(store: Store) -> None:
    plain = page("Snow.")
    told = Page(plain.data, plain.location, plain.media, None, Context(charset="latin-1"))
    store.archive([told], AT)
    store.keep_reading(told, "reader", reading(told), ())
    store.archive([plain], AT)
    assert store.count_pages() == 1
    assert list(store.unread("reader")) == [plain]


def test_a_page_that_gave_nothing_is_read_and_its_problem_listed(store: Store) -> None:
    store.archive([page("Schnee.")], AT)
    trouble = Problem("a.txt", page("Schnee.").id, "articles", "not-english", "German")
    store.keep_reading(page("Schnee."), "reader", None, [trouble])
    assert store.count_unread("reader") == 0
    assert list(store.readings("reader")) == []
    assert list(store.problems("reader")) == [trouble]


@pytest.mark.parametrize("category", sorted(TRANSIENT))
def test_a_page_that_ran_out_of_time_is_tried_again(store: Store, category: str) -> None:
    store.archive([page("Snow.")], AT)
    store.keep_reading(page("Snow."), "reader", None, [problem("a.txt", category)])
    assert list(store.unread("reader")) == [page("Snow.")]
    assert [p.category for p in store.problems("reader")] == [category]
    store.keep_reading(page("Snow."), "reader", reading(page("Snow.")), ())
    assert list(store.problems("reader")) == []
    assert store.count_unread("reader") == 0


def test_only_an_archived_page_can_be_kept_as_read(store: Store) -> None:
    with pytest.raises(StoreError, match="cannot keep a reading"):
        store.keep_reading(page("Snow."), "reader", None, ())


def test_noted_problems_are_those_of_the_last_run(store: Store) -> None:
    store.note_problems([problem("a.warc"), problem("b.warc"), problem("b.warc", "too-large")])
    store.note_problems([problem("b.warc", "empty")])
    assert [(p.location, p.category) for p in store.problems("reader")] == [
        ("a.warc", "truncated"),
        ("b.warc", "empty"),
    ]


def test_a_file_that_is_well_again_has_no_problem(store: Store) -> None:
    store.note_problems([problem("a.warc"), problem("b.txt")])
    store.archive([page("Snow.", "https://news.example/1", container="a.warc"), page("Rain.", "b.txt")], AT)
    assert list(store.problems("reader")) == []


def test_problems_are_listed_once_and_in_order(store: Store) -> None:
    store.archive([page("Snow.", "c")], AT)
    store.keep_reading(
        page("Snow.", "c"), "reader", None, [problem("c"), problem("a"), problem("a", page="sha256:0")]
    )
    store.note_problems([problem("b"), problem("a")])
    assert [(p.location, p.page) for p in store.problems("reader")] == [
        ("a", None),
        ("a", "sha256:0"),
        ("b", None),
        ("c", None),
    ]


def test_half_a_surrogate_pair_is_no_obstacle(store: Store) -> None:
    odd = Page(b"Snow.", "n\udcff.txt", "text", "c\udcff", Context(feed_title="\ud800"))
    store.archive([odd], AT)
    (kept,) = store.unread("reader")
    assert (kept.location, kept.container, kept.context.feed_title) == ("n�.txt", "c�", "�")
    article = Article(
        Article.id_of(kept.id), kept.id, kept.location, None, None, None, ("\ud800",), None, None, "en", "\ud800."
    )
    store.keep_reading(kept, "reader", Reading(article), [problem("n\udcff.txt")])
    (made,) = store.readings("reader")
    assert (made.article.byline, made.article.text) == (("�",), "�.")
    assert [p.location for p in store.problems("reader")] == ["n�.txt"]


def test_streams_can_stand_open_beside_writing(store: Store) -> None:
    store.archive([page(f"Page {n}.", f"{n:03}") for n in range(20)], AT)
    unread, again = store.unread("reader"), store.pages()
    for one, other in zip(unread, again, strict=True):
        assert one == other
        store.keep_reading(one, "reader", reading(one), ())
        store.archive([page(f"Late {one.location}.", f"late {one.location}")], AT)
    assert store.count_unread("reader") == 20


def test_changed_bytes_are_noticed(new_database: Callable[[], Path]) -> None:
    path = new_database()
    with Store.open(path) as store:
        store.archive([page("Snow.", "1"), page("Rain.", "2")], AT)
        store.keep_reading(page("Snow.", "1"), "reader", reading(page("Snow.", "1")), ())
    with closing(sqlite3.connect(path)) as database, database:
        database.execute("UPDATE page SET data = (SELECT data FROM page WHERE id = ?)", [page("Snow.").id])
        database.execute("UPDATE reading SET body = x'00'")
    with Store.open(path) as store:
        with pytest.raises(StoreError, match=r"damaged.*another hash"):
            list(store.pages())
        with pytest.raises(StoreError, match=r"damaged.*reading"):
            list(store.readings("reader"))


def test_a_line_that_is_well_again_has_no_problem_and_another_files_line_keeps_its_own(store: Store) -> None:
    store.note_problems([problem("a.jsonl#line=2"), problem("a.jsonl2#line=2")])
    store.archive([Page(b"{}", "http://velm.example/1", "json-item", "a.jsonl")], at=AT)
    assert [p.location for p in store.problems("reader")] == ["a.jsonl2#line=2"]


def test_what_is_gone_from_a_folder_that_was_gone_through_gives_no_trouble(store: Store) -> None:
    store.note_problems([problem("pages/a.txt"), problem("pages/more/b.txt"), problem("pages2/c.txt")])
    store.note_problems([problem("pages/d.txt")], folders=["pages/"])
    assert [p.location for p in store.problems("reader")] == ["pages/d.txt", "pages2/c.txt"]


def test_a_name_that_was_mistyped_once_is_forgotten_by_the_next_run(store: Store) -> None:
    store.note_problems([problem("pagse/", NOT_THERE), problem("a.txt")])
    store.note_problems([])
    assert [p.location for p in store.problems("reader")] == ["a.txt"]
