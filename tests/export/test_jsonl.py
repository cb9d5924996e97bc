"""What is written is the record format: its keys, its order, its bytes."""

from __future__ import annotations

import dataclasses
import io
import json
import os
import random
import sys
import threading
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from made_records import pages, readings, records

from onrecord.errors import InputError, Problem
from onrecord.export.jsonl import LineWriter, write_record
from onrecord.export.lines import TYPES
from onrecord.export.validate import schema, validate
from onrecord.model import (
    Article,
    Attribution,
    Dependence,
    DependsOn,
    Entity,
    Outlet,
    Reading,
    Record,
    Relation,
    Role,
    Shift,
    Speaker,
    Target,
)
from onrecord.model.text import ArticleSpan, Span

QUICK = settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
TEXT = "The bridge opens in May, the mayor said."


def article(n: int, location: str = "a.txt") -> Article:
    return Article(f"{n:016x}", f"sha256:{n:064x}", location, None, Outlet("Harbour Post", None), None, (), None,
                   None, "en", TEXT)  # fmt: skip


def attribution(of: Article, confidence: float = 0.123456, content: tuple[int, int] = (0, 23)) -> Attribution:
    return Attribution(
        f"{of.id}:a{content[0]}", of.id, "body", None, (Span.cut(TEXT, 25, 34),), (Span.cut(TEXT, 35, 39),),
        (Span.cut(TEXT, *content),), (Speaker("Ada Holm"),), "indirect", "assertion", "announce", False, "neutral",
        (), None, None, None, confidence,
    )  # fmt: skip


def written(record: Record) -> list[dict[str, Any]]:
    out = io.StringIO()
    write_record(record, out, "reader", "weights")
    assert out.getvalue().endswith("\n")
    return [json.loads(line) for line in out.getvalue().splitlines()]


def text_of(record: Record) -> str:
    out = io.StringIO()
    write_record(record, out, "reader", "weights")
    return out.getvalue()


def shuffled(record: Record, order: random.Random) -> Record:
    """The same record, each of its tuples in another order."""
    changed = {}
    for field in dataclasses.fields(record):
        values = list(getattr(record, field.name))
        order.shuffle(values)
        changed[field.name] = tuple(values)
    return Record(**changed)


@QUICK
@given(record=records())
def test_every_export_is_valid(tmp_path_factory: pytest.TempPathFactory, record: Record) -> None:
    path = tmp_path_factory.mktemp("export") / "talks.jsonl"
    write_record(record, path, "reader", "weights")
    assert list(validate(path)) == []


@QUICK
@given(record=records(), order=st.randoms(use_true_random=False))
def test_the_order_in_the_record_changes_nothing(record: Record, order: random.Random) -> None:
    assert text_of(shuffled(record, order)) == text_of(record)


@QUICK
@given(record=records())
def test_the_keys_are_those_of_the_format_in_its_order(record: Record) -> None:
    for line in written(record):
        assert list(line) == list(schema()["$defs"][line["type"]]["properties"])


@QUICK
@given(data=st.data())
def test_readings_in_any_order_give_the_same_bytes(data: st.DataObject) -> None:
    given_pages = data.draw(st.lists(pages(), max_size=3, unique_by=lambda page: page.id))
    made = [data.draw(readings(page)) for page in given_pages]
    out = [io.StringIO(), io.StringIO()]
    for stream, order in zip(out, (made, made[::-1]), strict=True):
        with LineWriter(stream, "reader", "weights") as lines:
            for reading in order:
                lines.add(reading)
        assert lines.articles == len(made)
    assert out[0].getvalue() == out[1].getvalue()
    found = [json.loads(line) for line in out[0].getvalue().splitlines()]
    assert [line["id"] for line in found if line["type"] == "attribution"] != [] or not any(
        reading.attributions for reading in made
    )


def test_read_and_export_write_the_same_lines_of_one_article() -> None:
    one = Reading(article(1), attributions=(attribution(article(1)),))
    out = io.StringIO()
    with LineWriter(out, "reader", "weights") as lines:
        lines.add(one)
    assert out.getvalue() == text_of(Record(articles=(one.article,), attributions=one.attributions))


def test_the_first_line_says_what_it_is() -> None:
    assert written(Record()) == [{"type": "format", "version": 1, "reader": "reader", "weights": "weights"}]


def test_lines_come_by_type_then_location_then_place() -> None:
    first, second, third = article(2, "a.txt"), article(3, "a.txt"), article(1, "b.txt")
    said = (attribution(third), attribution(first, content=(25, 34)), attribution(first), attribution(second))
    problems = (Problem("b", None, "pages", "empty", ""), Problem("a", None, "record", "odd", ""))
    lines = written(Record(articles=(third, second, first), attributions=said, problems=problems))
    assert [(line["type"], line.get("id", line.get("location"))) for line in lines[1:]] == [
        ("article", first.id),
        ("article", second.id),
        ("article", third.id),
        ("attribution", f"{first.id}:a0"),
        ("attribution", f"{first.id}:a25"),
        ("attribution", f"{second.id}:a0"),
        ("attribution", f"{third.id}:a0"),
        ("problem", "a"),
        ("problem", "b"),
    ]


def test_floats_are_rounded_and_stay_floats() -> None:
    of = article(1)
    said = (attribution(of), attribution(of, 1, (25, 34)))
    assert '"confidence": 0.1235}' in text_of(Record(articles=(of,), attributions=said[:1]))
    assert '"confidence": 1.0}' in text_of(Record(articles=(of,), attributions=said[1:]))


