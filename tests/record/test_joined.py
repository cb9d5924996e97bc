"""What the renderings of one utterance show of one another."""

from __future__ import annotations

from onrecord.record.stands.issues import Side
from onrecord.record.stands.joined import joined
from record.story import record
from record.test_sides import held
from record.world import Draft


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


def test_a_rendering_that_takes_no_side_by_its_own_words_takes_that_of_the_others():
    def told(name: str, content: str) -> Draft:
        draft = Draft(f"{name}.txt", f"Ada Lovel said {content}.", name, "2031-05-03")
        draft.says(
            "Ada Lovel", "said", content, speaker="Ada Lovel", mention=draft.name("Ada Lovel"), form="direct"
        )
        return draft

    tail = "and the herons of the old mill stood on one leg while the river fell"
    whole, part = f"“We reject any ceasefire, {tail}”", f"“The guns speak, {tail}”"
    built = record(told("a", whole), told("b", whole), told("c", part))
    assert held(built, "ceasefire") == [("Ada Lovel", "against")] * 3
