"""The scorers of corpora, on made-up files of their forms and a reader that finds what the test tells it to."""

from __future__ import annotations

import json
import re
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest

from eval import coreference, mentions, polnear, relations, vectors
from eval.corpora import Mention, Mentioned, gum
from onrecord.model import Span
from onrecord.reading.found import FoundMention

SAID = 'Ada Orr said: "The dam holds." Bo thinks it leaks, according to friends.'

CONLLU = """# newpar
# text = Ada doesn't know why.
1\tAda\tAda\tPROPN\tNNP\t_\t4\tnsubj\t_\tEntity=(1-person-new-cf1-1-coref)
2-3\tdoesn't\t_\t_\t_\t_\t_\t_\t_\t_
2\tdoes\tdo\tAUX\tVBZ\t_\t4\taux\t_\t_
3\tn't\tnot\tPART\tRB\t_\t4\tadvmod\t_\t_
4\tknow\tknow\tVERB\tVB\t_\t0\troot\t_\tEntity=(2-event-new-cf2-1-coref)
5-6\twhy.\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No
5\twhy\twhy\tADV\tWRB\t_\t4\tadvmod\t_\t_
6\t.\t.\tPUNCT\t.\t_\t4\tpunct\t_\t_

# newpar
# text = The mayor said she asked it.
1\tThe\tthe\tDET\tDT\t_\t2\tdet\t_\tEntity=(1-person-giv-cf1-2-coref
2\tmayor\tmayor\tNOUN\tNN\t_\t3\tnsubj\t_\tEntity=1)
3\tsaid\tsay\tVERB\tVBD\t_\t0\troot\t_\t_
4\tshe\tshe\tPRON\tPRP\t_\t5\tnsubj\t_\tEntity=(1-person-giv-cf1-1-ana)
5\tasked\task\tVERB\tVBD\t_\t3\tccomp\t_\t_
6\tit\tit\tPRON\tPRP\t_\t5\tobj\t_\tEntity=(2-event-giv-cf2-1-ana)|SpaceAfter=No
7\t.\t.\tPUNCT\t.\t_\t3\tpunct\t_\t_
"""
TEXT = "Ada doesn't know why.\n\nThe mayor said she asked it."

RSD = (
    "1\tAda\t0\t_\t_\t_\t3\tattribution-negative_r\t_\tsemantic-negation-3-gold;semantic-attribution_source-1-_\n"
    "2\tdoes n't know\t1\t_\t_\t_\t1\tsame-unit_m\t_\t_\n"
    "3\twhy .\t0\t_\t_\t_\t0\tROOT\t_\t_\n"
    "4\tThe mayor said\t0\t_\t_\t_\t5\tattribution-positive_r\t_\tsemantic-attribution_source-7-8,10-gold\n"
    "5\tshe asked it .\t1\t_\t_\t_\t3\tjoint-list_m\t1:attribution-positive:0:0:x-1-_\t_\n"
)


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    for name, words in (("dep/GUM_made_up.conllu", CONLLU), ("rst/GUM_made_up.rsd", RSD)):
        (tmp_path / name).parent.mkdir()
        (tmp_path / name).write_text(words, "utf-8")
    return tmp_path


def place(text, words, after=0):
    start = text.index(words, after)
    return start, start + len(words)


class Reader:
    """Reads in every article what it was told."""

    def __init__(self, mentions=(), attributions=()):
        self._reading = SimpleNamespace(mentions=mentions, attributions=attributions)

    def read(self, article):
        assert article.text == TEXT
        return self._reading


def mention(words, cluster, kind="person"):
    return SimpleNamespace(span=Span.cut(TEXT, *place(TEXT, words)), cluster=cluster, kind=kind)


def attribution(source, cue, negated=False, act="other"):
    pieces = {"source": source, "cue": cue}
    spans = {role: (Span.cut(TEXT, *place(TEXT, words)),) if words else () for role, words in pieces.items()}
    return SimpleNamespace(**spans, negated=negated, act=act)


def jaccard(a, b):
    return len(a & b) / len(a | b) if a or b else 0.0


def covered(pieces, tokens):
    return frozenset(i for i, (a, b) in enumerate(tokens) if any(s <= a and b <= e for s, e in pieces))


def pair(gold, own, weight):
    ranked = sorted((-weight(a, b), i, j) for i, a in enumerate(gold) for j, b in enumerate(own))
    found, used = [], set()
    for value, i, j in ranked:
        if value < 0 and not used & {("gold", i), ("own", j)}:
            used |= {("gold", i), ("own", j)}
            found.append((i, j))
    return found


SCORE = SimpleNamespace(
    tokens_of=lambda text: [match.span() for match in re.finditer(r"\w+", text)],
    covered=covered, pair=pair, jaccard=jaccard,
)  # fmt: skip
"""What the scorers use of the shared one."""


def roles(source, cue, content):
    named = {"source": source, "cue": cue, "content": content}
    return {role: [place(SAID, words)] if words else [] for role, words in named.items()}


