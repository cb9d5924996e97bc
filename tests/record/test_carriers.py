"""Who is credited: by chains, datelines, credit lines, and by the media that report."""

from __future__ import annotations

from dataclasses import replace

import pytest

from onrecord.model import Dependence, Link, Outlet, RecordSettings
from onrecord.progress import Silent
from onrecord.record import build
from onrecord.record.sourcing.carriers import Carriers, carrier_key, is_medium, printed_credits, told_credits
from record.story import record
from record.world import Draft


def credits(*drafts: Draft) -> list[tuple[str, str | None, str]]:
    found: list[Dependence] = list(record(*drafts).dependences)
    return [(d.on.carrier or "", d.scope if isinstance(d.scope, str) else "some", d.how) for d in found]


def test_aliases_of_the_table_are_one_carrier():
    assert carrier_key("AFP") == carrier_key("Agence France-Presse")
    assert carrier_key("the Vell Press news agency") == carrier_key("Vell Press")
    assert carrier_key("Vell Press English Service") == carrier_key("Vell Press")


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("NORN (Vell Press) – The ferry sank.", ["Vell Press"]),
        ("A headline\nNORN, May 6 (VPA) - The ferry sank.", ["VPA"]),
        ("The ferry sank.\nSource: Vell Press", ["Vell Press"]),
        ("The ferry sank.\nSources: Vell Press, Radio Norn", ["Vell Press", "Radio Norn"]),
        ("NORN (VPA/own report) – The ferry sank.", ["VPA"]),
        ("NORN (VPA / Radio Norn) – The ferry sank.", ["VPA", "Radio Norn"]),
        ("The ferry (built in 1990) sank.", []),
        ("Rep. Ada Lovel (R-N.C.): The ferry sank.", []),
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


@pytest.mark.parametrize(
    ("outlet", "name", "own"),
    [
        ("Vell Wire", "The Vell agency", True),
        ("Radio Vell", "Vell Radio", True),
        ("Vell Radio", "Vell", True),
        ("Vell Press Agency", "VPA", True),
        ("VPA", "Vell Press Agency", True),
        ("Vell Wire", "Vell Television", False),
    ],
)
def test_an_outlet_by_its_shorter_name_is_the_page_s_own(outlet, name, own):
    article = Draft("a.txt", "The ferry sank.", outlet, "2031-05-07").article()
    known = Carriers.of([article], [name])
    assert known.is_own(article, known.key(name)) is own


def test_a_shorter_name_that_two_outlets_have_is_nobody_s():
    pages = [Draft(f"{n}.txt", "The ferry sank.", n, "2031-05-07").article() for n in ("Vell Wire", "Radio Vell")]
    assert Carriers.of(pages, []).key("Vell") == "vell"


def test_a_page_and_those_who_credit_it_by_a_shorter_name_are_one_origin():
    wire = Draft("w.txt", "Ada Lovel told the Vell agency the ferry sank.", "Vell Wire", "2031-05-06")
    wire.name("Vell agency", "organization")
    wire.says("Ada Lovel", "told", "the ferry sank", speaker="Ada Lovel", mention=wire.name("Ada Lovel"), chain=[])
    other = chained("the Vell agency")
    assert [u.origins for u in record(wire, other).utterances if len(u.renderings) > 1] == [1]


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
    assert is_medium("Vellpress") and is_medium("Norn Telebista")
    assert not is_medium("a clerk of Vellpress") and not is_medium("the Norn empress")


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The ferry sank, she said, as cited by Vell Press.", ["Vell Press"]),
        ("The ferry sank. This is reported by the Vell Press agency.", ["the Vell Press agency"]),
        ("The ferry sank, Norn media report, citing a diver.", ["Norn media"]),
        ("The ferry sank, the Norn Gazette reported on Friday.", ["the Norn Gazette"]),
        ("Nobody reported it. Ada Lovel reported sick.", []),
        ("She would not discuss a claim, aired by Radio Norn on Monday, that it sank.", ["Radio Norn"]),
        ("The account printed by a foreign tabloid was a lie, she said.", ["a foreign tabloid"]),
        ("They dismissed a report by the website Norn24 that it sank.", ["Norn24"]),
        ("It was printed by a neighbour.", []),
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


def told(hearer: str, outlet: str = "Coast Post") -> Draft:
    draft = Draft("a.txt", f"Ada Lovel told {hearer} that the ferry sank.", outlet, "2031-05-07")
    lovel = draft.name("Ada Lovel")
    draft.says("Ada Lovel", "told", "that the ferry sank", speaker="Ada Lovel", mention=lovel, addressee=hearer)
    return draft


@pytest.mark.parametrize(
    ("hearer", "wanted"),
    [
        ("Radio", ["Radio"]),
        ("a morning programme", ["a morning programme"]),
        ("the programme", []),
        ("reporters", []),
        ("Coast Post", []),
    ],
)
def test_the_press_that_was_told_is_a_link_and_credited(hearer, wanted):
    built = record(told(hearer))
    assert [d.on.carrier for d in built.dependences] == wanted
    assert [link.carrier for a in built.attributions for link in a.chain or ()] == wanted


