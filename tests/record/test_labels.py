"""How a thing of the story's own is called."""

from __future__ import annotations

import pytest

from onrecord.record.stands.labels import fuller, gerund, labelled
from onrecord.record.stands.phrases import words_of


@pytest.mark.parametrize(
    ("verb", "form"),
    [("leave", "leaving"), ("cut", "cutting"), ("open", "opening"), ("tie", "tying"), ("free", "freeing"),
     ("mend", "mending"), ("beat", "beating"), ("bear", "bearing"), ("control", "controlling"),
     ("commit", "committing"), ("raise", "raising"), ("join", "joining")],
)  # fmt: skip
def test_the_form_in_ing(verb, form):
    assert gerund(verb) == form


def test_what_is_to_be_done_is_called_by_it_and_a_noun_as_it_stands():
    assert labelled(["leave", "the", "Tarn", "pass"], is_verb=True) == "leaving the Tarn pass"
    assert labelled(["joint", "patrol"], is_verb=False) == "joint patrol"


@pytest.mark.parametrize(
    ("name", "text", "found"),
    [
        ("aid", "She asked for military aid. The military aid came. No aid came.", "military aid"),
        ("talks", "He wants talks with Norland. All talks with Norland failed.", "talks with Norland"),
        ("talks", "He wants talks with Norland. She wants talks with Karst.", "talks"),
        ("licence", "They want the fishing licence.", "fishing licence"),
        ("aid", "She asked for further aid and further aid.", "aid"),
        ("bus lane", "A new bus lane, a new bus lane.", "bus lane"),
    ],
)
def test_a_bare_noun_is_called_by_what_the_pages_say_of_it(name, text, found):
    assert fuller(name, [(text, words_of(text))]) == found
