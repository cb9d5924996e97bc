"""What is denied in hardly more than a noun: "the account", "any pact", "wrongdoing"."""

from __future__ import annotations

from dataclasses import replace

import pytest

from onrecord.model import Act, Article, Span
from record.test_accounts import DAY, Page, denied
from record.world import Draft

LEAD = "the board of Norn had discussed a sale of the lamps"


class Titled(Page):
    """A page whose first line is its headline."""

    def article(self) -> Article:
        return replace(super().article(), title=Span.cut(self.text, 0, self.text.index("\n")))


def told_by_sources(denial: str, cue: str, content: str, act: Act) -> list[str]:
    """What is denied on a page that begins with what nameless people told it."""
    page = Page(
        "a.txt",
        f"Night in Norn. Three people familiar with the talks said {LEAD}. "
        "One of the people said they met in a mill. Another doubted that the lamps would ever be sold. "
        f"Ion Pell {denial}.",
        "a",
        DAY,
    )
    for who, verb, words in (
        ("Three people familiar with the talks", "said", LEAD),
        ("One of the people", "said", "they met in a mill"),
    ):
        page.says(who, verb, words, speaker=who, anonymous=True)
    doubt = "that the lamps would ever be sold"
    page.says("Another", "doubted", doubt, speaker="Another", anonymous=True, act="other", attitude="belief")
    page.told("Ion Pell", cue, content, act)
    return denied(page)


def test_an_account_of_nameless_people_is_what_the_page_begins_with():
    assert told_by_sources("rejected the account", "rejected", "the account", "reject") == [LEAD]


def test_who_denies_what_a_paper_reports_denies_those_whom_it_cites():
    words = "that the keeper had sold eleven lamps"
    page = Page(
        "a.txt", f"The Norn Gazette reported, citing two clerks, {words}. Ion Pell has denied this.", "a", DAY
    )
    outer = page.told("Norn Gazette", "reported", words)
    page.says("two clerks", "citing", words, speaker="two clerks", anonymous=True, parent=outer)
    page.told("Ion Pell", "has denied", "this", "deny")
    assert denied(page) == [words, words]


@pytest.mark.parametrize(("act", "shown"), [("assert", 2), ("ask", 1)])
def test_who_denies_what_two_clerks_say_denies_the_report_that_cites_them(act: Act, shown):
    words = "that the keeper had sold eleven lamps"
    page = Page(
        "a.txt",
        f"The Norn Gazette reported, citing two clerks, {words}. Ion Pell denied having sold eleven lamps.",
        "a",
        DAY,
    )
    outer = page.told("Norn Gazette", "reported", words, act)
    page.says("two clerks", "citing", words, speaker="two clerks", anonymous=True, parent=outer)
    page.told("Ion Pell", "denied", "having sold eleven lamps", "deny")
    assert len(denied(page)) == shown


SIGNED = (
    "bakers, keepers, guards, nurses, porters and sailors of eleven towns wrote their names by lamps and matches"
)


@pytest.mark.parametrize(
    ("theirs", "content", "shown"),
    [
        (SIGNED, "any pact with bakers", True),
        ("the bread of the valley was dear", "any pact with bakers", False),
        (SIGNED, "having slept like bakers", False),
    ],
)
def test_a_bare_noun_is_of_what_somebody_said_right_before(theirs, content, shown):
    page = Page("a.txt", f"Ada Lovel said {theirs}. Ion Pell denied {content}.", "a", DAY)
    page.told("Ada Lovel", "said", theirs)
    page.told("Ion Pell", "denied", content, "deny")
    assert denied(page) == ([theirs] if shown else [])


@pytest.mark.parametrize(
    ("theirs", "shown"),
    [
        ("the guards of the pier had been paid in plums", True),
        ("the guards for “quarrelling like geese”", False),
    ],
)
def test_a_thing_called_untrue_is_no_matter_that_somebody_is_scolded_for(theirs, shown):
    content = "any link between the two “an invention”"
    page = Page("a.txt", f"Ada Lovel blasted {theirs}. Ion Pell called {content}.", "a", DAY)
    page.told("Ada Lovel", "blasted", theirs, "criticise")
    page.told("Ion Pell", "called", content, "deny")
    assert denied(page) == ([theirs] if shown else [])


