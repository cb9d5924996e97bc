"""Entities across articles."""

from __future__ import annotations

import pytest

from onrecord.data import rows
from onrecord.model import Decision
from record.story import entity_of, record
from record.world import Draft


def page(name: str, text: str, **rest: str) -> Draft:
    return Draft(f"{name}.txt", text, name, "2031-05-06", **rest)


def test_spellings_and_family_names_are_one_person():
    a, b, c = page("a", "Oleh Marynskyi came."), page("b", "Oleg Marinsky went."), page("c", "Marynskyy sat.")
    ids = [a.name("Oleh Marynskyi"), b.name("Oleg Marinsky"), c.name("Marynskyy")]
    built = record(a, b, c)
    assert len({entity_of(built, i) for i in ids}) == 1
    (one,) = built.entities
    assert one.kind == "person" and set(one.aliases) | {one.name} == {
        "Oleh Marynskyi",
        "Oleg Marinsky",
        "Marynskyy",
    }


def test_two_who_share_a_family_name_stay_two_and_the_name_alone_joins_neither():
    a, b, c = page("a", "Ada Brown came."), page("b", "Ion Brown went."), page("c", "Brown sat.")
    ada, ion, alone = a.name("Ada Brown"), b.name("Ion Brown"), c.name("Brown")
    built = record(a, b, c)
    assert len({entity_of(built, i) for i in (ada, ion, alone)}) == 3


def test_an_odd_spelling_does_not_part_two_that_are_one():
    pages = [page("a", "Ann Poe came."), page("b", "Ann J. Poe went."), page("c", "Angry Ann Poe sat.")]
    ids = [p.name(name) for p, name in zip(pages, ("Ann Poe", "Ann J. Poe", "Angry Ann Poe"), strict=True)]
    built = record(*pages)
    assert entity_of(built, ids[0]) == entity_of(built, ids[1])


@pytest.mark.parametrize(
    ("shorter", "longer", "called"),
    [
        ("Deborah Poe", "Icon Deborah Poe", "Deborah Poe"),
        ("Poe Lovel", "Deborah Poe Lovel", "Deborah Poe Lovel"),
        ("Al-Poe", "Ilvan al-Poe", "Ilvan al-Poe"),
        ("Deborah Poe", "Ann Deborah Poe", "Deborah Poe"),
    ],
)
def test_of_two_names_one_ends_a_person_is_called_by_the_one_that_begins_with_a_given_name(
    shorter: str, longer: str, called: str
):
    draft = page("a", f"{shorter} came. {shorter} went. {longer} sat.")
    first = draft.name(shorter)
    draft.name(shorter, nth=1, same_as=first), draft.name(longer, same_as=first)
    (one,) = record(draft).entities
    assert one.name == called


@pytest.mark.parametrize(
    "phrase", ["Exiles leaving Norn", "Ada’s Norn", "Two Norn", "2030 Norn", "Vell-based Norn", "Former Norn"]
)
def test_a_place_is_not_called_by_a_phrase_that_ends_with_it(phrase: str):
    draft = page("a", f"{phrase} came. Norn slept. Norn woke.")
    first = draft.name(phrase, "place")
    draft.name("Norn", "place", nth=1, same_as=first), draft.name("Norn", "place", nth=2, same_as=first)
    (one,) = record(draft).entities
    assert one.name == "Norn"


def test_a_state_is_called_by_its_name_however_often_by_another():
    draft = page("a", "America came. America went. The United States slept.")
    first = draft.name("America", "place")
    draft.name("America", "place", nth=1, same_as=first), draft.name("United States", "place", same_as=first)
    (one,) = record(draft).entities
    assert one.name == "United States"


def test_two_bodies_of_one_acronym_stay_two():
    a, b = page("a", "The Norn Dock Committee, NDC, met."), page("b", "The Norn Dock Congress, NDC, met.")
    first, second = a.name("Norn Dock Committee", "organization"), b.name("Norn Dock Congress", "organization")
    for draft, cluster in ((a, first), (b, second)):
        draft.name("NDC", "organization", same_as=cluster)
    built = record(a, b)
    assert entity_of(built, first) != entity_of(built, second)


def test_an_office_decides_whose_family_name_it_is():
    a, b = page("a", "Mayor Ada Brown came."), page("b", "Skipper Ion Brown went.")
    c = page("c", "Mayor Brown sat.")
    ada, ion, alone = a.name("Ada Brown"), b.name("Ion Brown"), c.name("Brown")
    built = record(a, b, c)
    assert entity_of(built, alone) == entity_of(built, ada) != entity_of(built, ion)