GOLD = [roles("Ada Orr", "said", '"The dam holds."'), roles("friends", "according to", "Bo thinks it leaks")]


def judge(tmp_path, found):
    """The made-up article beside predictions: roles and confidence."""
    lines = [{"type": "article", "id": "a", "location": "/x/paper.txt"}]
    for pieces, confidence in found:
        spans = {role: [{"start": a, "end": b} for a, b in where] for role, where in pieces.items()}
        lines.append({"type": "attribution", "article": "a", "parent": None, "confidence": confidence} | spans)
    lines.append(lines[-1] | {"parent": "another"})
    export = tmp_path / "export.jsonl"
    export.write_text("".join(json.dumps(line) + "\n" for line in lines), "utf-8")
    (article,) = polnear.judged(SCORE, {"paper": (SAID, GOLD)}, export)
    return article


def values(rows):
    return {row.name.split(".", 1)[1]: (round(row.value, 1), row.n) for row in rows}


def test_there_are_forty_speech_verbs_each_on_its_line_with_its_forms():
    lines = [line.split() for line in polnear.SPEECH_WORDS.read_text("utf-8").splitlines() if line[0] != "#"]
    assert len(lines) == 40
    assert all(len(forms) >= 4 for forms in lines)
    assert len(polnear.speech_words()) == sum(map(len, lines))


def test_speech_is_right_where_source_and_content_overlap_whatever_the_partner_has_as_cue(tmp_path):
    found = [
        (roles("Orr", "said", "The dam holds."), 0.9),
        (roles("Bo", "thinks", "it leaks"), 0.8),
        (roles("friends", "to", "Bo thinks it leaks"), 0.7),
    ]
    assert values(polnear.speech_rows([judge(tmp_path, found)])) == {
        "speech.precision": (100.0, 1),
        "speech.recall": (100.0, 2),
    }


def test_speech_is_wrong_with_another_source_or_half_a_content(tmp_path):
    found = [(roles("Bo", "said", "The dam holds."), 0.9), (roles("friends", "according to", "Bo"), 0.7)]
    assert values(polnear.speech_rows([judge(tmp_path, found)])) == {
        "speech.precision": (0.0, 2),
        "speech.recall": (0.0, 2),
    }


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ('He said "no" and "yes".', ['"no"', '"yes"']),
        ("''No,'' he said, “never”", ["''No,''", "“never”"]),
        ("“Never, he said. “No.”", ["“No.”"]),
        ('“He said "no" to me.”', ['"no"', '“He said "no" to me.”']),
        ('A door 80" high.\n\nShe said "no".', ['"no"']),
        ('"One.\n\n"Two," he said. "Three.\nNext', ['"One.', '"Two,"']),
        ("“One.\n\n “Two.”", ["“One.", "“Two.”"]),
        ("“In what he calls “hell” now.”", ["“hell”", "“In what he calls “hell” now.”"]),
        ("It isn't 'so'.", []),
    ],
)
def test_quoted_is_what_stands_between_paired_marks(text, inside):
    assert sorted(text[a:b] for a, b in polnear.quoted(text)) == sorted(inside)


def test_quoted_contents_are_found_with_four_fifths_of_their_words_and_by_their_source(tmp_path):
    right = [(roles("Orr", "said", '"The dam holds."'), 0.9)]
    assert values(polnear.quoted_rows(SCORE, [judge(tmp_path, right)])) == {
        "quoted.found": (100.0, 1),
        "quoted.source": (100.0, 1),
    }
    short, stranger = roles("Orr", "said", "dam holds"), roles("Bo", "said", "The dam holds")
    assert values(polnear.quoted_rows(SCORE, [judge(tmp_path, [(short, 0.9)])]))["quoted.found"] == (0.0, 1)
    assert values(polnear.quoted_rows(SCORE, [judge(tmp_path, [(stranger, 0.9)])]))["quoted.source"] == (0.0, 1)


def test_calibration_is_what_the_expected_error_leaves_of_100(tmp_path):
    found = [(roles("Orr", "said", "The dam holds."), 0.9), (roles("Bo", "thinks", "it leaks"), 0.3)]
    row = polnear.calibration_row([judge(tmp_path, found)])
    assert (round(row.value, 1), row.n) == (80.0, 2)
    assert polnear.expected_error([0.75, 0.75, 1.0], [True, False, True]) == pytest.approx(16.67)
    assert polnear.expected_error([], []) == 0.0


def test_matches_says_of_each_found_attribution_whether_it_overlaps_a_gold_one():
    found = [SimpleNamespace(**roles("Bo", "thinks", "it leaks")), SimpleNamespace(**GOLD[0])]
    assert polnear.matches(SCORE, SAID, [SimpleNamespace(**pieces) for pieces in GOLD], found) == [False, True]


