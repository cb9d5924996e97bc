"""Windows with labels, and their variations."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from training.examples import (
    LAYERS,
    TAGS,
    UNLABELLED,
    Variation,
    collate,
    half_of,
    mentioned_example,
    quoted_example,
    sentences,
    with_ranges,
)

import onrecord
from eval.corpora import KINDS, Mention, Mentioned, Triple
from onrecord.reading.learned.decode import TAGS as READER_TAGS
from onrecord.reading.learned.mentioned import KINDS as READER_KINDS
from onrecord.reading.learned.mentioned import LAYERS as READER_LAYERS
from onrecord.reading.learned.windows import CASINGS, Packer

PACKER = Packer(Path(onrecord.__file__).parent / "weights" / "tokenizer.json")
TEXT = 'Ada Orr said the dam holds. "It does," she added, "for now."'


def test_training_and_reader_mean_the_same_by_every_label() -> None:
    assert (TAGS, LAYERS, KINDS) == (READER_TAGS, READER_LAYERS, READER_KINDS)


def test_words_of_an_attribution_get_its_tags_and_point_at_its_cue() -> None:
    (window,) = PACKER.pack(TEXT, [(0, len(TEXT))])
    example = quoted_example(window, [Triple(((0, 7),), ((8, 12),), ((13, 26),))])
    assert example.tags is not None
    assert [TAGS[tag] for tag in example.tags[:7]] == [
        "B-source", "I-source", "B-cue", "B-content", "I-content", "I-content", "O",
    ]  # fmt: skip
    assert {int(word): int(piece) for word, piece, _ in example.links} == dict.fromkeys(
        range(6), int(window.first[2])
    )


def test_a_source_of_two_cues_points_at_both_by_halves() -> None:
    (window,) = PACKER.pack(TEXT, [(0, len(TEXT))])
    triples = [Triple(((0, 7),), ((8, 12),), ((13, 16),)), Triple(((0, 7),), ((17, 20),), ((21, 26),))]
    example = quoted_example(window, triples)
    assert sorted(float(weight) for word, _, weight in example.links if word == 0) == [0.5, 0.5]


def test_a_cue_outside_the_window_is_the_first_piece() -> None:
    (window,) = PACKER.pack(TEXT, [(0, 27)])
    example = quoted_example(window, [Triple((), ((38, 47),), ((13, 26),))])
    assert {int(piece) for _, piece, _ in example.links} == {0}


def test_nested_mentions_go_to_layers_of_their_own() -> None:
    text = "the mayor of Port Sunder left"
    mentions = (Mention(0, 24, "person", "nominal"), Mention(13, 24, "place", "name"))
    (window,) = PACKER.pack(text, [(0, len(text))])
    labels = mentioned_example(window, Mentioned("x", "gum", text, mentions)).mentions
    assert labels is not None
    person, place = 1 + 2 * KINDS.index("person"), 1 + 2 * KINDS.index("place")
    assert labels[LAYERS.index("nominal")].tolist() == [person, *[person + 1] * 4, 0]
    assert labels[LAYERS.index("name")].tolist() == [0, 0, 0, place, place + 1, 0]
    assert (labels[LAYERS.index("strict_name")] == UNLABELLED).all()


def test_variations_change_marks_and_casing_and_nothing_else() -> None:
    (window,) = PACKER.pack(TEXT, [(0, len(TEXT))])
    vary, random = Variation(PACKER), np.random.default_rng(3)
    copies = [vary(window, random) for _ in range(200)]
    marks = {PACKER.vocabulary_id(mark) for mark in "\"“”'‘"}
    for copy in copies:
        changed = copy.pieces != window.pieces
        assert {*copy.pieces[changed].tolist(), *window.pieces[changed].tolist()} <= marks
        assert copy.first is window.first
    assert len({copy.pieces.tobytes() for copy in copies}) == 4
    assert any((copy.casing[1:4] == CASINGS.index("upper")).all() for copy in copies)
    assert np.array_equal(window.pieces, PACKER.pack(TEXT, [(0, len(TEXT))])[0].pieces)


def test_a_batch_is_padded_and_masked() -> None:
    examples = [
        with_ranges(quoted_example(w, []), [((0, 26), 5)])
        for text in (TEXT, "Short.")
        for w in PACKER.pack(text, [(0, len(text))])
    ]
    batch = collate(examples)
    assert batch["pieces"].shape == (2, 32)
    assert batch["mask"].sum(1).tolist() == [len(e.window.pieces) for e in examples]
    assert batch["words"].sum(1).tolist() == [len(e.window.words) for e in examples]
    assert (batch["mentions"] == UNLABELLED).all()
    assert batch["ranges"].tolist() == [[0, 1, int(examples[0].window.first[6]), 5]]


def test_sentences_by_punctuation() -> None:
    found = [TEXT[a:b] for a, b in sentences(PACKER, TEXT)]
    assert found == ["Ada Orr said the dam holds.", '"It does," she added, "for now."']


def test_pieces_are_hidden_but_never_the_end_markers() -> None:
    (window,) = PACKER.pack(TEXT, [(0, len(TEXT))])
    hidden = Variation(PACKER, masked=0.9)(window, np.random.default_rng(1)).pieces
    mask = PACKER.vocabulary_id("[MASK]")
    assert (hidden == mask).sum() > len(hidden) / 2
    assert hidden[0] == window.pieces[0] and hidden[-1] == window.pieces[-1]


def test_names_change_together_and_only_as_names() -> None:
    text = "Kelly said Kelly left. The kelly green boat stayed."
    (window,) = PACKER.pack(text, [(0, len(text))])
    vary, random = Variation(PACKER), np.random.default_rng(4)
    copies = [vary(window, random).pieces for _ in range(40)]
    name = PACKER.vocabulary_id("kelly")
    changed = [copy for copy in copies if copy[1] != name]
    assert changed and all(copy[1] == copy[3] for copy in copies)
    assert all((copy[5:] == window.pieces[5:]).all() for copy in changed)


def test_a_text_is_in_one_half_whoever_annotated_it() -> None:
    halves = [half_of(f"text {number}") for number in range(200)]
    assert halves == [half_of(f"text {number}") for number in range(200)]
    assert 70 < sum(halves) < 130