def test_a_family_name_beside_its_namesake_is_the_other_one():
    a, b = page("a", "Ada Brown came."), page("b", "Ion Brown asked Mrs Brown.")
    ada, ion, other = a.name("Ada Brown"), b.name("Ion Brown"), b.name("Brown", nth=1)
    built = record(a, b)
    assert entity_of(built, other) == entity_of(built, ada) != entity_of(built, ion)


def test_acronyms_and_articles_of_bodies():
    a, b = page("a", "The Board of River Transport met."), page("b", "the BRT met.")
    ids = [a.name("The Board of River Transport", "organization"), b.name("the BRT", "organization")]
    built = record(a, b)
    assert len({entity_of(built, i) for i in ids}) == 1
    assert built.entities[0].name == "Board of River Transport"


def test_a_body_is_not_called_in_capitals_where_a_page_does_not_shout():
    a, b = page("a", "NORN FERRY BOARD met. NORN FERRY BOARD fell."), page("b", "The Norn Ferry Board met.")
    loud = [a.name("NORN FERRY BOARD", "organization", nth=n) for n in (0, 1)]
    calm = b.name("The Norn Ferry Board", "organization")
    built = record(a, b)
    assert {entity_of(built, name) for name in (*loud, calm)} == {entity_of(built, calm)}
    assert built.entities[0].name == "Norn Ferry Board"


def test_a_place_that_speaks_is_its_government_and_not_the_place():
    a = page("a", "Norn said no. Ships left Norn.")
    voice, land = a.name("Norn", "place"), a.name("Norn", "place", nth=1, same_as=a.mentions[0].id)
    a.says("Norn", "said", "no", speaker="Norn", mention=voice)
    built = record(a)
    assert entity_of(built, voice) != entity_of(built, land)
    assert {e.kind for e in built.entities} == {"place", "organization"}


def test_a_state_and_its_capital_speak_for_one_government():
    a, b = page("a", "Japan said no."), page("b", "Tokyo said no.")
    ids = [a.name("Japan", "place"), b.name("Tokyo", "place")]
    a.says("Japan", "said", "no", speaker="Japan", mention=ids[0])
    b.says("Tokyo", "said", "no", speaker="Tokyo", mention=ids[1])
    built = record(a, b)
    assert entity_of(built, ids[0]) == entity_of(built, ids[1])


def test_anonymous_sources_of_two_pages_are_two():
    drafts = [page(name, "Officials said the gate was open.") for name in "ab"]
    for draft in drafts:
        draft.says("Officials", "said", "the gate was open", speaker="Officials", anonymous=True)
    built = record(*drafts)
    assert len([e for e in built.entities if e.anonymous]) == 2


def test_a_described_office_is_the_one_person_who_holds_it():
    a, b = (
        page("a", "Harbour Board spokeswoman Ada Lovel left."),
        page("b", "The Harbour Board spokeswoman said no."),
    )
    ada = a.name("Ada Lovel")
    office = b.name("The Harbour Board spokeswoman", form="nominal")
    b.says("The Harbour Board spokeswoman", "said", "no", speaker="the Harbour Board spokeswoman", mention=office)
    built = record(a, b)
    assert entity_of(built, ada) == entity_of(built, office)
    assert built.attributions[0].speakers[0].name == "Ada Lovel"


def test_roles_come_with_the_words_and_the_day():
    a = page("a", "Mayor Ada Brown came.")
    a.name("Ada Brown")
    (role,) = record(a).entities[0].roles
    assert (role.role, role.span.text, role.edtf) == ("Mayor", "Mayor", "2031-05-06")


def test_the_majority_corrects_a_name_taken_for_another_kind():
    drafts = [page(name, "Vell met.") for name in "abc"]
    ids = [draft.name("Vell", kind) for draft, kind in zip(drafts, ["organization"] * 2 + ["place"], strict=True)]
    built = record(*drafts)
    assert len({entity_of(built, i) for i in ids}) == 1
    assert built.entities[0].kind == "organization"