@pytest.mark.parametrize(("who", "shown"), [("Prosecutors", True), ("Bakers", False)])
def test_wrongdoing_is_what_accusers_by_office_say_beside_it(who, shown):
    words = "that eleven crates of plums are missing"
    page = Page("a.txt", f"Ion Pell denies wrongdoing. {who} say {words}.", "a", DAY)
    page.told("Ion Pell", "denies", "wrongdoing", "deny")
    page.says(who, "say", words, speaker=who, anonymous=True)
    assert denied(page) == ([words] if shown else [])


@pytest.mark.parametrize(("content", "shown"), [("plot", 2), ("divorce", 1)])
def test_a_headline_is_of_what_the_page_below_it_says_the_same_one_denied(content, shown):
    theirs = "a plot of the guards had emptied the mill"
    text = f"Pell denies {content}\nAda Lovel said {theirs}. Ion Pell denied that."
    page = Titled("a.txt", text, "a", DAY)
    pell = page.name("Ion Pell")
    page.says("Pell", "denies", content, speaker="Ion Pell", mention=pell, act="deny")
    page.told("Ada Lovel", "said", theirs)
    page.says("Ion Pell", "denied", "that", speaker="Ion Pell", mention=pell, act="deny")
    assert denied(page) == [theirs] * shown


def test_something_is_a_word_for_what_was_just_said():
    theirs = "two keepers had warned of the valve"
    page = Page("a.txt", f"Ada Lovel said {theirs}, something Ion Pell disputed.", "a", DAY)
    page.told("Ada Lovel", "said", theirs)
    page.told("Ion Pell", "disputed", "something", "deny")
    assert denied(page) == [theirs]


@pytest.mark.parametrize(("begins", "shown"), [("If", False), ("Yes,", True)])
def test_what_would_follow_from_something_is_not_denied(begins, shown):
    theirs = f"“{begins} they sold the lamps of the pier, we shall strike,”"
    page = Page("a.txt", f"{theirs} Ada Lovel said. Ion Pell denied selling the lamps of the pier.", "a", DAY)
    page.says("Ada Lovel", "said", theirs, speaker="Ada Lovel", mention=page.name("Ada Lovel"), form="direct")
    page.told("Ion Pell", "denied", "selling the lamps of the pier", "deny")
    assert denied(page) == ([theirs] if shown else [])


@pytest.mark.parametrize(("thing", "shown"), [("sale", True), ("flood", False)])
def test_a_report_of_a_thing_is_how_the_page_of_its_outlet_begins(thing, shown):
    lead = "Keepers of the northern pier plan the sale of eleven brass lamps."
    gazette = Draft("b.txt", f"Lamps\n{lead} Rain is expected.", "Norn Gazette", DAY)
    content = f"the report of a {thing} in the Norn Gazette as “pure fiction”"
    page = Page("a.txt", f"Geese crossed the road. Ada Lovel dismissed {content}.", "a", DAY)
    page.name("Norn Gazette", "organization")
    page.told("Ada Lovel", "dismissed", content, "deny")
    assert (lead in denied(page, gazette)) == shown


@pytest.mark.parametrize(("inside", "shown"), [(True, 1), (False, 2)])
def test_nobody_goes_on_with_a_denial_that_stands_in_others_words(inside, shown):
    theirs = "two keepers of the island had been bitten"
    told = "Ion Pell denied that"
    page = Page(
        "a.txt",
        f"Ada Lovel said {theirs}. {told}, Radio Tarn said. “All have ten fingers,” a spokesman said.",
        "a",
        DAY,
    )
    page.told("Ada Lovel", "said", theirs)
    outer = page.says("Radio Tarn", "said", told, speaker="Radio Tarn") if inside else None
    page.told("Ion Pell", "denied", "that", "deny", parent=outer)
    page.says("a spokesman", "said", "“All have ten fingers,”", speaker="Mara Tove", form="direct")
    assert denied(page) == [theirs] * shown


