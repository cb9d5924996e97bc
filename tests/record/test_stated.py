"""What somebody states that they want, will do or will not, or that others must do: nothing else is named."""

from __future__ import annotations

import pytest

from record.story import record
from record.test_sides import held, wants
from record.world import Draft


def stands(content: str, cue: str = "said", act: str = "assert", **rest: str) -> list[tuple[str, str]]:
    built = record(*(wants(page, "Ada Lovel", cue, content, act, **rest) for page in ("a", "b")))
    return list(dict.fromkeys((p.issue, p.direction) for p in built.positions))


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
        ("“It does not mend the weir,”", None),
        ("“We do not trade in rumours,”", ("trading-in-rumours", "against")),
        ("“I would never eat a heron,”", ("eating-a-heron", "against")),
        ("“Not one bench will be mended,”", None),
        ("“We might feed the herons if it rains,”", ("feeding-the-herons", "conditional")),
        ("“We might feed the herons,”", None),
        ("“I am tired but ready to feed the herons,”", ("feeding-the-herons", "for")),
        ("“We will appeal,”", ("appeal", "for")),
        ("“We will pray,”", None),
        ("“We urged the owners to mend the weir,”", ("mending-the-weir", "for")),
        ("“They will feed the herons,”", None),
        ("“I should be astonished if he came,”", None),
        ("“I called a judge to stop the feast,”", None),
        ("“We want to keep the herons from starving,”", None),
    ],
)
def test_what_is_wanted_done_or_never_done_is_at_stake(content, expected):
    found = stands(content, form="direct")
    assert found[:1] == ([expected] if expected else [])


def test_what_another_will_do_is_wanted_by_who_announces_it():
    content = "that barges would be barred from the weir"
    assert stands(content, "announced", "announce", form="indirect") == [("barred", "for")]
    assert stands(content, form="indirect") == []


def test_what_somebody_never_said_that_he_wants_is_not_his_wish():
    assert stands("she would feed the herons", "said", form="indirect") == [("feeding-the-herons", "for")]
    assert stands("she would feed the herons", "never said", form="indirect", negated=True) == []


def test_who_speaks_for_a_body_wants_what_it_will_do():
    for who in ("the club", "its members", "her party"):
        assert stands(f"that {who} would mend the old weir", form="indirect") == [("mending-the-old-weir", "for")]
    assert stands("that her neighbour would mend the old weir", form="indirect") == []
    assert stands("that her neighbour would mend the weir", "insisted", form="indirect") == [
        ("mending-the-weir", "for")
    ]


def test_what_is_said_for_a_body_without_a_name_is_its_position():
    draft = Draft("a.txt", "Norland Foods has no plans for a lantern feast, a spokesman said.", "a", "2031-05-03")
    draft.name("Norland Foods", kind="organization")
    draft.says("a spokesman", "said", "Norland Foods has no plans for a lantern feast", speaker="a spokesman",
               mention=draft.name("a spokesman", form="nominal"), anonymous=True, act="reject")  # fmt: skip
    built = record(draft)
    assert held(built, "lantern-feast") == [("Norland Foods", "against")]


def test_a_new_verb_of_one_subject_is_not_leant_on_by_the_one_before():
    assert stands("that she was overruled and would consider a lantern feast", form="indirect") == [
        ("lantern-feast", "open")
    ]


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


def test_a_term_that_holds_the_verb_is_not_leant_on_by_it():
    assert ("end-of-the-war", "against") not in stands("he could end the war within a day, without saying how")
    assert ("end-of-the-war", "for") in stands("he will end the war within a day")