def test_editors_merge_and_split():
    a, b, c = page("a", "Ada Lovel came."), page("b", "Ada Lovel went."), page("c", "Countess sat.")
    first, second, third = a.name("Ada Lovel"), b.name("Ada Lovel"), c.name("Countess")
    decided = (
        Decision("d1", "split", (first, second), None, "ed", "2031-06-01", "two people"),
        Decision("d2", "merge", (second, third), None, "ed", "2031-06-01", "her title"),
    )
    built = record(a, b, c, decisions=decided)
    assert entity_of(built, first) != entity_of(built, second) == entity_of(built, third)
    later = (*decided, Decision("d3", "merge", (first, second), None, "ed", "2031-06-02", "one after all"))
    again = record(a, b, c, decisions=later)
    assert entity_of(again, first) == entity_of(again, second)
    assert again.decisions == later


def test_an_office_holder_known_to_the_table_gets_an_id_only_while_in_office():
    row = next(r for r in rows("office_holders") if r["wikidata"] and r["office"] == "senator" and not r["also"])
    text = f"Senator {row['name']} came."
    now, before = Draft("a.txt", text, None, row["first"]), Draft("b.txt", text, None, "1901-05-06")
    now.name(row["name"])
    before.name(row["name"])
    assert record(now).entities[0].wikidata == row["wikidata"]
    assert record(before).entities[0].wikidata is None


def _says_no(draft: Draft, description: str) -> None:
    mention = draft.name(description, form="nominal")
    draft.says(description, "said", "no", speaker=description, mention=mention)


def test_an_office_in_other_words_is_the_one_person_who_holds_it():
    a = Draft("a.txt", "Trade Minister Ada Lovel came.", "a", "2031-05-06")
    b = Draft("b.txt", "Norland's trade minister said no.", "b", "2031-05-06")
    c = Draft("c.txt", "Ion Pell, the harbour minister, slept.", "c", "2031-05-06")
    a.name("Ada Lovel")
    c.name("Ion Pell")
    _says_no(b, "Norland's trade minister")
    assert [s.name for s in record(a, b, c).attributions[0].speakers] == ["Ada Lovel"]


def test_the_bare_minister_is_the_one_whom_the_page_names():
    a = Draft(
        "a.txt", "Ada Lovel, the trade minister, came. So did Ion Pell, the harbour minister.", "a", "2031-05-06"
    )
    b = Draft("b.txt", "Ada Lovel slept. The minister said no.", "b", "2031-05-06")
    a.name("Ada Lovel")
    a.name("Ion Pell")
    b.name("Ada Lovel")
    _says_no(b, "The minister")
    assert [s.name for s in record(a, b).attributions[0].speakers] == ["Ada Lovel"]


def _speaker(text: str, *others: Draft) -> str:
    """Who says no by the description that a page begins with, beside other pages."""
    draft = Draft("z.txt", f"{text} said no.", "z", "2031-05-06")
    _says_no(draft, text)
    return record(*others, draft).attributions[0].speakers[0].name


def test_an_office_of_another_realm_is_not_the_holder_s_of_whom_other_pages_tell_it():
    def lovel() -> list[Draft]:
        told = ("Trade minister Ada Lovel came.", "Norlandish trade minister Ada Lovel went.")
        drafts = [Draft(f"{n}.txt", text, str(n), "2031-05-06") for n, text in enumerate(told)]
        for draft in drafts:
            draft.name("Ada Lovel")
        return drafts

    assert _speaker("Norland's trade minister", *lovel()) == "Ada Lovel"
    assert _speaker("Vell's trade minister", *lovel()) == "Vell's trade minister"


def test_a_president_of_one_realm_described_beside_another_s_joins_the_two_not():
    a = Draft("a.txt", "Vell's president Ion Pell came.", "a", "2031-05-06")
    b = Draft("b.txt", "President Ada Lovel slept. Vell's president said no.", "b", "2031-05-06")
    pell, lovel = a.name("Ion Pell"), b.name("Ada Lovel")
    _says_no(b, "Vell's president")
    built = record(a, b)
    assert entity_of(built, pell) != entity_of(built, lovel)


def test_the_bare_governor_is_no_deputy_governor():
    a = Draft("a.txt", "Deputy Governor Ada Lovel came.", "a", "2031-05-06")
    b = Draft("b.txt", "Ada Lovel slept. The governor said no.", "b", "2031-05-06")
    a.name("Ada Lovel")
    b.name("Ada Lovel")
    _says_no(b, "The governor")
    assert record(a, b).attributions[0].speakers[0].name == "The governor"


