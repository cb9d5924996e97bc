"""Stories for the bench of `record/`: the same reading in other worlds and on other days."""

from __future__ import annotations

from record.world import Draft

from eval import bench_record
from onrecord.model import Reading


def drafted() -> Reading:
    text = "Ada Lovel said on 2031-05-03 that the gate held. The gate is old, Lovel added."
    draft = Draft("a.txt", text, "a", "2031-05-03")
    draft.says("Ada Lovel", "said", "that the gate held", speaker="Ada Lovel", mention=draft.name("Ada Lovel"))
    return draft.reading()


def test_a_story_is_turn_after_turn_and_always_the_same() -> None:
    made = bench_record.story([drafted()], 30)
    assert len({r.article.id for r in made}) == len({r.article.location for r in made}) == 30
    assert made == bench_record.story([drafted()], 30)


def test_names_and_days_change_and_nothing_else() -> None:
    first, *others = bench_record.story([drafted()], bench_record.WORLDS + 1)
    assert "Ada Lovel said" in first.article.text
    for other in others[:-1]:
        assert len(other.article.text) == len(first.article.text)
        assert "Lovel" not in other.article.text and " said on 2031-05-03 that the gate held" in other.article.text
        (attribution,) = other.attributions
        assert attribution.speakers[0].name == other.mentions[0].span.text != "Ada Lovel"
    assert "Ada Lovel" in others[-1].article.text  # the first world once more
    days = [reading.article.published.edtf for reading in others if reading.article.published]
    assert len(set(days)) > 1 and min(days) > "2031-05-03"


def test_every_room_has_its_seconds() -> None:
    assert list(bench_record.rooms([drafted()])) == list(bench_record.ROOMS)


def test_growth_is_told_room_by_room() -> None:
    small, large = (dict.fromkeys(bench_record.ROOMS, seconds) for seconds in (1.0, 6.0))
    lines = bench_record.table({1_000: small, 5_000: large}, 8.0)
    assert lines[1].split()[-3:] == ["1.0", "6.0", "6.0"]
    assert lines[-2].split()[-3:] == ["7.0", "42.0", "6.0"]
    assert "8.0" in lines[-1]
