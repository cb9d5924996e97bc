"""Windows: every offset exact, nothing lost, nothing too large, whatever the text."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import onrecord
from onrecord.reading.learned.windows import (
    CASINGS,
    WINDOW_PIECES,
    WORD_PIECES,
    Packer,
    casing_of,
    paragraphs,
    sentence_ends,
)

PACKER = Packer(Path(onrecord.__file__).parent / "weights" / "tokenizer.json")

ODD = "a\u0301 B\x00\u200f«x» ''q'' \u202eword\ufffd 漢字 ٣ ﬁ İ \u00adsoft\n\n\tZ."
texts = st.text(alphabet=st.one_of(st.characters(), st.sampled_from(ODD)), max_size=400)


@settings(max_examples=150, deadline=None)
@given(texts, st.integers(16, 64))
def test_words_of_all_windows_are_the_words_of_the_text_in_order(text: str, limit: int) -> None:
    windows = PACKER.pack(text, [(0, len(text))], limit)
    seen = [tuple(map(int, word)) for window in windows for word in window.words]
    wanted = [
        (w.start, w.end) for where in paragraphs(text, [(0, len(text))]) for w in PACKER.words(text, where)[0]
    ]
    assert seen == wanted
    assert seen == sorted(set(seen))
    assert all(text[a:b].strip() == text[a:b] != "" for a, b in seen)


@settings(max_examples=100, deadline=None)
@given(texts, st.integers(30, 64))
def test_a_window_is_within_its_limit_and_its_words_begin_where_it_says(text: str, limit: int) -> None:
    for window in PACKER.pack(text, [(0, len(text))], limit):
        assert len(window.pieces) == len(window.casing) <= limit
        assert len(window.words) == len(window.first) == len(window.paragraph) > 0
        assert (np.diff(window.first) > 0).all()
        assert window.first[0] == 1
        assert window.first[-1] < len(window.pieces) - 1
        assert set(window.casing.tolist()) <= set(range(len(CASINGS)))


def test_the_same_text_gives_the_same_windows() -> None:
    text = "One thing. " * 300
    first, second = (PACKER.pack(text, [(0, len(text))]) for _ in range(2))
    assert [w.pieces.tolist() for w in first] == [w.pieces.tolist() for w in second]


def test_nothing_outside_the_blocks_is_read() -> None:
    text = "Menu Home. The mayor left. Share this"
    window = PACKER.pack(text, [(11, 26)])[0]
    assert [text[a:b] for a, b in window.words] == ["The", "mayor", "left", "."]


def test_no_text_and_no_blocks_give_no_windows() -> None:
    assert PACKER.pack("", [(0, 0)]) == []
    assert PACKER.pack("words", []) == []
    assert PACKER.pack(" \n\n\t ", [(0, 5)]) == []
    assert PACKER.pack("\ufffd\x00", [(0, 2)]) == []


@pytest.mark.parametrize("word", ["a" * 10_000, "漢" * 10_000, "\u0301" * 10_000, "ﷺ" * 2_000])
def test_a_word_of_ten_thousand_letters_takes_little_room(word: str) -> None:
    text = f"Before {word} after"
    windows = PACKER.pack(text, [(0, len(text))])
    seen = [text[a:b] for w in windows for a, b in w.words]
    assert seen[0] == "Before"
    assert seen[-1] == "after"
    assert sum(len(w.pieces) for w in windows) <= 2 * (WORD_PIECES + 6)


def test_lone_surrogates_do_not_stop_the_packer() -> None:
    text = "He \ud800 said\udfff no."
    seen = [text[a:b] for w in PACKER.pack(text, [(0, len(text))]) for a, b in w.words]
    assert [word for word in seen if word.isalpha()] == ["He", "said", "no"]


def test_quotation_marks_of_every_house_are_shown_to_the_model_alike() -> None:
    def pieces(text: str) -> list[int]:
        return PACKER.pack(text, [(0, len(text))])[0].pieces.tolist()

    assert pieces("He said ''no''.") == pieces('He said "no".')
    assert pieces("He said «no».") == pieces("He said “no”.") == pieces("He said <<no>>.")
    assert pieces("It’s") == pieces("It's")


def test_a_two_mark_quotation_is_one_word() -> None:
    text = "''No''"
    assert PACKER.pack(text, [(0, 6)])[0].words.tolist() == [[0, 2], [2, 4], [4, 6]]


def test_paragraphs_part_at_blank_lines_and_at_line_breaks_before_capitals() -> None:
    text = "A headline\nThe story begins here and\ngoes on.\n \n“Next,” she said."
    parts = [text[a:b] for a, b in paragraphs(text, [(0, len(text))])]
    assert parts == ["A headline", "The story begins here and\ngoes on.", "“Next,” she said."]


def test_paragraphs_that_fit_share_a_window_with_a_mark_between() -> None:
    text = "One two.\n\nThree four."
    (window,) = PACKER.pack(text, [(0, len(text))])
    mark = PACKER.vocabulary_id("[SEP]")
    assert window.paragraph.tolist() == [0, 0, 0, 1, 1, 1]
    assert window.pieces.tolist().count(mark) == 2


def test_a_long_paragraph_is_cut_at_a_sentence_end() -> None:
    text = "The committee met again on the quiet shore. " * 60
    windows = PACKER.pack(text, [(0, len(text))])
    assert len(windows) > 1
    assert all(text[w.words[-1, 0] : w.words[-1, 1]] == "." for w in windows)
    assert all(len(w.pieces) > WINDOW_PIECES - 15 for w in windows[:-1])


def test_sentences_end_after_closing_marks_and_not_after_titles() -> None:
    words = ["Mr", ".", "Orr", "left", ".", "”", "She", "stayed", ".", "ok"]
    assert sentence_ends(words) == [6, 10]


@pytest.mark.parametrize(
    ("word", "casing"),
    [("paper", "lower"), ("Paper", "title"), ("A", "title"), ("NATO", "upper"), ("McKay", "mixed"), ("12", "none"),
     ("漢字", "none"), ('"', "none")],
)  # fmt: skip
def test_casing(word: str, casing: str) -> None:
    assert CASINGS[casing_of(word)] == casing
