"""Members of a group that was heard before."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from reporting import marked, read

from onrecord.model import Attribution, Dated


def _told(text: str) -> Sequence[Attribution]:
    """The marked attributions of a page of the Post; they are parted by " // "."""
    plain, found = "", []
    for part in text.split(" // "):
        at = marked(part)
        moved = [tuple((a + len(plain), b + len(plain)) for a, b in p) for p in (at.source, at.cue, at.content)]
        found.append(type(at.found)(*moved, 0.9))
        plain += at.text + " "
    day = Dated("2023-06-16", "meta", None, 0.9)
    return read(plain.rstrip(), found, outlet="Tarn Post", published=day).attributions


def _chains(text: str) -> list[list[str] | None]:
    return [None if a.chain is None else [link.carrier for link in a.chain] for a in _told(text)]


def _days(text: str) -> list[str | None]:
    return [a.said.edtf if a.said else None for a in _told(text)]


@pytest.mark.parametrize(
    ("second", "chain"),
    [
        ("<One of them> [said] {he had read it}.", []),
        ("<A third official> [said] {a page was missing}.", []),
        ("<The other>, a nurse, [said] {a page was missing}.", []),
        ("<The vicar> [said] {a page was missing}.", None),
        ("<One company> [said] {a page was missing}.", None),
    ],
)
def test_a_member_of_a_group_was_heard_as_the_group_was(second: str, chain: list[str] | None) -> None:
    assert _chains(f"<Two officials> [told] the Tarn Post {{a letter was ready}}. // {second}") == [[], chain]


@pytest.mark.parametrize("second", ["<Both> [said] {it rained}.", "<One of them> [now says] {it rained}."])
def test_a_member_of_a_group_spoke_on_its_day(second: str) -> None:
    text = f"<Two officials> [said] on Monday {{it leaked}}. // {second}"
    assert _days(text) == ["2023-06-12", None if "now" in second else "2023-06-12"]


def test_a_member_far_below_is_of_no_known_group() -> None:
    far = "It rained. " * 6
    told = _chains(
        f"<Two officials> [told] the Tarn Post {{it leaked}}. {far} // <One of them> [said] {{he left}}."
    )
    assert told == [[], None]


def test_a_member_of_nobody_that_was_heard_has_no_chain() -> None:
    assert _chains("<Two officials> [said] {it leaked}. // <One of them> [said] {he left}.") == [None, None]
