"""Sides on what is not named."""

from __future__ import annotations

from dataclasses import replace

import pytest

from onrecord.model import NamedIssue, RecordSettings
from record.story import record
from record.world import Draft

LOCK = RecordSettings(issues=(NamedIssue("The lock", ("lock",)),))


def on_the_lock(text: str, content: str, cue: str = "said", section: str = "body", **rest: str) -> list[str]:
    draft = Draft("a.txt", text, "a", "2031-05-03")
    who = draft.name("Ada Lovel")
    draft.says("Ada Lovel", cue, content, speaker="Ada Lovel", mention=who, **rest)
    draft.attributions = [replace(draft.attributions[0], section=section)]
    return [p.direction for p in record(draft, settings=LOCK).positions if p.issue == "the-lock"]


@pytest.mark.parametrize(("named", "shown"), [("the lock", ["for"]), ("lock denial", [])])
def test_what_is_against_a_thing_and_goes_by_its_name_is_not_the_thing(named: str, shown: list[str]):
    assert on_the_lock(f"Ada Lovel promoted {named}.", named, "promoted", act="urge") == shown


def test_what_it_means_after_a_sentence_of_the_speaker_s_own_stands_in_that():
    text = "Ion Pell wants a new lock. “{}We oppose it,” said Ada Lovel."
    for more, shown in (("", ["against"]), ("No. ", ["against"]), ("They beat the old keeper at dawn. ", [])):
        said = f"“{more}We oppose it,”"
        assert on_the_lock(text.format(more), said, form="direct") == shown, more


@pytest.mark.parametrize(
    ("words", "direction"),
    [
        ("Over my dead body", "against"),
        ("Not with my signature", "against"),
        ("It will not happen", "against"),
        ("We won’t sign", "against"),
        ("We will sign when the ink of the others is dry", "conditional"),
        ("I said it would not happen. I now say: not without three others", "conditional"),
        ("Whoever wants it must ask the town as well", "conditional"),
        ("The town would have to stand beside us", "conditional"),
        ("The guild will keep an open mind", "open"),
        ("Never say never", "open"),
        ("We are not interested", "against"),
        ("Not a single plank", "against"),
        ("We have no objection as long as oak is used", "conditional"),
        ("We will read it before we speak", "open"),
        ("We are weighing a gift", "open"),
        ("We will veto it with either hand", "against"),
        ("This is not a lock, it is a tomb", "against"),
        ("This isn’t a plan, it’s a tomb", "against"),
        ("This is not a rainy day, it seems", None),
        ("It rains on the quay", None),
    ],
)
def test_words_that_take_a_side_by_themselves(words, direction):
    text = f"Ion Pell wants a new lock. “{words},” said Ada Lovel."
    assert on_the_lock(text, f"“{words},”", form="direct") == ([direction] if direction else [])


def test_it_may_be_told_behind_the_words_what_they_are_about():
    assert on_the_lock("“Over my dead body,” Ada Lovel said of the lock.", "“Over my dead body,”") == ["against"]
    judged = "“Six florins is out of the question,” Ada Lovel said of the lock."
    assert on_the_lock(judged, "“Six florins is out of the question,”", form="direct") == ["against"]
    told = "Ada Lovel said of the lock that six florins is generous."
    assert on_the_lock(told, "that six florins is generous") == []


def test_a_headline_is_about_what_follows():
    text = "Ada Lovel says “not on my watch”\nThe guild wants a new lock."
    assert on_the_lock(text, "“not on my watch”", cue="says", section="title") == ["against"]


def test_what_was_spoken_of_long_before_is_looked_for_where_nothing_nearer_is_at_stake():
    between = "It rained. The quay was wet. The lamps were lit. "
    text = f"Ion Pell wants a new lock. {between}“Over my dead body,” said Ada Lovel."
    assert on_the_lock(text, "“Over my dead body,”") == ["against"]


def test_who_will_not_say_whether_is_unclear():
    text = "Ion Pell wants a new lock. Ada Lovel declined to say whether oak would do."
    assert on_the_lock(text, "to say whether oak would do", cue="declined", act="decline") == ["unclear"]


@pytest.mark.parametrize(
    ("cue", "content", "act", "direction"),
    [
        ("disposed of", "the idea", "reject", "against"),
        ("welcomed", "the ten-year pledge as a gift", "praise", "for"),
        ("rejected", "the lamps", "reject", None),
    ],
)
def test_an_act_takes_its_side_on_what_its_content_points_to(cue, content, act, direction):
    text = f"Ion Pell wants a new lock. Ada Lovel {cue} {content}."
    assert on_the_lock(text, content, cue=cue, act=act) == ([direction] if direction else [])


def test_words_that_lean_on_something_else_are_no_answer():
    text = "Ion Pell wants a new lock. “We have no objection to lamps,” said Ada Lovel."
    assert on_the_lock(text, "“We have no objection to lamps,”", form="direct") == []