def test_names_are_right_in_span_and_kind_and_universal_ner_has_its_own():
    text = "Ada Orr left Port Sunder"
    gold = (Mention(0, 7, "person", "name"), Mention(13, 24, "place", "name"), Mention(0, 3, "work", "name"))
    found = [FoundMention(0, 7, "person", "name", 1.0), FoundMention(13, 24, "person", "name", 1.0)]
    strict = [FoundMention(13, 24, "place", "name", 1.0)]
    encoded = SimpleNamespace(found=lambda: SimpleNamespace(mentions=found), strict_names=lambda: strict)
    encoder = SimpleNamespace(encode=lambda text, blocks: encoded)
    from_gum, from_uner = (Mentioned("x", corpus, text, gold) for corpus in ("gum", "uner"))
    assert mentions.mention_counts(encoder, [from_gum], "name", mentions.STRICT) == (1, 2, 2)
    assert mentions.mention_f1(encoder, [from_uner], "name", mentions.STRICT) == 66.7


def test_a_claim_is_right_where_the_nearest_other_one_is_a_partner(tmp_path):
    (tmp_path / "S").mkdir()
    pairs = [{"claim_a": "a", "claim_b": "b"}, {"claim_a": "c", "claim_b": "d"}, {"claim_a": "a", "claim_b": "b"}]
    (tmp_path / "S" / "made-up-train.json").write_text(json.dumps({"data": pairs}), "utf-8")
    angles = {"a": 0.0, "b": 0.1, "c": 0.5, "d": 1.2}

    def encode(claim, blocks):
        row = np.array([[np.cos(angles[claim]), np.sin(angles[claim])]])
        return SimpleNamespace(vectors=lambda ranges: row)

    claims, loss = vectors.rows(SimpleNamespace(encode=encode), tmp_path)
    assert (claims.value, claims.n) == (75.0, 4)  # c is nearer to b than to d
    assert loss.value == pytest.approx(100 - (vectors.UNTOUCHED - 75))


def test_gum_has_contractions_as_printed_tokens_and_clusters(corpus):
    (document,) = gum(corpus, contracted=True)
    assert document.text == document.article.text == TEXT
    assert [document.text[a:b] for a, b in document.tokens[:6]] == ["Ada", "does", "n't", "know", "why", "."]
    assert document.clusters == ("1", "2", "1", "1", "2")
    assert document.tokens_in([place(TEXT, "n't know")]) == {2, 3}
    assert gum(corpus)[0].text.startswith("Ada does n't know why .")


def test_conll_is_that_of_the_reference_scorer():
    """The example of Pradhan et al. (2014): MUC .40, B³ .4545, CEAF-e .52."""
    gold, predicted = ([{("x", ord(m), 0) for m in cluster} for cluster in side.split()]
                       for side in ("abc defg", "ab cd fghi"))  # fmt: skip
    figures = [coreference.conll("", gold, side, "").value for side in (predicted, gold, [])]
    assert figures == pytest.approx([100 * (0.4 + 5 / 11 + 0.52) / 3, 100, 0])


def test_coreference_knows_all_of_gums_clusters_and_no_singletons(corpus):
    found = [
        mention("Ada", "m1"),
        mention("The mayor", "m1"),
        mention("she", "m1"),
        mention("asked", "m2", "event"),
        mention("why", None, "time"),
    ]
    figures = values(coreference.rows(corpus, Reader(found)))
    assert figures["conll"][0] == pytest.approx(
        100 * (2 * 2 / 3 / (5 / 3) + 2 * 0.6 / 1.6 + 2 * 0.5 / 1.5) / 3, abs=0.1
    )
    assert figures["actors"] == (100.0, 3)
    tight = [mention("Ada", "m1"), mention("mayor", "m1"), mention("she", "m1")]
    tighter = values(coreference.rows(corpus, Reader(tight)))
    assert tighter["heads"] == figures["heads"] == figures["conll"] != tighter["conll"]
    assert figures["mentions"] == (75.0, 5)
    assert (figures["pronoun"][1], figures["nominal"][1]) == (1, 1)


def test_an_attributing_unit_goes_on_over_what_cuts_it_and_has_its_source(corpus):
    negative, positive = relations.read(corpus / "rst" / "GUM_made_up.rsd")
    assert negative == relations.Attributed(frozenset({0, 1, 2, 3}), frozenset({0}), True)
    assert positive == relations.Attributed(frozenset({6, 7, 8}), frozenset({6, 7, 9}), False)


@pytest.mark.parametrize(
    ("found", "recall", "negative"),
    [
        ([attribution("Ada", "know", negated=True), attribution("The mayor", "said")], 100.0, 100.0),
        ([attribution("Ada", "know"), attribution("she", "said")], 100.0, 0.0),
        ([attribution("Ada", "know", act="decline"), attribution("The mayor", "asked")], 50.0, 100.0),
        ([attribution("", "know", negated=True), attribution("Ada", "said")], 0.0, 0.0),
        ([attribution("Ada", "doesn't", negated=True), attribution("Ada", "doesn't know")], 50.0, 0.0),
    ],
)
def test_a_relation_is_matched_by_a_cue_in_its_unit_and_a_token_of_its_source(corpus, found, recall, negative):
    assert values(relations.rows(corpus, Reader((), found))) == {
        "attribution.recall": (recall, 2),
        "attribution.negative": (negative, 1),
    }
