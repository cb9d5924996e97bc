"""Whose account a denial points to, and what says in other words the thing denied."""

from __future__ import annotations

import pytest

from onrecord.model import Act
from record.story import record, related
from record.world import Draft

DAY = "2031-05-06"


class Page(Draft):
    """A page on which people speak, each known by name."""

    def told(self, who: str, cue: str, content: str, act: Act = "assert", parent: str | None = None) -> str:
        kind = "organization" if who in ("Harbour Board", "Norn Gazette") else "person"
        return self.says(who, cue, content, speaker=who, mention=self.name(who, kind), act=act, parent=parent)


def denied(*pages: Draft) -> list[str]:
    """The words of what is denied, one for each denial that is shown."""
    built = record(*pages)
    texts = {c.id: c.content.text for c in built.claims}
    texts |= {a.id: " ".join(s.text for s in a.content) for a in built.attributions}
    return [texts[(r.to.claim or r.to.attribution) or ""] for r in related(built, "denies")]


def test_an_account_is_of_the_one_whose_it_is_called_wherever_it_stands():
    before = Page(
        "a.txt",
        "Ion Pell said the keeper slept all night. Mara Tove said the wall fell at noon. "
        "Ada Lovel rejected Ion Pell's account.",
        "a",
        DAY,
    )
    before.told("Ion Pell", "said", "the keeper slept all night")
    before.told("Mara Tove", "said", "the wall fell at noon")
    before.told("Ada Lovel", "rejected", "Ion Pell's account", "reject")
    before.name("Ion Pell", nth=1)
    assert denied(before) == ["the keeper slept all night"]
    after = Page(
        "a.txt",
        "Mara Tove said the wall fell at noon. Ada Lovel rejected Ion Pell's account. "
        "Ion Pell said the keeper slept all night.",
        "a",
        DAY,
    )
    after.told("Mara Tove", "said", "the wall fell at noon")
    after.told("Ada Lovel", "rejected", "Ion Pell's account", "reject")
    after.told("Ion Pell", "said", "the keeper slept all night")
    after.name("Ion Pell", nth=1)
    assert denied(after) == ["the keeper slept all night"]


def test_a_figure_called_a_guess_is_the_largest_that_its_owner_gave():
    page = Page(
        "a.txt",
        "Ion Pell said 160 crates lay in the old harbour. Ion Pell said two keepers had slept in the tower. "
        "Ada Lovel spoke later, calling Ion Pell's figure a guess.",
        "a",
        DAY,
    )
    page.told("Ion Pell", "said", "160 crates lay in the old harbour")
    page.told("Ion Pell", "said", "two keepers had slept in the tower")
    page.told("Ada Lovel", "calling", "Ion Pell's figure a guess")
    page.name("Ion Pell", nth=2)
    assert denied(page) == ["160 crates lay in the old harbour"]


def test_both_points_are_of_the_one_who_spoke_last_and_of_his_main_statement():
    page = Page(
        "a.txt",
        "Ion Pell said the ferry had sailed in the night with a broken lamp and without a keeper. "
        "It was dark. It was late. Rain fell. Ion Pell said nobody waited. Ada Lovel denied both points.",
        "a",
        DAY,
    )
    lead = "the ferry had sailed in the night with a broken lamp and without a keeper"
    page.told("Ion Pell", "said", lead)
    page.told("Ion Pell", "said", "nobody waited")
    page.told("Ada Lovel", "denied", "both points", "deny")
    assert denied(page) == [lead]


def test_what_is_told_inside_somebody_s_words_is_his():
    page = Page(
        "a.txt",
        "Mara Tove told Ion Pell the guards slept, Ion Pell said. Ada Lovel rejected that account.",
        "a",
        DAY,
    )
    outer = page.told("Ion Pell", "said", "Mara Tove told Ion Pell the guards slept")
    page.told("Mara Tove", "told", "the guards slept", parent=outer)
    page.told("Ada Lovel", "rejected", "that account", "reject")
    assert denied(page) == ["Mara Tove told Ion Pell the guards slept"]