def test_the_last_word_of_an_outlet_s_name_is_the_outlet():
    assert credits(told("Gazette", "The Coast Gazette")) == []
    assert credits(told("Gazette", "The Coast Post")) != []


def test_an_outlet_known_by_its_domain_only_is_an_outlet():
    reported = "They called a report by the website Norn24 false, and wept, Ada Lovel said."
    draft = Draft("a.txt", reported, "Coast Post", "2031-05-07")
    draft.says("Ada Lovel", "said", "wept", speaker="Ada Lovel", mention=draft.name("Ada Lovel"))
    assert credits(draft, Draft("b.txt", "Nothing.", "norn24.example", "2031-05-07")) == []
    other = Draft("b.txt", "Nothing.", None, "2031-05-07").reading()
    other = replace(other, article=replace(other.article, outlet=Outlet(None, "norn24.example")))
    (found,) = build([draft.reading(), other], (), RecordSettings(), Silent()).dependences
    assert found.on.carrier == "Norn24"


@pytest.mark.parametrize("carrier", ["The board's press office", "Prosecutors", "Coast Guard ministry"])
def test_an_office_carries_nobody_s_words(carrier):
    assert credits(chained(carrier)) == []


def test_who_asks_in_an_interview_is_no_carrier():
    draft = Draft("a.txt", "Norn Radio: Mia Gull denies that it sank. Well?", "Coast Post", "2031-05-07")
    radio = draft.name("Norn Radio", "organization")
    asked = draft.says(
        "Norn Radio", "", "Mia Gull denies that it sank. Well?", speaker="Norn Radio", mention=radio, form="turn"
    )
    draft.says(
        "Mia Gull",
        "denies",
        "that it sank",
        speaker="Mia Gull",
        mention=draft.name("Mia Gull"),
        parent=asked,
        chain=[Link("Norn Radio")],
    )
    assert credits(draft) == []


def test_an_outlet_of_the_story_that_a_page_names_is_credited():
    text = "In the Norn Sentinel stood otherwise, but Ada Lovel said the ferry “and the Vell Post” sank."
    draft = Draft("a.txt", text, "Coast Post", "2031-05-07")
    content = "the ferry “and the Vell Post” sank"
    draft.says("Ada Lovel", "said", content, speaker="Ada Lovel", mention=draft.name("Ada Lovel"))
    press = [Draft(f"{n}.txt", "It rained.", f"The {n}", "2031-05-06") for n in ("Norn Sentinel", "Vell Post")]
    assert credits(draft, *press) == [("The Norn Sentinel", "some", "credit")]
    assert credits(draft, press[1]) == []
    press[1].text = "The Norn Sentinel denied theft."
    denier = press[1].name("Norn Sentinel", "organization")
    press[1].says("The Norn Sentinel", "denied", "theft", speaker="Norn Sentinel", mention=denier, act="deny")
    assert credits(draft, *press) == [], "it is part of the story"


def test_a_party_carries_nothing():
    page = chained("Norn Mill")
    page.text += " Norn Mill burns."
    mill = page.name("Norn Mill", "organization")
    page.attributions[0] = replace(page.attributions[0], chain=(Link("Norn Mill", mill),))
    assert [name for name, _, _ in credits(page)] == ["Norn Mill"]
    other = Draft("b.txt", "Norn Mill denied theft.", "Vell Post", "2031-05-07")
    denier = other.name("Norn Mill", "organization")
    other.says("Norn Mill", "denied", "theft", speaker="Norn Mill", mention=denier, act="deny")
    assert credits(page, other) == []
    other.text += " Norn Mill said rain fell."
    teller = other.name("Norn Mill", "organization")
    other.says("Norn Mill", "said", "rain fell", speaker="Norn Mill", mention=teller)
    assert [name for name, _, _ in credits(page, other)] == ["Norn Mill"], "it reports as often"


def test_an_outlet_by_its_last_word_is_the_same_carrier():
    page = Draft("a.txt", "The ferry sank.", "The Norn Sentinel", "2031-05-07").article()
    assert Carriers.of([page], []).key("the Sentinel") == Carriers.of([page], []).key("The Norn Sentinel")


@pytest.mark.parametrize(
    ("named", "name", "same"),
    [
        ("Norn One", "One television", True),
        ("Norn One", "Norn One television", True),
        ("Norn State", "state television", False),
        ("the embassy in Norn One", "One television", False),
        ("Norn", "Norn television", False),
    ],
)
def test_a_medium_is_the_one_carrier_whose_name_is_left_without_its_kind(named, name, same):
    page = Draft("a.txt", "The ferry sank.", "The Norn Sentinel", "2031-05-07").article()
    known = Carriers.of([page], [named, name])
    assert (known.key(name) == known.key(named)) is same
