"""Who speaks for whom."""

from __future__ import annotations

from record.story import record, related
from record.world import Draft


def links(*texts_and_names: tuple[str, tuple[tuple[str, str], ...]]) -> list[tuple[str, str]]:
    drafts = []
    for place, (text, names) in enumerate(texts_and_names):
        draft = Draft(f"{place}.txt", text, f"Paper {place}", "2031-05-08")
        for name, kind in names:
            draft.name(name, kind)
        drafts.append(draft)
    built = record(*drafts)
    names_of = {e.id: e.name for e in built.entities}
    return [(names_of[r.from_.entity], names_of[r.to.entity]) for r in related(built, "speaks_for")]


OFFICE = (
    "Foreign Minister Ada Lovel arrived. Nobody met Ada Lovel.",
    (("Ada Lovel", "person"),),
)


def test_an_office_is_the_one_who_holds_it():
    told = (
        "Ion Pell, a spokesman for the Norsk foreign minister, wept.",
        (("Ion Pell", "person"), ("Norsk", "group")),
    )
    assert links(OFFICE, told) == [("Ion Pell", "Ada Lovel")]


def test_an_office_that_two_hold_is_nobody():
    other = ("Foreign Minister Mia Gull arrived. Nobody met Mia Gull.", (("Mia Gull", "person"),))
    told = ("Ion Pell, a spokesman for the foreign minister, wept.", (("Ion Pell", "person"),))
    assert links(OFFICE, other, told) == []


def test_who_once_spoke_for_somebody_does_not_now():
    told = ("Ion Pell, former spokesman for Ada Lovel, wept.", (("Ion Pell", "person"), ("Ada Lovel", "person")))
    assert links(told) == []
