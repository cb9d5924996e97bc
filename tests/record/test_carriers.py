"""Who is credited: by chains, datelines, credit lines, and by the media that report."""

from __future__ import annotations

import pytest

from onrecord.model import Dependence, Link
from onrecord.record.carriers import carrier_key, is_medium, printed_credits, told_credits
from record.story import record
from record.world import Draft


def credits(*drafts: Draft) -> list[tuple[str, str | None, str]]:
    found: list[Dependence] = list(record(*drafts).dependences)
    return [(d.on.carrier or "", d.scope if isinstance(d.scope, str) else "some", d.how) for d in found]


def test_aliases_of_the_table_are_one_carrier():
    assert carrier_key("AFP") == carrier_key("Agence France-Presse")
    assert carrier_key("the Vell Press news agency") == carrier_key("Vell Press")


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("NORN (Vell Press) – The ferry sank.", ["Vell Press"]),
        ("A headline\nNORN, May 6 (VPA) - The ferry sank.", ["VPA"]),
        ("The ferry sank.\nSource: Vell Press", ["Vell Press"]),
        ("The ferry sank.\nSources: Vell Press, Radio Norn", ["Vell Press", "Radio Norn"]),
        ("The ferry (built in 1990) sank.", []),
        ("Source: officials who would not be named", []),
    ],
)
def test_printed_credits(text, wanted):
    found = list(printed_credits(Draft("a.txt", text, "a").article()))
    assert [name for name, _ in found] == wanted
    assert [text[start:end] for _, (start, end) in found] == wanted


def test_a_dateline_s_initials_are_the_outlet_of_the_story_that_has_them():
    a = Draft("a.txt", "NORN (VPA) – The ferry sank.", "Coast Post", "2031-05-07")
    b = Draft("b.txt", "NORN (VPA) – A lamp broke.", "Vell Press Agency", "2031-05-06")
    assert credits(a, b) == [("Vell Press Agency", "article", "credit")]


def chained(carrier: str, anonymous: bool = False) -> Draft:
    draft = Draft(
        "a.txt", "Vell Press Agency heard it. Ada Lovel said the ferry sank.", "Coast Post", "2031-05-07"
    )
    draft.name("Vell Press Agency", "organization")
    chain = [Link(carrier, None, anonymous)]
    draft.says(
        "Ada Lovel", "said", "the ferry sank", speaker="Ada Lovel", mention=draft.name("Ada Lovel"), chain=chain
    )
    return draft


@pytest.mark.parametrize(
    ("carrier", "anonymous", "wanted"),
    [
        ("a local broadcaster", True, ["a local broadcaster"]),
        ("the agency", False, ["Vell Press Agency"]),
        ("the daily", False, []),
        ("satellite pictures", False, []),
    ],
)
def test_carriers_without_a_name(carrier, anonymous, wanted):
    assert [name for name, _, _ in credits(chained(carrier, anonymous))] == wanted


def test_a_medium_that_reports_is_credited_and_one_s_own_is_not():
    draft = Draft("a.txt", "Norn state television reported that the ferry sank.", "Coast Post", "2031-05-07")
    mention = draft.name("Norn state television", "organization")
    draft.says(
        "Norn state television",
        "reported",
        "that the ferry sank",
        speaker="Norn state television",
        mention=mention,
    )
    assert credits(draft) == [("Norn state television", "some", "credit")]
    draft.outlet = "Norn state television"
    assert credits(draft) == []


def test_what_is_no_medium():
    assert is_medium("a regional broadcaster") and not is_medium("the rescue service")


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The ferry sank, she said, as cited by Vell Press.", ["Vell Press"]),
        ("The ferry sank. This is reported by the Vell Press agency.", ["the Vell Press agency"]),
        ("The ferry sank, Norn media report, citing a diver.", ["Norn media"]),
        ("The ferry sank, the Norn Gazette reported on Friday.", ["the Norn Gazette"]),
        ("Nobody reported it. Ada Lovel reported sick.", []),
    ],
)
def test_credits_in_the_text(text, wanted):
    found = list(told_credits(Draft("a.txt", text, "a").article()))
    assert [name for name, _ in found] == wanted
    assert [text[start:end] for _, (start, end) in found] == wanted


def test_the_text_credits_the_press_only_and_for_its_own_sentence():
    draft = Draft(
        "a.txt", "Ada Lovel said the ferry sank, Norn media report. Ion Pell wept, Ada Gull reported.", "a"
    )
    said = draft.says("Ada Lovel", "said", "the ferry sank", speaker="Ada Lovel", mention=draft.name("Ada Lovel"))
    (found,) = record(draft).dependences
    assert (found.on.carrier, found.scope, found.how) == ("Norn media", (said,), "credit")
