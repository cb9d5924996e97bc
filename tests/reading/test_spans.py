"""Where mentions begin and end, how far apart they count, and which times are one."""

from __future__ import annotations

import pytest
from casting import article

from onrecord.model import Mention, Span
from onrecord.reading.forms.sentences import split
from onrecord.reading.found import FoundAttribution, FoundMention
from onrecord.reading.who.antecedents import _is_told
from onrecord.reading.who.cast import Cast
from onrecord.reading.who.clusters import Node
from onrecord.reading.who.mentions import gathered
from onrecord.reading.who.moments import same_times
from onrecord.reading.who.phrases import read
from onrecord.reading.who.sources import phrases_of
from onrecord.reading.who.standing import _steps


def _mentions(text: str, *listed: tuple[str, str]) -> list[str]:
    found = [FoundMention(text.index(w), text.index(w) + len(w), kind, "name", 1.0) for w, kind in listed]
    cast = Cast.of(article(text), split(text, [(0, len(text))]), found, ())
    return [m.span.text for m in cast.mentions]


@pytest.mark.parametrize(
    ("words", "kind"),
    [("Mayor Ann Poe’s", "person"), ("the Harbour Board", "organization"), ("House of Boats", "organization")],
)
def test_a_named_mention_is_its_whole_phrase(words: str, kind: str) -> None:
    assert _mentions(f"On Friday {words} plan fell.", (words, kind)) == [words]


def test_who_owns_a_name_taken_for_theirs_is_a_mention() -> None:
    assert "Tom Lund" in _mentions(
        "Rep. Tom Lund’s Senate campaign fell apart.", ("Rep. Tom Lund’s Senate", "person")
    )


def test_sentences_inside_a_quotation_are_no_distance() -> None:
    sentences = [(0, 10), (11, 20), (21, 30), (31, 40)]
    assert _steps(sentences, [(11, 30)]) == [1, 1, 1, 2]
    assert _steps(sentences, []) == [1, 2, 3, 4]


def test_the_subject_of_a_paraphrase_may_say_it_and_of_a_quotation_not() -> None:
    phrase = read("Poe", 0, 3, "person")
    assert phrase
    said, other = Node(30, 32, phrase, "person", of=frozenset({0})), Node(0, 3, phrase, "person")
    other.within = frozenset({0})
    assert _is_told(other, said)
    other.subject = True
    assert not _is_told(other, said)
    other.quoted = frozenset({0})
    assert _is_told(other, said)


def test_a_source_that_breaks_off_at_a_hyphen_is_read_on() -> None:
    text = "the self-described heir, who waited"
    assert [p.head for p in phrases_of(text, [(0, len("the self-"))], ())] == ["heir"]


def test_times_of_one_value_or_in_one_wording_are_one() -> None:
    text = "On May 3 it rained. It rained on Friday. The next day it stopped, as on the Friday."
    spoken = [
        ("May 3", "2024-05-03"),
        ("Friday", "2024-05-03"),
        ("The next day", "2024-05-04"),
        ("the Friday", None),
    ]
    times = []
    for n, (words, value) in enumerate(spoken):
        start = text.index(words)
        times.append(Mention(str(n), "a1", Span.cut(text, start, start + len(words)), "time", "name", None, value))
    assert [t.cluster for t in same_times(times)] == ["0", "0", "2", "0"]


def test_the_title_of_a_couple_says_nothing_of_one_of_them() -> None:
    text = "Cards came for Mr. and Mrs. Orr."
    found = [FoundMention(text.index("Mrs."), len(text) - 1, "person", "name", 1.0)]
    nodes, _ = gathered(article(text), split(text, [(0, len(text))]), found, ())
    assert [node.phrase.gender for node in nodes] == [""]


@pytest.mark.parametrize("words", ["Justice Department", "Republican Party", "Duke University", "Refugee Council"])
def test_a_title_or_role_that_a_body_is_named_by_is_part_of_its_name(words: str) -> None:
    text = f"The {words} said it would appeal."
    source = (0, len(words) + 4)
    said = FoundAttribution((source,), ((source[1] + 1, source[1] + 5),), ((source[1] + 6, len(text) - 1),), 1.0)
    found = [FoundMention(*source, "organization", "name", 1.0)]
    cast = Cast.of(article(text), split(text, [(0, len(text))]), found, [said])
    assert [s.name for s in cast.speakers([source], said.content)] == [words]


def test_us_in_capitals_is_the_country() -> None:
    phrase, pronoun = read("The US said so.", 0, 6), read("They told us.", 10, 12)
    assert phrase and phrase.form == "name" and pronoun and pronoun.form == "pronoun"


def test_a_headline_that_ends_in_an_office_names_nobody() -> None:
    text = "Dan Orr Quits As Ostwick Mayor\n\nDan Orr, the mayor of Ostwick, left."
    office, name = text.index("Ostwick Mayor"), text.rindex("Dan Orr")
    found = [FoundMention(office, office + 13, "person", "name", 1.0)]
    found += [FoundMention(name, name + 7, "person", "name", 1.0)]
    nodes, _ = gathered(article(text), split(text, [(0, len(text))]), found, ())
    assert [n.phrase.head for n in nodes if n.phrase.form == "nominal"] == ["mayor"]


@pytest.mark.parametrize(
    ("words", "head"),
    [
        ("a deal despite Norn", "deal"),
        ("the row through Ann Poe", "row"),
    ],
)
def test_what_follows_a_preposition_is_not_the_head(words: str, head: str) -> None:
    phrase = read(words, 0, len(words), "organization")
    assert phrase is not None and phrase.head == head


@pytest.mark.parametrize("words", ["Doctors Without Borders", "Fishermen Against Dams"])
def test_a_body_may_be_named_for_what_it_is_against(words: str) -> None:
    phrase = read(words, 0, len(words), "organization")
    assert phrase is not None and phrase.name == words


@pytest.mark.parametrize("words", ["The Harbour Courier also", "Harbour Courier again"])
def test_an_adverb_behind_a_name_is_no_part_of_it(words: str) -> None:
    phrase = read(words, 0, len(words), "organization")
    assert phrase is not None and phrase.name == "Harbour Courier"


def test_two_places_before_a_body_are_one_name() -> None:
    text = "Devon and Cornwall Police say so. Ann Poe and Norn Police say so."
    sources = [[(0, 25)], [(34, 57)]]
    found = [[p.name or p.head for p in phrases_of(text, source, ())] for source in sources]
    assert found == [["Devon and Cornwall Police"], ["Ann Poe", "Norn Police"]]