def _ministries(*texts: str) -> int:
    drafts = [Draft(f"{n}.txt", f"{text} said no.", str(n), "2031-05-06") for n, text in enumerate(texts)]
    for draft, text in zip(drafts, texts, strict=True):
        speaker = draft.name(text, "organization", form="nominal")
        draft.says(text, "said", "no", speaker=text, mention=speaker)
    return len(record(*drafts).entities)


@pytest.mark.parametrize(
    ("here", "there", "joined"),
    [
        ("Norn’s navy", "Norn's navy", True),
        ("Norn’s navy", "Sund’s navy", False),
        ("the navy", "the navy", False),
        ("the town’s office", "the town’s office", False),
    ],
)
def test_a_body_by_one_noun_and_the_name_of_whose_it_is_is_one(here: str, there: str, joined: bool):
    pair = []
    for place, body in (("a", here), ("b", there)):
        draft = page(place, f"On Monday {body} said it rained.")
        pair.append((draft, draft.name(body, "organization", form="nominal")))
        draft.says(body, "said", "it rained", speaker=body, mention=pair[-1][1])
    built = record(*(draft for draft, _ in pair))
    assert (len({entity_of(built, body) for _, body in pair}) == 1) == joined


def test_a_ministry_in_the_same_words_is_one_unless_the_story_has_two():
    assert _ministries("The trade ministry", "the trade ministry", "The Ministry of Trade") == 1
    assert _ministries("Norn's trade ministry", "Vell's trade ministry", "The trade ministry") == 3
    assert _ministries("The ministry", "the ministry") == 2


def test_two_ships_are_not_joined_by_the_word_that_both_begin_with():
    a = Draft("a.txt", "Stara Illa left. The Stara turned.", "a", "2031-05-06")
    b = Draft("b.txt", "Stara Onna left. The Stara turned.", "b", "2031-05-06")
    for draft, name in ((a, "Stara Illa"), (b, "Stara Onna")):
        first = draft.name(name, "place")
        draft.name("Stara", "place", nth=1, same_as=first)
    assert [e.name for e in record(a, b).entities] == ["Stara Illa", "Stara Onna"]


def test_a_speaker_whose_name_is_blank_is_no_trouble():
    odd = page("a", "The said that the boats came.")
    said = odd.says("The", "said", "that the boats came", speaker=" ", mention=None)
    assert [a.id for a in record(odd).attributions] == [said]


def test_a_name_with_the_noun_for_what_it_is_is_the_name():
    a, b = page("a", "The Norn Post wrote of it."), page("b", "It stood in the Norn Post newspaper.")
    plain = a.name("The Norn Post", "organization")
    other = b.name("the Norn Post newspaper", "organization", form="nominal")
    built = record(a, b)
    assert entity_of(built, plain) == entity_of(built, other) is not None
    c = page("c", "It stood in the Nornish newspaper.")
    third = c.name("the Nornish newspaper", "organization", form="nominal")
    assert entity_of(record(a, c), third) is None


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [
        ("Norn Harbour Centre", "the Norn Harbor Center", "organization"),
        ("Mt Norn", "Mount Norn", "place"),
        ("Ministry of Defence", "the Defense Ministry", "organization"),
        ("Sweden's Tide Daily News", "Tide Daily News", "organization"),
        ("Swedish Tide and Weather Service", "the Tide and Weather Service", "organization"),
    ],
)
def test_a_name_that_outlets_write_in_two_ways_is_one(one, other, kind):
    a, b = page("a", f"He saw {one} there."), page("b", f"She saw {other} there.")
    ids = [a.name(one, kind), b.name(other, kind)]
    built = record(a, b)
    assert len({entity_of(built, i) for i in ids}) == 1


def test_a_body_is_found_behind_its_place_unless_two_places_have_one():
    a, b, c = page("a", "Norn is far."), page("b", "The Norn Hammers won."), page("c", "The Hammers lost.")
    d = page("d", "Sarva is near. The Sarva Hammers came.")
    town, team, short = (
        a.name("Norn", "place"),
        b.name("Norn Hammers", "organization"),
        c.name("Hammers", "organization"),
    )
    built = record(a, b, c)
    assert entity_of(built, team) == entity_of(built, short) != entity_of(built, town)
    assert "Norn Hammers" in {entity.name for entity in built.entities}
    d.name("Sarva", "place")
    d.name("Sarva Hammers", "organization")
    built = record(a, b, c, d)
    assert entity_of(built, team) != entity_of(built, short)
