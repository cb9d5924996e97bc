"""The reader as a whole, over a fake encoder."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reporting import FakeEngine, article, marked, read

from onrecord.errors import WeightsError
from onrecord.model import Furniture, ReaderSettings, Section, Span
from onrecord.reading import Reader
from onrecord.reading.found import Found, FoundAttribution, FoundMention

NO_WEIGHTS = Path("no-weights")


def reader(engine: FakeEngine, **fields: float) -> Reader:
    return Reader(NO_WEIGHTS, ReaderSettings(**fields), engine)


def test_nothing_to_read_gives_an_empty_reading_and_no_pass():
    engine = FakeEngine(Found((), ()))
    for page in (article(""), article(" \n\t"), article("Дождь шёл.", language="ru")):
        reading = reader(engine).read(page)
        assert (reading.sentences, reading.attributions, reading.mentions) == ((), (), ())
    assert engine.passes == []


def test_an_attribution_has_every_field():
    at = marked("<Mara Lund> [told] reporters in an interview with the Lowland Courier {that the dam held}.")
    names = [FoundMention(0, 9, "person", "name", 0.9)]
    (told,) = read(at.text, [at.found], names).attributions
    assert [s.name for s in told.speakers] == ["Mara Lund"]
    assert [a.name for a in told.addressees] == ["reporters"]
    assert told.occasion and told.occasion.text == "an interview with the Lowland Courier"
    assert [link.carrier for link in told.chain or ()] == ["Lowland Courier"]
    assert (told.form, told.attitude, told.act, told.stance) == ("indirect", "assertion", "assert", "neutral")
    assert (told.section, told.parent, told.confidence) == ("body", None, 0.9)


def test_furniture_and_captions_are_not_read_and_captions_are_misses():
    text = "The dam held.\nLund said the dam held.\nRead also: Berg said no."
    caption = Section.cut(text, 14, 37)
    page = article(
        text,
        sections=(Section.cut(text, 0, 13), replace(caption, label="caption"), Section.cut(text, 38, len(text))),
        furniture=(Furniture.cut(text, 38, len(text)),),
    )
    engine = FakeEngine(Found((), ()))
    reading = reader(engine).read(page)
    assert engine.passes == [[(0, 13)]]
    assert [(m.cue.text, m.reason) for m in reading.misses] == [("said", "outside-the-read-text")]


def test_a_content_with_a_verb_of_saying_is_read_again():
    text = "Lund said that Berg told her the dam held."
    outer = FoundAttribution(((0, 4),), ((5, 9),), ((10, 41),), 0.9)
    inner = FoundAttribution(((15, 19),), ((20, 24),), ((29, 41),), 0.8)
    first, second = read(text, [outer], again=[inner]).attributions
    assert second.parent == first.id
    assert [link.carrier for link in second.chain or ()] == ["Lund"]
    assert [c.text for c in second.cue] == ["told"]


def test_a_doubtful_attribution_inside_a_content_is_left_out():
    text = "Lund said that Berg told her the dam held."
    outer = FoundAttribution(((0, 4),), ((5, 9),), ((10, 41),), 0.9)
    inner = FoundAttribution(((15, 19),), ((20, 24),), ((29, 41),), 0.2)
    assert len(read(text, [outer], again=[inner]).attributions) == 1


def test_three_layers_carry_each_other():
    text = "Tass reported that Lund said that Berg claimed the dam held."
    layers = [
        FoundAttribution(((0, 4),), ((5, 13),), ((14, 59),), 0.9),
        FoundAttribution(((19, 23),), ((24, 28),), ((29, 59),), 0.9),
        FoundAttribution(((34, 38),), ((39, 46),), ((47, 59),), 0.9),
    ]
    told = read(text, layers[:1], again=layers[1:]).attributions
    assert [a.parent for a in told] == [None, told[0].id, told[1].id]
    assert [link.carrier for link in told[2].chain or ()] == ["Tass", "Lund"]


def test_who_denies_that_somebody_said_it_carries_it_and_who_asks_does_not():
    text = "Lund denied that Berg said the dam held."
    outer = FoundAttribution(((0, 4),), ((5, 11),), ((12, 39),), 0.9)
    inner = FoundAttribution(((17, 21),), ((22, 26),), ((27, 39),), 0.9)
    assert [link.carrier for link in read(text, [outer], again=[inner]).attributions[1].chain or ()] == ["Lund"]
    text = "Lund asked whether Berg said the dam held."
    outer = FoundAttribution(((0, 4),), ((5, 10),), ((11, 41),), 0.9)
    inner = FoundAttribution(((19, 23),), ((24, 28),), ((29, 41),), 0.9)
    assert read(text, [outer], again=[inner]).attributions[1].chain is None


def test_turns_hold_what_is_said_in_them():
    text = "Q: Who said so?\n\nA: Berg said it rained.\n\nQ: When?\n\nA: In May."
    start = text.index("Berg")
    inner = FoundAttribution(((start, start + 4),), ((start + 5, start + 9),), ((start + 10, start + 19),), 0.9)
    told = read(text, [inner]).attributions
    assert [a.form for a in told] == ["turn", "turn", "indirect", "turn", "turn"]
    assert [a.act for a in told] == ["ask", "assert", "assert", "ask", "assert"]
    assert told[2].parent == told[1].id


def test_sentences_with_a_verb_of_saying_and_no_attribution_are_misses():
    reading = read("Lund said nothing new. The dam held.")
    assert [(m.cue.text, m.span.text, m.reason) for m in reading.misses] == [
        ("said", "Lund said nothing new.", "no-content-found")
    ]


def test_attributions_below_the_setting_are_misses():
    at = marked("<Lund> [said] {the dam held}.")
    reading = reader(FakeEngine(Found((at.found,), ())), confidence=0.95).read(article(at.text))
    assert reading.attributions == ()
    assert [m.reason for m in reading.misses] == ["low-confidence"]


def test_one_place_is_one_attribution():
    at = marked("<Lund> [said] {the dam held}.")
    assert len(read(at.text, [at.found, at.found]).attributions) == 1


def test_every_sentence_and_content_has_a_vector():
    at = marked("It rained. <Lund> [said] {the dam held}.")
    reading = read(at.text, [at.found])
    assert set(reading.sentences) | {at.content[0]} == set(reading.vectors.ranges)
    assert reading.vectors.matrix.shape == (len(reading.vectors.ranges), 4)


def test_missing_weights_are_an_error_that_says_so():
    with pytest.raises(WeightsError):
        Reader(NO_WEIGHTS, ReaderSettings())


def test_a_cue_without_a_word_is_no_trouble():
    text = ":" * 48 + " " + ":" * 12
    found = (FoundAttribution((), ((48, 49),), ((20, 21),), 0.0),)
    assert reader(FakeEngine(Found(found, ()), found)).read(article(text, title=Span.cut(text, 0, 20)))


RANGE = st.tuples(st.integers(0, 60), st.integers(0, 60)).map(sorted).filter(lambda r: r[0] < r[1])


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="Lund said: “the dam.” ’\n\n Q A,Tass\ud800\u0000", min_size=61, max_size=90), st.data())
def test_odd_text_never_fails_and_gives_the_same_twice(text, data):
    def pieces(least: int) -> st.SearchStrategy:
        return st.lists(RANGE, min_size=least, max_size=2, unique_by=lambda r: r[0]).map(
            lambda found: tuple((a, b) for a, b in sorted(map(tuple, found)))
        )

    shape = st.builds(FoundAttribution, pieces(0), pieces(0), pieces(1), st.floats(0, 1))
    found = data.draw(st.lists(shape, max_size=3))
    page = article(text, title=Span.cut(text, 0, 20))
    one, same = (reader(FakeEngine(Found(tuple(found), ()), found)).read(page) for _ in range(2))
    assert one == same
