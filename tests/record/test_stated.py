"""What somebody states that they want, will do or will not, or that others must do: nothing else is named."""

from __future__ import annotations

import pytest

from record.story import record
from record.test_sides import held, wants


def stands(content: str, cue: str = "said", act: str = "assert", **rest: str) -> list[tuple[str, str]]:
    built = record(wants("a", "Ada Lovel", cue, content, act, **rest))
    return [(p.issue, p.direction) for p in built.positions]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("“We want our barges, our crews and our tea,”", ("barges", "for")),
        ("“We do not sell maps of our hills,”", ("selling-maps", "against")),
        ("“I will feed the herons,”", ("feeding-the-herons", "for")),
        ("“The mayor must mend the old weir,”", ("mending-the-old-weir", "for")),
        ("“Nobody must mend the old weir,”", None),
        ("“There will be no lantern feast,”", ("lantern-feast", "against")),
        ("“We will release the heron when the pond is clean,”", ("releasing-the-heron", "conditional")),
        ("“We do not sleep,”", None),
        ("“They will feed the herons,”", None),
        ("“I should be astonished if he came,”", None),
        ("“I called a judge to stop the feast,”", None),
    ],
)
def test_what_is_wanted_done_or_never_done_is_at_stake(content, expected):
    found = stands(content, form="direct")
    assert found[:1] == ([expected] if expected else [])


def test_what_another_will_do_is_wanted_by_who_announces_it():
    content = "that barges would be barred from the weir"
    assert stands(content, "announced", "announce", form="indirect") == [("barred", "for")]
    assert stands(content, form="indirect") == []


def test_a_doubtful_word_hides_nothing():
    said = wants("a", "Ada Lovel", "did not rule out", "closing the weir to barges", "reject", form="indirect")
    assert [(p.issue, p.direction) for p in record(said).positions] == [("closing-the-weir", "open")]


def test_who_denies_that_a_thing_is_considered_or_on_offer_is_against_it():
    for told in ("was being considered", "was on offer"):
        built = record(
            wants("a", "Ada Lovel", "demanded", "compensation for the herons", "demand", form="indirect"),
            wants("b", "Ion Pell", "denied", f"that compensation {told}", "deny", form="indirect"),
        )
        assert held(built, "compensation") == [("Ada Lovel", "for"), ("Ion Pell", "against")]


def test_who_gives_in_and_no_longer_opposes_a_thing_is_for_it():
    for act, way in (("accept", "for"), ("assert", "open")):
        said = wants("a", "Ada Lovel", "said", "she would no longer stand in the way of an inquiry", act)
        built = record(said, wants("b", "Ion Pell", "demanded", "an inquiry", "demand", form="indirect"))
        assert held(built, "inquiry") == [("Ada Lovel", way), ("Ion Pell", "for")]


def test_what_is_announced_is_wanted():
    built = record(
        wants("a", "Ada Lovel", "announced", "a ten-day ban on barges", "announce", form="indirect"),
        wants("b", "Ion Pell", "opposed", "a ban on barges", "reject", form="indirect"),
    )
    assert held(built, "ban") == [("Ada Lovel", "for"), ("Ion Pell", "against")]


def test_a_refusal_for_the_time_being_with_an_assent_behind_it_is_conditional():
    built = record(
        wants("a", "Ada Lovel", "demanded", "a new funicular", "demand", form="indirect"),
        wants("b", "Ada Lovel", "said", "she wants the funicular"),
        wants(
            "d",
            "Ion Pell",
            "was asked about the funicular and said",
            "“Not while it rains. After that, by all means,”",
            form="direct",
        ),
    )
    assert ("Ion Pell", "conditional") in held(built, "funicular")
