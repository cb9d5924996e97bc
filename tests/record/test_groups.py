"""Groups that must never meet."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from onrecord.record.groups import Groups, content_id, pairs

ITEMS = list(range(8))
PAIRS = st.lists(st.tuples(st.sampled_from(ITEMS), st.sampled_from(ITEMS)), max_size=20)


@given(PAIRS, PAIRS)
def test_what_is_barred_stays_apart(barred, joined):
    groups = Groups(ITEMS)
    kept = [pair for pair in barred if pair[0] != pair[1]]
    for a, b in kept:
        groups.bar(a, b)
    for a, b in joined:
        assert groups.join(a, b) == groups.together(a, b)
    assert not any(groups.together(a, b) for a, b in kept)
    assert sorted(item for group in groups for item in group) == ITEMS


@given(PAIRS)
def test_without_bars_groups_are_the_connected_parts(joined):
    groups = Groups(ITEMS)
    for a, b in joined:
        groups.join(a, b)
    again = Groups(ITEMS)
    for a, b in reversed(joined):
        again.join(b, a)
    assert list(groups) == list(again)


def test_a_long_block_is_paired_within_its_window():
    assert sorted(pairs(list(range(4)), 5)) == list(combinations(range(4), 2))
    assert len(list(pairs(list(range(100)), 5))) == 95 * 5 + 10


def test_ids_depend_on_every_part_and_its_place():
    assert content_id("claim", ["a", "b"]) != content_id("claim", ["ab"])
    assert content_id("claim", ["a", "b"]) != content_id("claim", ["b", "a"])
