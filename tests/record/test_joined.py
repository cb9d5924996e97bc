"""What the renderings of one utterance show of one another."""

from __future__ import annotations

from onrecord.record.stands.issues import Side
from onrecord.record.stands.joined import joined


def side(key: str, attribution: str, way: str = "against") -> Side:
    return Side(key, key, attribution, way)


def test_a_thing_of_one_utterance_is_what_another_rendering_calls_it():
    sides = [side("~trad", "a"), side("withdrawal", "b")]
    assert [s.key for s in joined(sides, {"a": "u", "b": "u"})] == ["withdrawal", "withdrawal"]
    assert [s.key for s in joined(sides, {"a": "u", "b": "v"})] == ["~trad", "withdrawal"]


def test_it_is_not_where_the_side_is_another_or_it_is_spoken_of_elsewhere():
    other = [side("~trad", "a"), side("withdrawal", "b", "for")]
    assert [s.key for s in joined(other, {"a": "u", "b": "u"})] == ["~trad", "withdrawal"]
    twice = [side("~trad", "a"), side("withdrawal", "b"), side("~trad", "c")]
    assert [s.key for s in joined(twice, {"a": "u", "b": "u", "c": "v"})] == ["~trad", "withdrawal", "~trad"]