def test_from_is_a_word_like_any_other_and_ends_are_one_thing() -> None:
    of = article(1)
    span = ArticleSpan(0, 10, TEXT[:10], of.id)
    relation = Relation("r1", "denies", Target(attribution="a1"), Target(span=span), "explicit", None, "", 0.5)
    shift = Shift("s1", "e1", "i1", "a1", "a2", "", 0.5)
    taken = Dependence(of.id, DependsOn(carrier="Harbour Wire"), "credit", "article", 0, ())
    lines = {
        line["type"]: line
        for line in written(Record((of,), relations=(relation,), shifts=(shift,), dependences=(taken,)))
    }
    assert lines["relation"]["from"] == {"attribution": "a1"}
    assert lines["relation"]["to"] == {"span": {"start": 0, "end": 10, "text": "The bridge", "article": of.id}}
    assert (lines["shift"]["from"], lines["shift"]["to"]) == ("a1", "a2")
    assert (lines["dependence"]["on"], lines["dependence"]["scope"]) == ({"carrier": "Harbour Wire"}, "article")


def test_text_is_written_as_it_is() -> None:
    odd = dataclasses.replace(
        article(1), text=TEXT + "\0\u2028\u202e\x85é", byline=("\ud83d",), location="p\udcff"
    )
    text = text_of(Record(articles=(odd,)))
    assert len(text.splitlines()) == 2
    assert "é" in text
    (_, line) = map(json.loads, text.split("\n")[:2])
    assert (line["text"], line["byline"], line["location"]) == (odd.text, ["�"], "p�")


def test_a_problem_reported_twice_is_one_line(tmp_path: Path) -> None:
    trouble = Problem("a.txt", None, "articles", "odd", "what happened")
    with LineWriter(tmp_path / "out", "reader", "weights") as lines:
        lines.add(Reading(article(1), problems=(trouble,)))
        lines.add_problems([trouble, dataclasses.replace(trouble, category="other")])
    assert [json.loads(line)["type"] for line in (tmp_path / "out").read_text("utf-8").splitlines()] == [
        "format",
        "article",
        "problem",
        "problem",
    ]
    assert lines.problems == 3


def test_none_is_the_standard_output_in_utf8(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    write_record(Record(articles=(dataclasses.replace(article(1), byline=("Sørén",)),)), None, "reader", "weights")
    sys.stdout.flush()
    assert '"byline": ["Sørén"]'.encode() in capfdbinary.readouterr().out


class Interrupted(Exception):
    pass


def test_a_file_is_written_whole_or_not_at_all(tmp_path: Path) -> None:
    path = tmp_path / "talks.jsonl"
    path.write_text("what was there\n")
    with pytest.raises(Interrupted), LineWriter(path, "reader", "weights") as lines:
        lines.add(Reading(article(1)))
        raise Interrupted
    assert path.read_text() == "what was there\n"
    write_record(Record(), path, "reader", "weights")
    assert path.read_text() == text_of(Record())
    assert list(tmp_path.iterdir()) == [path]


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "latest.jsonl").symlink_to(tmp_path / "first.jsonl")
    write_record(Record(), tmp_path / "latest.jsonl", "reader", "weights")
    assert (tmp_path / "latest.jsonl").is_symlink()
    assert (tmp_path / "first.jsonl").read_text() == text_of(Record())


def test_a_pipe_is_written_as_it_is(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    got: list[str] = []
    reader = threading.Thread(target=lambda: got.append((tmp_path / "pipe").read_text()))
    reader.start()
    write_record(Record(), tmp_path / "pipe", "reader", "weights")
    reader.join(timeout=30)
    assert got == [text_of(Record())]


@pytest.mark.parametrize("place", ["nowhere/talks.jsonl", "."])
def test_a_file_that_cannot_be_written(tmp_path: Path, place: str) -> None:
    with pytest.raises(InputError, match=r"cannot write .*What was there before is kept"):
        write_record(Record(), tmp_path / place, "reader", "weights")
    assert list(tmp_path.iterdir()) == []


def test_a_full_disk(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="No space left"):
        write_record(Record(), Path("/dev/full"), "reader", "weights")


def test_memory_does_not_grow_with_the_readings(tmp_path: Path) -> None:
    import tracemalloc

    long = dataclasses.replace(article(1), text=TEXT * 500)
    with LineWriter(tmp_path / "out", "reader", "weights") as lines:
        tracemalloc.start()
        for n in range(500):
            lines.add(Reading(dataclasses.replace(long, id=f"{n:016x}", location=f"{n}.txt")))
        lines.close()
        _, peak = tracemalloc.get_traced_memory()
        tracemalloc.stop()
    assert (tmp_path / "out").stat().st_size > 10_000_000
    assert peak < 2_000_000


def test_every_type_of_the_record_has_a_line() -> None:
    assert ["format", *TYPES.values()] == schema()["properties"]["type"]["enum"]
    assert len(TYPES) == len(dataclasses.fields(Record))


def test_an_entity_keeps_where_its_role_stands() -> None:
    of = article(1)
    role = Role("mayor", ArticleSpan(29, 34, "mayor", of.id), "2024-11")
    entity = Entity("e1", "person", "Ada Holm", (), (role,), None, False, ())
    (line,) = [line for line in written(Record((of,), entities=(entity,))) if line["type"] == "entity"]
    assert line["roles"] == [
        {"role": "mayor", "span": {"start": 29, "end": 34, "text": "mayor", "article": of.id}, "edtf": "2024-11"}
    ]
