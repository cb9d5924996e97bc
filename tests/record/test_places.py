"""Where and to whom something was said: the same words told anew days later, or written, are another saying."""

from __future__ import annotations

from dataclasses import replace

import pytest

from onrecord.model import Link, Span
from record.story import groups, record, related
from record.test_utterances import says
from record.world import Draft

WORDS = "“not one lamp will burn until the ferry is ours”"


def quoted(place: str, day: str, **rest) -> tuple[Draft, str]:
    """A page that quotes `WORDS`."""
    return says(place, day, WORDS, form="direct", **rest)


def test_words_that_a_page_tells_anew_days_later_are_a_refrain():
    first, x = quoted("a", "2031-05-01", addressee="reporters")
    again, _ = quoted("b", "2031-05-08", addressee="a crowd")
    assert groups(record(first, again)) == set() and len(related(record(first, again), "recurs")) == 1
    kept = {
        "nobody says to whom": quoted("b", "2031-05-08"),
        "it had been told": quoted("b", "2031-05-08", addressee="a crowd", cue="had told"),
        "a carrier has it": quoted("b", "2031-05-08", addressee="a crowd", chain=[Link("Radio Norn")]),
        "the first page's outlet was told": quoted("b", "2031-05-08", addressee="a"),
        "the day after but one": quoted("b", "2031-05-03", addressee="reporters"),
    }
    for why, (draft, z) in kept.items():
        assert groups(record(first, draft)) == {frozenset((x, z))}, why


def test_an_outlet_prints_twice_what_it_was_told():
    first, x = quoted("a", "2031-05-01", chain=())
    again, y = quoted("a2", "2031-05-08", chain=())
    assert groups(record(first, again)) == set()
    again.outlet = "a"
    assert groups(record(first, again)) == {frozenset((x, y))}


@pytest.mark.parametrize(
    ("hearers", "day", "joined"),
    [
        ("the bakers of Norn", "2031-05-04", False),
        ("the bakers of Norn", "2031-05-02", True),
        ("the sailors", "2031-05-04", True),
        ("reporters", "2031-05-04", True),
    ],
)
def test_two_days_are_enough_between_two_places(hearers: str, day: str, joined: bool):
    first, x = quoted("a", "2031-05-01", said="2031-05-01", addressee="the sailors")
    again, y = quoted("b", day, addressee=hearers)
    assert groups(record(first, again)) == ({frozenset((x, y))} if joined else set())


@pytest.mark.parametrize(("place", "joined"), [("At the fair", True), ("", False)])
def test_who_heard_it_and_where_it_was_said_are_no_two_places(place: str, joined: bool):
    first, x = quoted("a", "2031-05-01", said="2031-05-01", addressee="the sailors")
    again, y = quoted("b", "2031-05-04", addressee="" if place else "the bakers of Norn")
    if place:
        again.text += f" {place}, that is."
        again.attributions[0] = replace(again.attributions[0], occasion=again.span(place))
    assert groups(record(first, again)) == ({frozenset((x, y))} if joined else set())


@pytest.mark.parametrize(("place", "joined"), [("in a letter", False), ("at a rally", True)])
def test_what_was_written_and_what_an_outlet_was_told_are_two(place: str, joined: bool):
    told, x = says("a", "2031-05-08", "that the toll on the Norn bridge would be lifted", chain=(), addressee="a")
    text = f"Ada Lovel said that farmers would be freed from the toll on the Norn bridge {place}."
    draft = Draft("b.txt", text, "b", "2031-05-08")
    content = "that farmers would be freed from the toll on the Norn bridge"
    y = draft.says("Ada Lovel", "said", content, speaker="Ada Lovel", mention=draft.name("Ada Lovel"))
    draft.attributions[0] = replace(draft.attributions[0], occasion=draft.span(place))
    assert groups(record(told, draft)) == ({frozenset((x, y))} if joined else set())


class Titled(Draft):
    """A page whose last line but one is its title."""

    def article(self):
        head = self.text.rpartition("\n")[0]
        return replace(super().article(), title=Span.cut(self.text, head.rfind("\n") + 1, len(head)))


@pytest.mark.parametrize(
    ("title", "joined"),
    [
        ("Norn Ferry Board", False),
        ("Norn Ferry Board\nStatement on the toll", False),
        ("A day at the quay", True),
    ],
)
def test_what_a_body_puts_out_itself_and_what_an_outlet_was_told_are_two(title: str, joined: bool):
    said = "that the toll on the Norn bridge would be lifted"
    told, x = says("a", "2031-05-08", said, speaker="Ada Lovel", addressee="a", chain=())
    content = "that farmers would be freed from the toll on the Norn bridge"
    text = f"{title}\nAda Lovel of the Norn Ferry Board said {content}."
    draft = Titled("b.txt", text, None, "2031-05-08")
    draft.name("Norn Ferry Board", "organization", nth=int(not joined))
    y = draft.says("Ada Lovel", "said", content, speaker="Ada Lovel", mention=draft.name("Ada Lovel"))
    assert groups(record(told, draft)) == ({frozenset((x, y))} if joined else set())
