"""Decoding: from made-up scores to attributions and mentions."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.reading.learned.decode import (
    LINK_WIDTH,
    TAGS,
    Candidate,
    Span,
    Tables,
    best_paths,
    confidence,
    confidence_features,
    decode,
    spans_of,
    tag_chances,
    with_marks,
)
from onrecord.reading.learned.mentioned import KINDS, LAYERS, mentioned
from onrecord.reading.learned.scores import Scores
from onrecord.reading.learned.windows import Window

THRESHOLDS = {"orphan": -4.0, "shared_source": -2.5, "least": 0.0, "outside": 0.0}
STRAIGHT = np.array([-30, 30, 0, 1, 0, 0], np.float32)
FEATURES = len(confidence_features(Candidate((), (), (Span(2, 0, 1, 0.0, 0.0),), 0.0, 0.0)))


def tables(seed: int | None = None) -> Tables:
    random = np.random.default_rng(seed)
    size = len(TAGS)
    shapes = {"transitions": (size, size), "start": (size,), "end": (size,), "distance": (3, 65)}
    arrays = {
        name: (np.zeros(shape) if seed is None else random.normal(size=shape)).astype(np.float32)
        for name, shape in shapes.items()
    }
    return Tables(**arrays, thresholds=THRESHOLDS, calibration=np.zeros(FEATURES, np.float32), curve=STRAIGHT)


def scores_of(text: str, tags: str, cues: dict[int, int] | None = None) -> Scores:
    """Scores that want these tags, a letter a word (capital: its beginning), with links to the words given."""
    words = []
    at = 0
    for word in text.split():
        at = text.index(word, at)
        words.append((at, at + len(word)))
        at += len(word)
    count = len(words)
    letters = {"o": 0, "S": 1, "s": 2, "U": 3, "u": 4, "C": 5, "c": 6}
    wanted = np.full((count, len(TAGS)), -8.0, np.float32)
    wanted[:, 0] = -4.0
    wanted[np.arange(count), [letters[t] for t in tags]] = 8.0
    links = np.zeros((count, 4 * LINK_WIDTH), np.float32)
    links[np.arange(count), 3 * LINK_WIDTH + np.arange(count)] = 20.0
    for word, cue in (cues or {}).items():
        for role in range(3):
            links[word, role * LINK_WIDTH + cue] = 20.0
    mentions = np.zeros((count, len(LAYERS) * (1 + 2 * len(KINDS))), np.float32)
    mentions.reshape(count, len(LAYERS), -1)[:, :, 0] = 8.0
    pieces = np.zeros(count + 2, np.int64)
    window = Window(pieces, pieces, np.array(words), np.arange(1, count + 1), np.zeros(count, np.int64))
    return Scores(window, wanted, links, mentions)


def parts(text: str, scores: Scores) -> list[tuple[list[str], list[str], list[str]]]:
    found = decode([scores], tables(), text).attributions
    return [
        ([text[a:b] for a, b in f.source], [text[a:b] for a, b in f.cue], [text[a:b] for a, b in f.content])
        for f in found
    ]


def test_source_cue_and_content_come_together() -> None:
    text = "Orrin Vale said the bridge would open"
    scores = scores_of(text, "SsUCccc", dict.fromkeys((0, 1, 2, 3, 4, 5, 6), 2))
    assert parts(text, scores) == [(["Orrin Vale"], ["said"], ["the bridge would open"])]


def test_two_pieces_around_the_cue_are_one_content() -> None:
    text = '"We go," she said, "at dawn."'
    scores = scores_of(text, "CcSUCc", dict.fromkeys(range(6), 3))
    assert parts(text, scores) == [(["she"], ["said,"], ['"We go,"', '"at dawn."'])]


def test_two_attributions_in_one_window_keep_apart() -> None:
    text = "Ada denied it and Bo confirmed it"
    scores = scores_of(text, "SUCoSUC", {0: 1, 1: 1, 2: 1, 4: 5, 5: 5, 6: 5})
    assert parts(text, scores) == [(["Ada"], ["denied"], ["it"]), (["Bo"], ["confirmed"], ["it"])]


def test_a_source_may_serve_a_second_cue_that_has_none() -> None:
    text = "She denied it and said nothing changed"
    scores = scores_of(text, "SUCoUCc", {1: 1, 2: 1, 4: 4, 5: 4, 6: 4})
    scores.links[0, [1, 4]] = [20.0, 19.5]
    assert parts(text, scores) == [(["She"], ["denied"], ["it"]), (["She"], ["said"], ["nothing changed"])]


def test_of_two_sources_of_a_cue_the_nearer_in_mind_is_taken() -> None:
    text = "Ada Bo said nothing"
    scores = scores_of(text, "SSUC", {1: 2, 2: 2, 3: 2})
    scores.links[0, 2] = 1.0
    assert parts(text, scores) == [(["Bo"], ["said"], ["nothing"])]


def test_a_cue_without_content_is_no_attribution() -> None:
    assert parts("Ada spoke today", scores_of("Ada spoke today", "SUo", {0: 1, 1: 1})) == []


def test_a_content_without_cue_has_neither_source_nor_cue() -> None:
    text = "nothing has changed"
    assert parts(text, scores_of(text, "Ccc")) == [([], [], ["nothing has changed"])]


def test_a_content_ends_with_its_paragraph_unless_the_next_opens_a_quotation() -> None:
    def contents(text: str) -> list[str]:
        scores = scores_of(text, "SUCc", dict.fromkeys(range(4), 1))
        scores.window.paragraph[3:] = 1
        return parts(text, scores)[0][2]

    assert contents("Ada said nothing\n\nelse") == ["nothing"]
    assert contents("Ada said “nothing\n\n“else”") == ["“nothing\n\n“else”"]


def test_no_windows_give_nothing() -> None:
    found = decode([], tables(), "")
    assert (found.attributions, found.mentions) == ((), ())


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 10_000), st.integers(1, 5))
def test_the_best_path_is_the_best_of_all_lawful_paths(seed: int, length: int) -> None:
    own = tables(seed)
    padded = np.random.default_rng(seed + 1).normal(size=(2, 6, len(TAGS))).astype(np.float32) * 2
    path = best_paths(padded, np.array([length, 6]), own)[0, :length]

    def value(tags: tuple[int, ...]) -> float:
        total = own.start[tags[0]] + own.end[tags[-1]] + sum(padded[0, i, t] for i, t in enumerate(tags))
        return float(total + sum(own.transitions[a, b] for a, b in itertools.pairwise(tags)))

    def lawful(tags: tuple[int, ...]) -> bool:
        return all(b in (0, *range(1, 7, 2)) or a in (b, b - 1) for a, b in itertools.pairwise((0, *tags)))

    size = min(length, 4)
    if length == size:
        best = max(filter(lawful, itertools.product(range(len(TAGS)), repeat=size)), key=value)
        assert value(tuple(path)) == pytest.approx(value(best), abs=1e-3)
    assert lawful(tuple(int(t) for t in path))


def test_chances_sum_to_one_and_padding_changes_nothing() -> None:
    own = tables(3)
    padded = np.random.default_rng(5).normal(size=(2, 9, len(TAGS))).astype(np.float32)
    chances = tag_chances(padded, np.array([4, 9]), own)
    alone = tag_chances(padded[:1, :4], np.array([4]), own)
    assert np.exp(chances[1]).sum(-1) == pytest.approx(np.ones(9), abs=1e-3)
    assert chances[0, :4] == pytest.approx(alone[0], abs=1e-4)


def test_chances_survive_scores_of_any_size() -> None:
    padded = np.full((1, 4, len(TAGS)), -300.0, np.float32)
    padded[0, :, 0] = 300.0
    assert np.isfinite(tag_chances(padded, np.array([4]), tables())).all()


def test_spans_begin_at_beginnings_alone() -> None:
    path = np.array([1, 2, 1, 0, 5, 6, 3])
    found = spans_of(path, np.zeros((7, len(TAGS)), np.float32))
    assert [(s.role, s.first, s.stop) for s in found] == [(0, 0, 2), (0, 2, 3), (2, 4, 6), (1, 6, 7)]


@pytest.mark.parametrize(
    ("text", "piece", "wanted"),
    [
        ('x "no way" y', (2, 9), '"no way"'),
        ("x “no way” y", (3, 10), "“no way”"),
        ("x “no way” y", (3, 9), "no way"),
        ('x "no way', (2, 9), '"no way'),
        ('no" y', (0, 3), 'no"'),
    ],
)
def test_a_content_gets_its_other_quotation_mark(text: str, piece: tuple[int, int], wanted: str) -> None:
    start, end = with_marks(text, piece)
    assert text[start:end] == wanted


def named(text: str, layer: str, tags: list[int]) -> Scores:
    scores = scores_of(text, "o" * len(text.split()))
    table = scores.mentions.reshape(len(tags), len(LAYERS), -1)
    for word, tag in enumerate(tags):
        table[word, LAYERS.index(layer), tag] = 20.0 if tag else 8.0
    return scores


def test_mentions_have_span_kind_and_form() -> None:
    text = "Orrin Vale met officials"
    person, group = 1 + 2 * KINDS.index("person"), 1 + 2 * KINDS.index("group")
    (name,) = decode([named(text, "name", [person, person + 1, 0, 0])], tables(), text).mentions
    (nominal,) = decode([named(text, "nominal", [0, 0, 0, group])], tables(), text).mentions
    assert (text[name.start : name.end], name.kind, name.form) == ("Orrin Vale", "person", "name")
    assert (text[nominal.start : nominal.end], nominal.kind, nominal.form) == ("officials", "group", "nominal")
    assert 0.9 < name.confidence <= 1


def test_an_inside_without_beginning_yields_to_the_next_best_lawful_tags() -> None:
    text = "Orrin Vale"
    scores = named(text, "strict_name", [0, 0])
    person = 1 + 2 * KINDS.index("person")
    table = scores.mentions.reshape(2, len(LAYERS), -1)
    table[:, LAYERS.index("strict_name"), person + 1] = 30.0
    table[0, LAYERS.index("strict_name"), person] = 25.0
    (name,) = decode([scores], tables(), text).mentions
    assert (name.start, name.end, name.kind) == (0, 10, "person")


def test_a_strict_name_inside_another_name_is_left_out_of_what_is_found() -> None:
    text = "Mayor Orrin Vale"
    person = 1 + 2 * KINDS.index("person")
    scores = named(text, "name", [person, person + 1, person + 1])
    scores.mentions.reshape(3, len(LAYERS), -1)[1:, LAYERS.index("strict_name"), person] = 20.0
    assert [(m.start, m.end) for m in decode([scores], tables(), text).mentions] == [(0, 16)]
    assert [(m.start, m.end) for m in mentioned([scores], ("strict_name",))] == [(6, 11), (12, 16)]


def test_confidence_is_bent_and_never_leaves_what_was_fitted() -> None:
    scores = np.array([-40.0, 0.0, 40.0], np.float32)
    assert confidence(scores, STRAIGHT) == pytest.approx([0, 0.5, 1], abs=0.001)
    bent = confidence(scores, np.array([-1, 2, 0.5, 1, 0, 0.25], np.float32))
    assert bent == pytest.approx([0.321, 0.622, 0.989], abs=0.001)
