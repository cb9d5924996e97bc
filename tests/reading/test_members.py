"""Members of a group that was heard before."""

from __future__ import annotations

import pytest
from reporting import marked, read


def _chains(text: str) -> list[list[str] | None]:
    """The chain of each marked attribution of a page of the Post; they are parted by " // "."""
    plain, found = "", []
    for part in text.split(" // "):
        at = marked(part)
        moved = [tuple((a + len(plain), b + len(plain)) for a, b in p) for p in (at.source, at.cue, at.content)]
        found.append(type(at.found)(*moved, 0.9))
        plain += at.text + " "
    told = read(plain.rstrip(), found, outlet="Tarn Post").attributions
    return [None if a.chain is None else [link.carrier for link in a.chain] for a in told]


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


def test_a_member_far_below_is_of_no_known_group() -> None:
    far = "It rained. " * 6
    told = _chains(
        f"<Two officials> [told] the Tarn Post {{it leaked}}. {far} // <One of them> [said] {{he left}}."
    )
    assert told == [[], None]


def test_a_member_of_nobody_that_was_heard_has_no_chain() -> None:
    assert _chains("<Two officials> [said] {it leaked}. // <One of them> [said] {he left}.") == [None, None]
