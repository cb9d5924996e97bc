"""The scorer of the 150 sayings, on a made-up text: everything to who answers as labelled, and what costs what."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any, cast

import pytest

from eval import sayings
from eval.rows import Row
from onrecord.model import (
    Addressee,
    Article,
    Attribution,
    Link,
    Mention,
    Reading,
    Said,
    Span,
    Speaker,
    attribution_id,
    mention_id,
)
from onrecord.reading import Reader

TEXT = (
    "The gates will stay shut, Ada Orr told Radio Tarn at a vigil on Monday. "
    "She told her brother that they leak.\n\n"
    "The Northern Dam Council denied it. It did not say why.\n"
)


def place(words: str) -> list[int]:
    assert TEXT.count(words) == 1
    start = TEXT.index(words)
    return [start, start + len(words)]


def span(words: str) -> Span:
    return Span.cut(TEXT, *place(words))


KEY = hashlib.sha256(TEXT.encode()).hexdigest()
LABELS: list[dict[str, Any]] = [
    {
        "text": KEY,
        "source": place("She"),
        "content": place("that they leak"),
        "names": [place("Ada Orr")],
        "chain": [place("Radio Tarn")],
        "addressees": [place("her brother")],
        "occasion": place("a vigil"),
        "said": "2030-05-06",
    },
    {
        "text": KEY,
        "source": place("It"),
        "content": place("why"),
        "names": [place("Northern Dam Council")],
        "chain": [],
        "addressees": [],
        "occasion": None,
        "said": None,
    },
]


def attribution(article: str, source: Span, content: Span, name: str) -> Attribution:
    return Attribution(
        id=attribution_id(article, (source,), (), (content,)),
        article=article,
        section="body",
        parent=None,
        source=(source,),
        cue=(),
        content=(content,),
        speakers=(Speaker(name),),
        form="indirect",
        attitude="assertion",
        act="assert",
        negated=False,
        stance="neutral",
        addressees=(),
        occasion=None,
        said=None,
        chain=None,
        confidence=0.9,
    )


def she(article: Article) -> Attribution:
    return replace(
        attribution(article.id, span("She"), span("that they leak"), "Orr"),
        addressees=(Addressee("her brother"),),
        occasion=span("a vigil"),
        said=Said("2030-05-06", None, "weekday"),
        chain=(Link("Radio Tarn"),),
    )


def it(article: Article) -> Attribution:
    return replace(attribution(article.id, span("It"), span("why"), "NDC"), chain=())


Change = Callable[[Attribution], Attribution]


class Answering:
    """A reader that answers as labelled, but for what `change` does to the first attribution."""

    def __init__(self, change: Change = lambda a: a, mentions: tuple[Mention, ...] = ()) -> None:
        self._change, self._mentions = change, mentions
        self.published: str | None = None

    def read(self, article: Article) -> Reading:
        self.published = article.published and article.published.edtf
        return Reading(article, mentions=self._mentions, attributions=(self._change(she(article)), it(article)))


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "text").mkdir()
    (tmp_path / "text" / "tarn-ledger_2030-05-07_gates.txt").write_text(TEXT, "utf-8")
    (tmp_path / "labels.jsonl").write_text("".join(json.dumps(label) + "\n" for label in LABELS), "utf-8")
    monkeypatch.setattr(sayings, "LABELS", tmp_path / "labels.jsonl")
    return tmp_path


def scored(folder: Path, reader: Answering) -> dict[str, Row]:
    return {row.name.removeprefix("sayings."): row for row in sayings.rows(folder, cast(Reader, reader))}


def test_who_answers_as_labelled_gets_everything_and_is_told_the_day(folder: Path) -> None:
    reader = Answering()
    found = scored(folder, reader)
    assert {name: row.value for name, row in found.items()} == dict.fromkeys(found, 100.0)
    assert {name: row.n for name, row in found.items()} == {
        "speaker": 2,
        "speaker.all": 2,
        "read": 2,
        "chain": 2,
        "addressees": 1,
        "occasion": 1,
        "said": 1,
        "circumstances": 5,
    }
    assert reader.published == "2030-05-07"


def test_an_unread_source_is_wrong_in_all_and_left_out_of_speaker(folder: Path) -> None:
    found = scored(folder, Answering(lambda a: replace(a, source=(span("Ada Orr"),))))
    assert (found["speaker"].value, found["speaker.all"].value, found["read"].value) == (100.0, 50.0, 50.0)
    assert found["said"].value == 0.0
    assert found["circumstances"].value == pytest.approx(200 / 6)


@pytest.mark.parametrize(
    ("change", "row", "value"),
    [
        (lambda a: replace(a, speakers=(Speaker("Bo Orr"),)), "speaker", 50.0),
        (lambda a: replace(a, speakers=(Speaker("Ada Orr"), Speaker("Bo Hart"))), "speaker", 50.0),
        (lambda a: replace(a, chain=()), "chain", 50.0),
        (lambda a: replace(a, chain=(Link("Bo Hart"), Link("Radio Tarn"))), "chain", 40.0),
        (lambda a: replace(a, addressees=(Addressee("her brother"), Addressee("Bo Hart"))), "addressees", 200 / 3),
        (lambda a: replace(a, occasion=span("a vigil on Monday")), "occasion", 100.0),
        (lambda a: replace(a, occasion=span("told Radio Tarn at a vigil on Monday")), "occasion", 0.0),
        (lambda a: replace(a, said=Said("2030-05", None, "month")), "said", 0.0),
        (lambda a: replace(a, said=None), "said", 0.0),
    ],
)
def test_each_field_is_wrong_by_itself(folder: Path, change: Change, row: str, value: float) -> None:
    assert scored(folder, Answering(change))[row].value == pytest.approx(value)


def test_an_addressee_known_by_another_name_is_right_by_its_cluster(folder: Path) -> None:
    named, described = mention_id(KEY[:16], *place("Radio Tarn"), "person"), span("her brother")
    mentions = (
        Mention(named, KEY[:16], span("Radio Tarn"), "person", "name", named),
        Mention(mention_id(KEY[:16], described.start, described.end, "person"), KEY[:16], described,
                "person", "nominal", named),
    )  # fmt: skip
    reader = Answering(lambda a: replace(a, addressees=(Addressee("Bo Hart", named),)), mentions)
    assert scored(folder, reader)["addressees"].value == 100.0
    assert (
        scored(folder, Answering(lambda a: replace(a, addressees=(Addressee("Bo"),))))["addressees"].value == 0.0
    )


def test_of_two_attributions_of_one_source_the_one_with_the_content_answers(folder: Path) -> None:
    class Twice(Answering):
        def read(self, article: Article) -> Reading:
            other = attribution(article.id, span("It"), span("denied"), "Ada Orr")
            return Reading(article, attributions=(she(article), other, it(article)))

    assert scored(folder, Twice())["speaker"].value == 100.0


@pytest.mark.parametrize(
    ("name", "right"),
    [
        ("Northern Dam Council", True),
        ("the Northern Dam Council", True),
        ("NDC", True),
        ("the council", False),
        ("The council", False),
        ("ND", False),
    ],
)
def test_what_counts_as_the_name(name: str, right: bool) -> None:
    assert sayings.is_named("Northern Dam Council", name) is right


def test_the_labels_are_places_and_dates_only() -> None:
    labels = [
        json.loads(line) for line in Path(sayings.__file__).with_name("sayings.jsonl").read_text().splitlines()
    ]
    fields = {"text", "source", "content", "names", "chain", "addressees", "occasion", "said"}
    assert len(labels) == 150
    assert all(set(label) == fields and len(label["text"]) == 64 for label in labels)
    places = [
        range_
        for label in labels
        for range_ in (
            label["source"],
            label["content"],
            *label["names"],
            *(label["chain"] or ()),
            *label["addressees"],
            *([label["occasion"]] if label["occasion"] else []),
        )
    ]
    assert all(isinstance(start, int) and 0 <= start < end for start, end in places)
