"""The words of events: clauses that can be read by themselves, and who is named in them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from onrecord.model import Said
from record.story import record
from record.world import Draft


def words_of(draft: Draft) -> list[tuple[str | None, str]]:
    return [(e.when, e.what.text) for e in record(draft).events]


def page(text: str, *times: tuple[str, str]) -> Draft:
    draft = Draft("a.txt", text, "a", "2031-05-06")
    for words, value in times:
        draft.time(words, value)
    return draft


@pytest.mark.parametrize(
    ("text", "source", "shown"),
    [
        ("The gate was shut on 3 May, and Lind {} that it was cold.", "Lind", "The gate was shut on 3 May"),
        ("The gate was shut on 3 May by men who {} that it was cold.", "men", "The gate was shut on 3 May by men"),
        ("The gate was shut on 3 May, and, as Lind {} that it was cold.", "Lind", "The gate was shut on 3 May"),
        (
            "A fee was due on 3 May and 4 May by men who {} that it was cold.",
            "men",
            "A fee was due on 3 May and 4 May by men",
        ),
        (
            "The gate was shut on 3 May by Tove, largely because Lind {} that it was cold.",
            "Lind",
            "The gate was shut on 3 May by Tove",
        ),
        (
            "The gate was shut on 3 May where Lind and Tove {} that it was cold.",
            "Lind and Tove",
            "The gate was shut on 3 May",
        ),
        (
            "There was a row on 3 May over the men’s {} that it was cold.",
            "the men’s",
            "There was a row on 3 May over the men’s claim that it was cold",
        ),
        ("The gate was shut on 3 May, even as Lind {} that it was cold.", "Lind", "The gate was shut on 3 May"),
        (
            "The gate was shut on 3 May, a day after Lind {} that it was cold.",
            "Lind",
            "The gate was shut on 3 May",
        ),
        (
            "When the gate was shut on 3 May Lind would {} that it was cold.",
            "Lind",
            "When the gate was shut on 3 May",
        ),
        ("The gate was shut on 3 May, in which Lind {} that it was cold.", "Lind", "The gate was shut on 3 May"),
        (
            "In the year 2030, a clerk had reason to {} that it was cold.",
            "a clerk",
            "In the year 2030, a clerk had reason to claim that it was cold",
        ),
    ],
)
def test_what_a_saying_cuts_off_ends_before_its_clause_or_holds_it_all(text, source, shown):
    day = ("3 May", "2031-05-03") if "3 May" in text else ("2030", "2030")
    draft = page(text.format("claim"), day)
    draft.says(source, "claim", "that it was cold")
    assert [words.rstrip(".") for _, words in words_of(draft)] == [shown]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("In a letter on 3 May, Lind said that it was cold.", "In a letter on 3 May, Lind said that it was cold"),
        (
            "Although in early May Lind said that it was cold, Tove left.",
            "in early May Lind said that it was cold",
        ),
    ],
)
def test_a_saying_begins_with_the_phrase_of_its_time(text, shown):
    day = "3 May" if "3 May" in text else "early May"
    draft = page(text, (day, "2031-05-03"))
    draft.says("Lind", "said", "that it was cold")
    said = Said("2031-05-03", draft.span(day), "by its words")
    draft.attributions[-1] = replace(draft.attributions[-1], said=said)
    assert shown in [words.rstrip(".") for _, words in words_of(draft)]


def test_a_saying_inside_another_begins_no_farther_back_than_that():
    draft = page("Tove recalled that in early May Lind proposed a truce.", ("early May", "2031-05-03"))
    inner = "in early May Lind proposed a truce"
    outer = draft.says("Tove", "recalled", f"that {inner}", speaker="Tove")
    draft.says("Lind", "proposed", "a truce", parent=outer)
    said = Said("2031-05-03", draft.span("early May"), "by its words")
    draft.attributions[-1] = replace(draft.attributions[-1], said=said)
    assert ("2031-05-03", f"that {inner}") in words_of(draft)


SPLIT = "The vote was taken in 1962 by a town split"
TWICE = "The club won in 1962 and in 2033."


@pytest.mark.parametrize(
    ("text", "first", "second"),
    [
        ("The club met in 1962, but it will go in 2033.", "The club met in 1962", "it will go in 2033."),
        (
            "A vote was due in 1962 when Lind was freed in 2033.",
            "A vote was due in 1962",
            "Lind was freed in 2033.",
        ),
        (f"{SPLIT} - over a mill that is to close in 2033.", SPLIT, "{text}"),
        ("It was open in 1962 but could be shut in 2033.", "It was open in 1962", "{text}"),
        (TWICE, TWICE, TWICE),
    ],
)
def test_of_two_times_each_has_its_own_clause(text, first, second):
    assert words_of(page(text, ("1962", "1962"), ("2033", "2033"))) == [
        ("1962", first),
        ("2033", second.format(text=text)),
    ]


def test_who_takes_part_is_named_in_the_words():
    text = "Ada Lovel shut the gate in 1962, but Ion Pell will open it in 2033."
    draft = page(text, ("1962", "1962"), ("2033", "2033"))
    draft.name("Ada Lovel")
    draft.name("Ion Pell")
    built = record(draft)
    names = {e.id: e.name for e in built.entities}
    assert [[names[who] for who in e.participants] for e in built.events] == [["Ada Lovel"], ["Ion Pell"]]


@pytest.mark.parametrize(
    ("content", "status"),
    [
        ("You can't build that overnight, as we found on 3 May", "attributed"),
        ("They do not win prizes that were ours until 3 May", "attributed"),
        ("They did not win the prize on 3 May", "denied"),
        ("The gate wasn't shut on 3 May", "denied"),
    ],
)
def test_what_is_not_so_is_nothing_that_did_not_happen(content, status):
    draft = page(f"“{content},” Ada Lovel said.", ("3 May", "2031-05-03"))
    draft.says("Ada Lovel", "said", content, speaker="Ada Lovel", form="direct")
    assert [e.status for e in record(draft).events] == [status]


@pytest.mark.parametrize(
    ("content", "events"),
    [
        ("she was elated", 0),
        ("they appreciated the letter", 0),
        ("no matter how they voted the board lost", 0),
        ("the gate was shut", 1),
    ],
)
def test_what_people_feel_is_no_event(content, events):
    draft = page(f"Ada Lovel said {content}.")
    draft.says("Ada Lovel", "said", content, speaker="Ada Lovel")
    assert len(record(draft).events) == events


def test_what_a_page_tells_of_itself_is_no_event():
    draft = page("This story has been updated to add an answer.")
    assert record(draft).events == ()


def test_a_thing_that_was_done_and_its_doing_are_one_event():
    text = "Lovel denied it at a hearing in Norn on 3 May, as Tove {} that it was cold."
    draft = page(text.format("said"), ("3 May", "2031-05-03"))
    draft.says("Lovel", "denied", "it", speaker="Lovel", act="deny")
    said = Said("2031-05-03", draft.span("3 May"), "by its words")
    hearing = draft.span("at a hearing in Norn")
    draft.attributions[-1] = replace(draft.attributions[-1], said=said, occasion=hearing, form="direct")
    assert len(words_of(draft)) == 1


def test_a_condition_inside_another_stretch_of_it_is_one():
    content = "she would leave Norn if the gate was shut"
    draft = page(f"Lovel said {content}.")
    draft.says("Lovel", "said", content, speaker="Lovel")
    (event,) = record(draft).events
    assert (event.status, event.what.text) == ("hypothetical", content)


def test_who_is_meant_is_a_person_and_no_place_that_they_are_of():
    text = "The hall was full for Ada Lovel, the reeve of Norn, who was freed in 1962, as rain fell."
    draft = page(text, ("1962", "1962"))
    draft.name("Ada Lovel")
    draft.name("Norn", "place")
    assert words_of(draft) == [("1962", "Ada Lovel, the reeve of Norn, who was freed in 1962")]
