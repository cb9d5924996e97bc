"""What is no denial though it holds a word of denying, and what no denial means though it stands near."""

from __future__ import annotations

from dataclasses import replace

import pytest

from onrecord.model import Act
from record.story import record, related
from record.test_accounts import DAY, Page, denied

THEIRS = "Ion Pell slept on the pier"


def answered(cue: str, content: str, act: Act, *, theirs: str = THEIRS, first: Act = "assert") -> list[str]:
    """What Ion Pell is shown to deny of what Ada Lovel says right before."""
    page = Page("a.txt", f"Ada Lovel said {theirs}. Ion Pell {cue} {content}.", "a", DAY)
    page.told("Ada Lovel", "said", theirs, first)
    if "Ion Pell" in theirs:
        page.name("Ion Pell")
    page.told("Ion Pell", cue, content, act)
    return denied(page)


@pytest.mark.parametrize(
    ("cue", "content", "shown"),
    [
        ("denied", "having slept on it", True),
        ("was denied", "a bed on the pier", False),
        ("was denied", "that he had slept on the pier", True),
        ("denied", "them a bed on the pier", False),
        ("denied", "her the keys of the pier", False),
        ("denied", "the keeper the use of the pier", False),
        ("denied", "her claim that he slept on the pier", True),
    ],
)
def test_who_is_refused_a_thing_denies_nothing(cue: str, content: str, shown: bool):
    assert bool(answered(cue, content, "deny")) is shown


@pytest.mark.parametrize(
    ("cue", "stance", "shown"),
    [("said", "neutral", True), ("admitted", "committed", False), ("confirmed", "committed", True)],
)
def test_who_admits_that_it_was_not_so_denies_nothing(cue, stance, shown):
    theirs, mine = "the men of Ion Pell had beaten two keepers", "that no keeper had been beaten"
    page = Page("a.txt", f"Ada Lovel said {theirs}. Ion Pell {cue} {mine}.", "a", DAY)
    page.told("Ada Lovel", "said", theirs)
    page.name("Ion Pell")
    page.told("Ion Pell", cue, mine, "deny")
    page.attributions[-1] = replace(page.attributions[-1], stance=stance)
    assert bool(denied(page)) is shown


def test_a_thing_that_contradicts_what_is_said_is_no_denier():
    text = f"Ada Lovel said {THEIRS}. Several findings contradicted her claim."
    page = Page("a.txt", text, "a", DAY)
    page.told("Ada Lovel", "said", THEIRS)
    page.says("Several findings", "contradicted", "her claim", act="deny")
    assert denied(page) == []
    page = Page("a.txt", text.replace("Several findings", "Mara Tove"), "a", DAY)
    page.told("Ada Lovel", "said", THEIRS)
    page.told("Mara Tove", "contradicted", "her claim", "deny")
    assert denied(page) == [THEIRS]


@pytest.mark.parametrize(("cue", "shown"), [("accused", True), ("called", False)])
def test_a_name_that_somebody_is_called_is_no_accusation(cue: str, shown: bool):
    theirs = "Ion Pell of theft" if shown else "Ion Pell their queen"
    mine = "having been there"
    page = Page("a.txt", f"Ion Pell denied {mine}, and keepers {cue} {theirs}.", "a", DAY)
    page.told("Ion Pell", "denied", mine, "deny")
    page.says("keepers", cue, theirs, act="criticise")
    assert bool(denied(page)) is shown


@pytest.mark.parametrize(("named", "shown"), [("the allegation", True), ("the allegations", False)])
def test_the_charges_are_not_whatever_was_said_last(named: str, shown: bool):
    assert bool(answered("denied", named, "deny")) is shown
    assert answered("denied", named, "deny", first="criticise") == [THEIRS]


@pytest.mark.parametrize(("named", "shown"), [("the story", True), ("the sermon", False), ("any such nap", True)])
def test_a_thing_that_is_called_names_was_not_told(named: str, shown: bool):
    assert bool(answered("called", f"{named} “offensive and absurd”", "criticise")) is shown


@pytest.mark.parametrize(("content", "shown"), [("it a sham", True), ("Christmas a sham", False)])
def test_who_calls_something_else_a_sham_denies_nothing_that_was_said(content: str, shown: bool):
    assert bool(answered("called", content, "criticise")) is shown


def test_a_report_that_is_called_something_else_than_untrue_is_not_denied():
    for verdict, shown in (("a lie", True), ("revealing", False)):
        text = f"Ion Pell called claims that the guild was poor “{verdict}”."
        page = Page("a.txt", text, "a", DAY)
        outer = page.told("Ion Pell", "called", f"claims that the guild was poor “{verdict}”", "criticise")
        page.says("claims", "claims", "that the guild was poor", parent=outer)
        assert bool(denied(page)) is shown


def test_fakes_in_a_quotation_brand_nothing_that_was_just_said():
    assert answered("said", "“we did it before” “and slipped in a complete fake”", "assert") == []