@pytest.mark.parametrize(
    ("words", "ways"),
    [
        ("We do not swim by lamplight", ["against"]),
        ("I won’t swim by lamplight", ["against"]),
        ("We will not swim unless it is mended", ["conditional"]),
        ("Herons do not swim by lamplight", []),
        ("We do not know", []),
        ("We did not swim by lamplight", []),
    ],
)
def test_what_the_speaker_will_not_do_refuses_what_the_page_spoke_of(words, ways):
    text = f"The town wants a new lock. “{words},” Ada Lovel said."
    assert on_the_lock(text, f"“{words},”", form="direct") == ways


@pytest.mark.parametrize(
    ("question", "words", "ways"),
    [
        (
            "Must the town pay for a lock?",
            "No. My aunt rowed across, and nobody sang, and I tell it to whom I like",
            ["against"],
        ),
        (
            "Must the town pay for a lock?",
            "Yes. My aunt rowed across, and nobody sang, and I tell it to whom I like",
            ["for"],
        ),
        (
            "Was the town proud of its lock?",
            "No. My aunt rowed across, and nobody sang, and I tell it to whom I like",
            [],
        ),
    ],
)
def test_a_question_whether_something_shall_be_is_answered_by_the_first_word(question, words, ways):
    text = f"Paper: {question} Ada Lovel: {words}."
    assert on_the_lock(text, words, ":", form="turn") == ways


def test_a_wish_inside_a_condition_is_not_the_speaker_s():
    text = "The town wants a lock. Ada Lovel said there would be one if the judge ordered it."
    assert "for" not in on_the_lock(text, "there would be one if the judge ordered it")


def test_one_stands_for_what_the_page_spoke_of():
    text = "The town wants a lock. Ada Lovel did not rule out that one could be built."
    assert on_the_lock(text, "that one could be built", "did not rule out") == ["open"]


def test_who_gives_a_thing_a_name_of_their_own_judges_it():
    text = "Ion Pell wants a new lock. Ada Lovel called it a tomb for boats."
    assert on_the_lock(text, "it a tomb for boats", cue="called", act="criticise") == ["against"]
    assert on_the_lock(text, "it a tomb for boats", cue="called") == []
    nicknamed = "Ion Pell wants a new lock. Ada Lovel called it a lock for fools."
    assert on_the_lock(nicknamed, "it a lock for fools", cue="called", act="criticise") == ["against"]


def test_a_condition_behind_the_words_binds_them():
    text = "Ada Lovel said she would accept the lock, if oak was used."
    assert on_the_lock(text, "she would accept the lock") == ["conditional"]


def test_what_comes_too_late_is_wanted():
    text = "Ion Pell wants a new lock. Ada Lovel said it came too late."
    assert on_the_lock(text, "it came too late") == ["for"]


def test_who_denies_another_thing_in_their_own_words_may_want_this():
    text = "“I gave no order. I want the lock,” said Ada Lovel."
    assert on_the_lock(text, "“I gave no order. I want the lock,”", act="deny", form="direct") == ["for"]
    told = "Ada Lovel denied that she wants the lock."
    assert on_the_lock(told, "that she wants the lock", cue="denied", act="deny") == ["against"]


@pytest.mark.parametrize(
    ("words", "ways"),
    [
        ("A heron is not a lamp", ["against"]),
        ("Herons are not lamps", ["against"]),
        ("You do not paint a heron", ["against"]),
        ("You cannot paint a heron", ["against"]),
        ("Nobody paints a heron twice", ["against"]),
        ("The heron is not a lamp", []),
        ("He is not a painter", []),
        ("A heron is not yet here", []),
        ("Herons are not involved in this", []),
        ("Nobody has painted a heron", []),
        ("A lock is not a lamp", []),
    ],
)
def test_a_rule_refuses_what_the_page_spoke_of(words, ways):
    text = f"The town wants a new lock. “{words},” Ada Lovel said."
    assert on_the_lock(text, f"“{words},”", form="direct") == ways


def test_that_which_opens_a_clause_points_to_nothing():
    text = "Ion Pell wants a new lock. Ada Lovel promised that as mayor she would eat a heron."
    content = "that as mayor she would eat a heron"
    assert on_the_lock(text, content, "promised", act="promise", form="indirect") == []


def test_what_is_only_considered_is_no_open_side_on_what_went_before():
    text = "Ion Pell wants a new lock. Ada Lovel explored {}."
    found = {}
    for content in ("a new hat", "such a step"):
        rest = {"act": "other", "attitude": "intention", "form": "indirect"}
        found[content] = on_the_lock(text.format(content), content, "explored", **rest)
    assert found == {"a new hat": [], "such a step": ["open"]}


def test_what_a_pronoun_stands_for_is_looked_for_near_by():
    between = " It rained on the quay. The herons slept in the reeds."
    for words, ways in (("It is rash", []), ("Over my dead body", ["against"])):
        text = f"Ion Pell wants a new lock.{between} “{words},” said Ada Lovel."
        assert on_the_lock(text, f"“{words},”", form="direct") == ways