def test_a_short_report_is_pointed_to_as_well():
    page = Page(
        "a.txt",
        "Mara Tove said the tower lamp of Norn was green. The Norn Gazette reported that the board was split. "
        "Ada Lovel rejected that report.",
        "a",
        DAY,
    )
    page.told("Mara Tove", "said", "the tower lamp of Norn was green")
    page.told("Norn Gazette", "reported", "the board was split")
    page.told("Ada Lovel", "rejected", "that report", "reject")
    assert denied(page) == ["the board was split"]


def test_an_outlet_s_report_is_looked_for_on_its_own_page():
    gazette = Draft(
        "b.txt", "The keeper sold the lamps of the northern pier. Rain is expected.", "Norn Gazette", DAY
    )
    page = Page(
        "a.txt",
        "The lamps of the northern pier are gone. Ada Lovel called the report by the Norn Gazette pure fiction.",
        "a",
        DAY,
    )
    page.name("Norn Gazette", "organization")
    page.told("Ada Lovel", "called", "the report by the Norn Gazette pure fiction", "deny")
    assert denied(page, gazette) == ["The keeper sold the lamps of the northern pier."]


def test_a_rejected_report_is_what_it_reports():
    gazette = Draft("b.txt", "At least 40 crates had been carried ashore at Norn, the keeper wrote.", "b", DAY)
    page = Page(
        "a.txt",
        "Ada Lovel rejected a report that at least 40 crates had been carried ashore at Norn.",
        "a",
        DAY,
    )
    content = "a report that at least 40 crates had been carried ashore at Norn"
    page.told("Ada Lovel", "rejected", content, "reject")
    assert denied(page, gazette) == [gazette.text]


def both(mine: str, theirs: str, act: Act = "assert", day: str = DAY) -> list[str]:
    a = Page("a.txt", f"Ada Lovel said {mine}.", "a", DAY)
    a.told("Ada Lovel", "said", mine, act)
    b = Page("b.txt", f"Ion Pell said {theirs}.", "b", day)
    b.told("Ion Pell", "said", theirs)
    return denied(a, b)


@pytest.mark.parametrize(
    "theirs", ["the harbour door was not locked when the boat came", "the harbour door stood unlocked all night"]
)
def test_a_denial_meets_what_says_the_thing_in_other_words(theirs):
    assert both("the harbour door was open", theirs, "deny") == [theirs]


def test_thing_and_act_must_stand_together():
    assert both("the door was open", "cracks opened in the wall near the door", "deny") == []


def test_who_says_that_others_say_otherwise_denies_the_opposite():
    theirs = "the harbour door was not locked at night"
    mine = "the harbour door was closed, whoever says otherwise was not there"
    assert both(mine, theirs) == [theirs]
    assert both("the harbour door was closed", "the harbour door stood open at night") == []


def test_a_state_first_told_later_is_not_what_was_denied():
    assert (
        both("the harbour door was open", "the harbour door was not locked at night", "deny", "2031-05-08") == []
    )


def test_the_last_to_leave_was_not_the_first():
    theirs = "the keeper of the old lighthouse was the first person to leave the tower"
    mine = "the keeper of the old lighthouse did not run and was the last man to leave the tower"
    assert both(mine, theirs) == [theirs]


def test_there_were_no_talks_denies_talks():
    theirs = "the harbour keeper had talks with the bank about the sale"
    assert both("there were no talks with the bank about the sale", theirs) == [theirs]


def test_the_name_of_a_thing_is_no_act():
    assert both("the bow door was not locked", "a lock on the bow door was worn by salt") == []