def test_what_a_page_tells_of_a_speaker_is_not_what_he_says_was_not_so():
    mine = "the keeper had not sold the nine boats of the guild"
    text = f"The keeper sold the nine boats of the guild on Monday. Ion Pell said {mine}."
    for act, shown in (("deny", True), ("assert", False)):
        page = Page("a.txt", text, "a", DAY)
        page.told("Ion Pell", "said", mine, act)
        assert bool(related(record(page), "denies")) is shown


@pytest.mark.parametrize(
    ("hung", "theirs", "shown"),
    [
        (", something", THEIRS, True),
        (" - a point that", THEIRS, True),
        (", a claim that", THEIRS, True),
        (", a point that", None, False),
    ],
)
def test_a_noun_that_sums_up_is_of_the_words_that_it_hangs_on(hung: str, theirs: str | None, shown: bool):
    content = hung.strip(" ,.-")
    text = f"Mara Tove said the wall fell. Ada Lovel said {THEIRS}{hung} Bela Rusk denied."
    page = Page("a.txt", text, "a", DAY)
    page.told("Mara Tove", "said", "the wall fell")
    if theirs:
        page.told("Ada Lovel", "said", theirs)
    page.told("Bela Rusk", "denied", content, "deny")
    assert denied(page) == ([theirs] if shown else [])


def test_the_same_words_are_denied_as_somebody_told_them():
    words = "that the pier had been sold"
    page = Page("a.txt", f"Ion Pell denied {words}, as the Norn Gazette had claimed.", "a", DAY)
    page.told("Ion Pell", "denied", words, "deny")
    page.told("Norn Gazette", "had claimed", words)
    assert denied(page) == [words]


def test_who_denies_what_a_paper_is_told_to_report_denies_what_it_printed():
    words = "that the board of Norn paid 120 crowns for the lamps"
    theirs = "Eleven lamps of the pier went for 120 crowns"
    page = Page("a.txt", f"The Norn Gazette reported {words}. Ion Pell denied it.", "Norn Echo", DAY)
    page.told("Norn Gazette", "reported", words)
    page.told("Ion Pell", "denied", "it", "deny")
    other = Page("b.txt", f"Two clerks said: {theirs}. Rain is expected.", "Norn Gazette", DAY)
    other.says("Two clerks", "said", theirs, speaker="Two clerks", anonymous=True)
    assert sorted(denied(page, other)) == [theirs, words]
    other = replace(other, outlet="Norn Herald")
    assert denied(page, other) == [words]


@pytest.mark.parametrize(
    ("content", "shown"),
    [
        ("Ion Pell's word was not one it used", True),
        ("the remark a forgery", True),
        ("Ion Pell's words could be twisted", False),
        ("using the word is no help", False),
    ],
)
def test_words_are_disowned_where_it_is_said_of_them(content: str, shown: bool):
    text = f"Ion Pell said “the lamps are out”. A clerk called {content}."
    page = Page("a.txt", text, "a", DAY)
    page.says(
        "Ion Pell", "said", "“the lamps are out”", speaker="Ion Pell", mention=page.name("Ion Pell"), form="direct"
    )
    page.says("A clerk", "called", content, speaker="A clerk", anonymous=True)
    assert bool(denied(page)) is shown


@pytest.mark.parametrize(
    ("before", "shown"), [("", True), ("The town on the northern river is held to be occupied, though ", False)]
)
def test_this_is_what_the_sentence_tells_before_it(before: str, shown: bool):
    page = Page("a.txt", f"Ada Lovel said {THEIRS}. {before}Mara Tove disputes this.", "a", DAY)
    page.told("Ada Lovel", "said", THEIRS)
    page.told("Mara Tove", "disputes", "this", "deny")
    assert denied(page) == ([THEIRS] if shown else [])


@pytest.mark.parametrize("cue", ["denied", "said"])
def test_who_is_not_ready_to_denies_nothing(cue: str):
    theirs, mine = "two keepers would buy the mill", "that she is not ready to buy the mill"
    page = Page("a.txt", f"Ada Lovel told us {theirs}. Mara Tove {cue} {mine}.", "a", DAY)
    page.told("Ada Lovel", "told us", theirs)
    page.told("Mara Tove", cue, mine, "deny")
    assert bool(denied(page)) is (cue == "denied")


def test_what_never_came_hangs_on_no_other_sentence():
    told = "the work of the keepers on the pier"
    page = Page("a.txt", f"Ada Lovel saw {told}. The change, they found, never came.", "a", DAY)
    page.told("Ada Lovel", "saw", told)
    page.says("they", "found", "The change", speaker="they", act="deny")
    page.attributions[-1] = replace(
        page.attributions[-1],
        content=(page.span("The change"), page.span("never came")),
        parent=page.attributions[0].id,
    )
    assert denied(page) == []