@pytest.mark.parametrize(
    ("cue", "shown"), [("insisted", ["Mara Tove asked for bread"]), ("had insisted", [])], ids=["now", "earlier"]
)
def test_no_such_thing_said_earlier_is_not_of_what_the_page_said_last(cue, shown):
    page = Page(
        "a.txt", f"Ada Lovel said Mara Tove asked for bread. Ion Pell {cue} no such pact existed.", "a", DAY
    )
    page.told("Ada Lovel", "said", "Mara Tove asked for bread")
    page.told("Ion Pell", cue, "no such pact existed", "deny")
    assert denied(page) == shown


@pytest.mark.parametrize(
    ("content", "shown"),
    [("that any baker signed", True), ("that bakers were bound for years by pacts", False)],
)
def test_that_any_such_thing_was_so_is_of_what_was_said_right_before(content, shown):
    page = Page("a.txt", f"Ada Lovel said {SIGNED}. Ion Pell denied {content}.", "a", DAY)
    page.told("Ada Lovel", "said", SIGNED)
    page.told("Ion Pell", "denied", content, "deny")
    assert denied(page) == ([SIGNED] if shown else [])


@pytest.mark.parametrize(
    ("content", "shown"),
    [
        ("that as “harbour poetry”", True),
        ("the claim as “the work of a bored tenor”", True),
        ("the man as “a clown”", False),
        ("the plan as “too dear”", False),
    ],
)
def test_what_was_told_may_be_dismissed_under_any_name(content, shown):
    theirs = "the pier of Norn was rotten"
    page = Page("a.txt", f"Ada Lovel said {theirs}. Ion Pell dismissed {content}.", "a", DAY)
    page.told("Ada Lovel", "said", theirs)
    page.told("Ion Pell", "dismissed", content, "reject")
    assert denied(page) == ([theirs] if shown else [])


@pytest.mark.parametrize(
    ("cue", "theirs", "act"),
    [("said", "that Norn should sell its lamps", "assert"), ("praised", "the lamps of Norn", "praise")],
)
def test_what_should_be_or_is_praised_is_dismissed_and_not_denied(cue: str, theirs: str, act: Act):
    page = Page("a.txt", f"Ada Lovel {cue} {theirs}. Ion Pell dismissed that as “sugar”.", "a", DAY)
    page.told("Ada Lovel", cue, theirs, act)
    page.told("Ion Pell", "dismissed", "that as “sugar”", "reject")
    assert denied(page) == []


def test_an_offer_that_is_rejected_under_a_name_is_denied_by_nobody():
    page = Page("a.txt", "Ada Lovel offered a shed. Ion Pell dismissed that as “a hen house”.", "a", DAY)
    page.told("Ada Lovel", "offered", "a shed", "promise")
    page.told("Ion Pell", "dismissed", "that as “a hen house”", "reject")
    assert denied(page) == []


@pytest.mark.parametrize(("form", "shown"), [("turn", 2), ("indirect", 1)])
def test_who_answers_a_question_denies_what_it_says_that_others_say(form, shown):
    page = Page(
        "a.txt", "Ada Lovel: Some in Norn say you wrote the speech.\nIon Pell said that is not true.", "a", DAY
    )
    asked = page.says(
        "Ada Lovel",
        "",
        "Some in Norn say you wrote the speech.",
        speaker="Ada Lovel",
        mention=page.name("Ada Lovel"),
        form=form,
    )
    page.says("Some in Norn", "say", "you wrote the speech", speaker="Some in Norn", anonymous=True, parent=asked)
    page.told("Ion Pell", "said", "that is not true", "deny")
    assert len(denied(page)) == shown
