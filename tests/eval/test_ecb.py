"""The scorer of ECB+ on made-up documents of its form: how they are printed, and what answers for a mark."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import cast

import pytest

from eval import ecb
from eval.ecb_corpus import Marked, topic, topics
from eval.rows import Row
from onrecord.model import Article, Mention, MentionKind, Reading, Span, mention_id
from onrecord.reading import Reader

LINKED = {"ada": "H1", "dam": "L1"}


def document(sentences: Sequence[str], marks: Sequence[tuple[str, str, Sequence[int]]] = ()) -> str:
    """A document of ECB+: sentences of words, marks as (tag, name, token numbers); names in LINKED are linked."""
    tokens, number = [], 0
    for place, sentence in enumerate(sentences):
        for word in sentence.split():
            number += 1
            tokens.append(f'<token t_id="{number}" sentence="{place}" number="0">{word}</token>')
    marked, links = [], []
    for m_id, (tag, name, ids) in enumerate(marks, 50):
        anchors = "".join(f'<token_anchor t_id="{i}"/>' for i in ids)
        marked.append(f'<{tag} m_id="{m_id}">{anchors}</{tag}>')
        if name in LINKED:
            links.append(f'<CROSS_DOC_COREF r_id="{m_id}" note="{LINKED[name]}"><source m_id="{m_id}"/>'
                         '<target m_id="99"/></CROSS_DOC_COREF>')  # fmt: skip
    body = "".join([*tokens, "<Markables>", *marked, "</Markables><Relations>", *links, "</Relations>"])
    return f'<?xml version="1.0" encoding="UTF-8"?><Document doc_name="x">{body}</Document>'


def written(folder: Path, **documents: str) -> list[Marked]:
    (folder / "2").mkdir(exist_ok=True)
    for name, text in documents.items():
        (folder / "2" / f"2_{name}.xml").write_text(text, "utf-8")
    return topic(folder, 2)


def printed(folder: Path, name: str, *sentences: str) -> str:
    (found,) = written(folder, **{name: document(sentences)})
    assert [found.text[a:b] for a, b in found.tokens if b] == [
        {"``": "“", "''": "”"}.get(w, w) for (_, b), w in zip(found.tokens, found.words, strict=True) if b
    ]
    return found.text


@pytest.mark.parametrize(
    ("name", "sentences", "text"),
    [
        ("1ecb", ["`` No , '' Ada 's aide said ."], "“No,” Ada's aide said."),
        ("1ecb", ["Gates open", "They ( all ) do n't ."], "Gates open\n\nThey (all) don't."),
        ("1ecb", ["It rose - twice .", "So ."], "It rose - twice. So."),
        ("1ecbplus", ["http : / / a . example / b", "Gates open"], "Gates open"),
        ("1ecbplus", ["A court - ordered U . N . visit cost 1 , 500 ."], "A court-ordered U.N. visit cost 1,500."),
        ("1ecbplus", ["May 03 , 2030"], "May 03, 2030"),
        ("1ecbplus", ['Ada said : " No . " Bo left .'], 'Ada said: "No." Bo left.'),
        ("1ecbplus", ["the mayor ’ s dam"], "the mayor’s dam"),
    ],
)
def test_tokens_are_written_as_they_would_be_printed(
    tmp_path: Path, name: str, sentences: list[str], text: str
) -> None:
    assert printed(tmp_path, name, *sentences) == text


def test_marks_of_people_and_places_with_their_clusters(tmp_path: Path) -> None:
    marks = [("HUMAN_PART_PER", "ada", [1, 2]), ("TIME_DATE", "ada", [6]), ("LOC_FAC", "other", [5]),
             ("LOC_GEO", "dam", [5])]  # fmt: skip
    (found,) = written(tmp_path, a=document(["Ada Orr left the dam today ."], marks))
    assert [(mark.tokens, mark.cluster) for mark in found.marks] == [((0, 1), "H1"), ((4,), "2_a 52")]
    assert topics(tmp_path) == [2]


@pytest.mark.parametrize(
    ("words", "head"),
    [
        ("Ada Orr , mayor of Tarn", "Orr"),
        ("the spokesman for Ada Orr", "spokesman"),
        ("in Tarn County", "County"),
        ("Ada Orr 's", "Orr"),
        ("the man who fell", "man"),
    ],
)
def test_the_head_of_a_mention(tmp_path: Path, words: str, head: str) -> None:
    (found,) = written(tmp_path, a=document([words]))
    assert found.words[found.head(range(len(words.split())))] == head


class Naming:
    """A reader that finds the words it is given, in every text that holds them; each name is one cluster."""

    def __init__(self, **kinds: MentionKind) -> None:
        self._kinds = {words.replace("_", " "): kind for words, kind in kinds.items()}

    def read(self, article: Article) -> Reading:
        found = []
        for words, kind in self._kinds.items():
            start = article.text.find(words)
            if start >= 0:
                key = mention_id(article.id, start, start + len(words), kind)
                span = Span.cut(article.text, start, start + len(words))
                found.append(Mention(key, article.id, span, kind, "name", key))
        return Reading(article, mentions=tuple(sorted(found, key=lambda m: m.span.start)))


TWO = {
    "1ecb": document(["Ada Orr left the Tarn Dam ."],
                     [("HUMAN_PART_PER", "ada", [1, 2]), ("LOC_FAC", "dam", [6])]),
    "2ecb": document(["Then Ada Orr saw the Tarn Dam burst ."],
                     [("HUMAN_PART_PER", "ada", [2, 3]), ("LOC_FAC", "dam", [6, 7])]),
}  # fmt: skip


def scored(folder: Path, reader: Naming, **documents: str) -> dict[str, Row]:
    written(folder, **(documents or TWO))
    return {row.name.removeprefix("ecb."): row for row in ecb.rows(folder, cast(Reader, reader))}


def test_who_joins_what_is_linked_gets_everything(tmp_path: Path) -> None:
    found = scored(tmp_path, Naming(Ada_Orr="person", Tarn_Dam="place"))
    assert {name: found[name].value for name in ("b3", "conll", "names", "placed")} == {
        "b3": 100.0, "conll": 100.0, "names": 100.0, "placed": 100.0
    }  # fmt: skip
    assert found["b3"].n == 4


def test_odd_topics_are_not_measured_and_missing_entities_cost(tmp_path: Path) -> None:
    found = scored(tmp_path, Naming(Ada_Orr="person"))
    assert found["placed"].value == 50.0
    assert 0 < found["b3"].value < 100
    written(tmp_path)
    assert all(row.n == 0 for row in ecb.rows(tmp_path, cast(Reader, Naming()), parity=1))


def test_a_mention_answers_by_its_head_or_by_half_of_its_tokens(tmp_path: Path) -> None:
    assert scored(tmp_path, Naming(Ada_Orr="person", the_Tarn_Dam="place"))["placed"].value == 100.0
    assert scored(tmp_path, Naming(Ada_Orr="person", Tarn="place"))["placed"].value == 75.0
    assert scored(tmp_path, Naming(Ada_Orr="person", the_Tarn="place"))["placed"].value == 50.0


LONG = "Twelve gates of the old northern dam were opened by night while the village below it slept and heard it ."


def test_near_copies_are_pairs_half_of_whose_runs_are_common(tmp_path: Path) -> None:
    texts = {"a": LONG, "b": "Late news . " + LONG, "c": LONG[:40], "d": "Nothing of that stands here at all ."}
    assert ecb.near_copies(texts) == {("a", "b"), ("a", "c"), ("b", "c")}


def test_copies_found_are_joined_through_others(tmp_path: Path) -> None:
    other = "A second text of quite other words about a strike of harbour pilots that nobody had seen coming."
    documents = {
        "1ecb": document([LONG]), "2ecb": document(["So .", LONG]), "3ecb": document([LONG, "End ."]),
        "4ecb": document([other]),
    }  # fmt: skip
    found = scored(tmp_path, Naming(), **documents)
    assert (found["copies.precision"].value, found["copies.recall"].value) == (100.0, 100.0)
    assert (found["copies.precision"].n, found["copies.recall"].n) == (3, 3)
    near = document([LONG[:60], other])
    found = scored(tmp_path, Naming(), **documents, **{"5ecb": near})
    assert found["copies.recall"].n == 4
