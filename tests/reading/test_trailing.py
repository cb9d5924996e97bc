"""What hangs on behind a content, and what says nothing."""

from __future__ import annotations

import pytest

from onrecord.reading.draft import Draft
from onrecord.reading.forms.trailing import without_trail


def _at(text: str, words: str) -> tuple[tuple[int, int], ...]:
    return tuple((text.index(part), text.index(part) + len(part)) for part in words.split(" … ") if part)


def _left(text: str, source: str, cue: str, content: str) -> list[tuple[str, str]]:
    draft = Draft(_at(text, source), _at(text, cue), _at(text, content), 0.9)
    kept = without_trail(text, [draft], None)
    return [(text[slice(*d.cue[0])], " … ".join(text[slice(*p)] for p in d.content)) for d in kept]


@pytest.mark.parametrize(
    ("source", "cue", "said", "trail"),
    [
        ("The mill", "accused", "the guild of opening the gate", ", sending a wave down the valley"),
        ("The mayor", "urged", "the mill to pay for the milk", ", a request that the owner turned down"),
        ("The mayor", "urged", "the mill to pay for the milk", ", a demand rejected by the owner"),
        ("The guild", "wants", "the maximum of 20", "; its clerk said that less would be a shame"),
        ("She", "acknowledged", "that she had spoken to the mill", ", and the two are to meet in May"),
    ],
)
def test_a_content_ends_before_what_is_not_said(source: str, cue: str, said: str, trail: str) -> None:
    assert _left(f"{source} {cue} {said}{trail}.", source, cue, said + trail) == [(cue, said)]


@pytest.mark.parametrize(
    ("cue", "said"),
    [
        ("said", "that the gate broke, sending a wave down the valley"),
        ("said", "that the gate is open, and the two are to meet"),
        ("said", "that it was late; the gate stayed open"),
        ("urged", "the mill to pay, a sum of forty crowns"),
        ("accused", "the guild of much, including theft"),
    ],
)
def test_what_is_said_is_kept(cue: str, said: str) -> None:
    assert _left(f"The mayor {cue} {said}.", "The mayor", cue, said) == [(cue, said)]


@pytest.mark.parametrize(
    "content",
    [
        "not to be named",
        "for anonymity to speak freely",
        "not to print his name",
        "to remain anonymous",
        "his name printed",
    ],
)
def test_on_what_condition_somebody_spoke_is_not_said(content: str) -> None:
    assert _left(f"The clerk wanted {content}.", "The clerk", "wanted", content) == []


def test_the_that_of_what_somebody_does_is_nothing_said() -> None:
    assert _left("Norland unsealed warrants that showed much.", "Norland", "unsealed warrants", "that") == []
    for rest in (".", " out.", " at noon."):
        assert _left(f"Poe ruled that{rest}", "Poe", "ruled", "that") == [("ruled", "that")]


@pytest.mark.parametrize("asked", ["asking not to be named as talks are private", "not to be quoted by name"])
def test_what_goes_on_into_such_a_condition_ends_before_it(asked: str) -> None:
    text = f"The mill is for sale, two people said, {asked}."
    assert _left(text, "two people", "said", f"The mill is for sale … {asked}") == [
        ("said", "The mill is for sale")
    ]


def test_a_noun_of_account_is_of_what_is_denied_of_it() -> None:
    assert _left("Poe plays down report of truce.", "Poe", "plays down report of", "truce") == [
        ("plays down", "report of truce")
    ]
    assert _left("Poe repeats claim of truce.", "Poe", "repeats claim of", "truce") == [
        ("repeats claim of", "truce")
    ]


def test_what_somebody_declines_to_do_is_of_the_content() -> None:
    assert _left("Poe declined to comment on it.", "Poe", "declined to comment on", "it") == [
        ("declined", "to comment on it")
    ]


def test_who_heard_a_quotation_is_not_said() -> None:
    text = "“It rained,” Poe told the crowd, who could guess the rest."
    assert _left(text, "Poe", "told", "“It rained,” … who could guess the rest") == [("told", "“It rained,”")]


def test_claims_that_are_dismissed_as_something_are_what_is_dismissed() -> None:
    text = "Aides have dismissed as “tosh” claims that he quit."
    drafts = [
        Draft(_at(text, "Aides"), _at(text, "have dismissed"), _at(text, "as “tosh”"), 0.9),
        Draft(_at(text, "Aides"), _at(text, "claims"), _at(text, "that he quit"), 0.9),
    ]
    (one,) = without_trail(text, drafts, None)
    assert text[slice(*one.cue[0])] == "have dismissed as"
    assert [text[slice(*piece)] for piece in one.content] == ["“tosh” claims that he quit"]


@pytest.mark.parametrize(
    ("text", "cue", "source", "left"),
    [
        ("A petition calling for a new pool went round.", "A petition calling for", "A petition", "calling for"),
        ("Ida Varn, who in May promised a new pool, left.", "promised", "who", "promised"),
    ],
)
def test_who_speaks_stands_in_the_cue_or_before_it(text: str, cue: str, source: str, left: str) -> None:
    (kept,) = without_trail(text, [Draft((), _at(text, cue), _at(text, "a new pool"), 0.9)], None)
    assert [text[slice(*piece)] for piece in (*kept.source, *kept.cue)] == [source, left]