def test_of_it_is_untrue_that_the_rest_is_what_is_denied():
    theirs = "the harbour board of Norn knew of the broken lamp"
    page = Page(
        "a.txt",
        "Mara Tove said the wall fell at noon. Ada Lovel said it is untrue that the harbour board of Norn knew of "
        "the broken lamp.",
        "a",
        DAY,
    )
    page.told("Mara Tove", "said", "the wall fell at noon")
    page.told("Ada Lovel", "said", f"it is untrue that {theirs}", "deny")
    other = Page("b.txt", f"Ion Pell said {theirs}.", "b", DAY)
    other.told("Ion Pell", "said", theirs)
    assert denied(page, other) == [theirs]


def test_one_number_of_one_thing_pins_a_short_denial():
    assert both("2,000 posts went", "they have cut 2,000 posts", "deny") == ["they have cut 2,000 posts"]
    assert both("2,000 posts went", "they have cut 1,000 posts", "deny") == []


def test_a_denial_goes_on_in_the_words_that_follow_it():
    theirs = "the harbour board of Norn had been in talks with the bank"
    other = Page("b.txt", f"Ion Pell said {theirs}.", "b", DAY)
    other.told("Ion Pell", "said", theirs)
    texts = ("There were no talks, Mara Tove wrote.", "There was no rain, Mara Tove wrote.")
    for quoted, count in zip(texts, (2, 1), strict=True):
        page = Page("a.txt", f"Ada Lovel denied {theirs}. {quoted}", "a", DAY)
        page.told("Ada Lovel", "denied", theirs, "deny")
        page.told("Mara Tove", "wrote", quoted.partition(",")[0])
        assert denied(page, other) == [theirs] * count


def test_a_disputed_figure_is_of_what_others_say_that_has_it():
    theirs = "900 crates lay in the old harbour"
    page = Page("a.txt", "Rain fell. Ada Lovel disputed the figure of 900 crates.", "a", DAY)
    page.told("Ada Lovel", "disputed", "the figure of 900 crates", "deny")
    other = Page("b.txt", f"Ion Pell said {theirs}.", "b", DAY)
    other.told("Ion Pell", "said", theirs)
    assert denied(page, other) == [theirs]


def test_a_report_inside_a_denial_may_take_the_verdict_in():
    content = "the Norn Gazette’s report that she had sold the lamps was pure fiction"
    page = Page("a.txt", f"Ada Lovel said {content}.", "a", DAY)
    outer = page.told("Ada Lovel", "said", content, "deny")
    inner = "that she had sold the lamps was pure fiction"
    page.told("Norn Gazette", "report", inner, "deny", parent=outer)
    assert denied(page) == [inner]


def test_a_retort_may_go_on_with_how_it_was():
    theirs = "the keeper had been thrown out of the tower of Norn"
    mine = "this was not the case, and the woman in question had gone away of her own accord"
    page = Page("a.txt", f"Ion Pell said {theirs}. Ada Lovel said {mine}.", "a", DAY)
    page.told("Ion Pell", "said", theirs)
    page.told("Ada Lovel", "said", mine)
    assert denied(page) == [theirs]


@pytest.mark.parametrize(
    ("source", "outlet", "day", "shown"),
    [
        ("The Gazette", "Norn Gazette", DAY, True),
        ("An article in the Norn Gazette", "Norn Gazette", DAY, True),
        ("The Mirror", "Norn Gazette", DAY, False),
        ("The Gazette", "Norn Gazette", "2031-05-09", False),  # printed after it was denied
    ],
)
def test_what_an_outlet_is_told_to_have_reported_stands_on_its_own_page(source, outlet, day, shown):
    lead = "The keeper sold the lamps of the northern pier to the bakers of Norn in winter."
    gazette = Draft("b.txt", f"{lead} Rain is expected.", outlet, day)
    words = "that the keeper sold the lamps"
    page = Page("a.txt", f"{source} wrote {words}. Ada Lovel denies it.", "a", DAY)
    page.says(source, "wrote", words, speaker=source)
    page.told("Ada Lovel", "denies", "it", "deny")
    assert (lead in denied(page, gazette)) == shown
