"""Reading gold annotations: the traps of each corpus, on made-up files of its form."""

from __future__ import annotations

from pathlib import Path

import pytest

from eval.corpora import HELD_OUT, Mention, Quoted, Triple, gum, held_out, polnear, uner

TEXT = "Ada said the dam holds. Bo, she thinks, lies.\n"


def quoted(tmp_path: Path, annotations: str) -> Quoted:
    for name in ("text", "attributions"):
        (tmp_path / name).mkdir()
    (tmp_path / "text" / "paper_2030-01-01_the-dam.txt").write_text(TEXT, "utf-8")
    (tmp_path / "attributions" / "paper_2030-01-01_the-dam_a1.ann").write_text(annotations, "utf-8")
    (article,) = polnear(tmp_path)
    return article


def test_an_attribution_has_the_pieces_of_its_roles(tmp_path: Path) -> None:
    article = quoted(
        tmp_path,
        "T1\tSource 0 3\tAda\nT2\tCue 4 8\tsaid\nT3\tContent 9 22\tthe dam holds\nT4\tAttribution 4 8\tsaid\n"
        "E1\tAttribution:T4 Content:T3 Cue:T2 Source:T1\n",
    )
    assert article.name == "paper_2030-01-01_the-dam"
    assert article.triples == (Triple(((0, 3),), ((4, 8),), ((9, 22),)),)


def test_discontinuous_and_numbered_contents_are_one_content(tmp_path: Path) -> None:
    article = quoted(
        tmp_path,
        "T1\tContent 24 26;40 44\tBo lies\nT2\tCue 32 38\tthinks\nT3\tContent 9 22\tthe dam holds\n"
        "E1\tAttribution-no-source:T9 Content:T1 Content2:T3 Cue:T2\n",
    )
    assert article.triples == (Triple((), ((32, 38),), ((9, 22), (24, 26), (40, 44))),)


def test_notes_and_malformed_lines_are_passed_over(tmp_path: Path) -> None:
    article = quoted(
        tmp_path,
        "T1\tDiscuss 0 3\tAda\nT\nHalf a line\n\nT2\tContent 9 22\tthe dam holds\n#1\tAnnotatorNotes T1\thm\n"
        "E1\tDiscuss:T1\nE2\tAttribution:T1 Content:T2\n",
    )
    assert article.triples == (Triple((), (), ((9, 22),)),)


def test_every_annotator_counts(tmp_path: Path) -> None:
    quoted(tmp_path, "")
    (tmp_path / "attributions" / "paper_2030-01-01_the-dam_b2.ann").write_text("", "utf-8")
    assert [item.name for item in polnear(tmp_path)] == ["paper_2030-01-01_the-dam"] * 2


def test_the_held_out_articles_do_not_depend_on_order_or_number_of_annotators() -> None:
    names = [f"article-{number}" for number in range(500)]
    chosen = held_out(names)
    assert len(chosen) == HELD_OUT
    assert held_out([*reversed(names), *names]) == chosen


CONLLU = """# newpar
# text = Mayor Ada Orr met voters.
1\tMayor\tmayor\tNOUN\tNN\t_\t2\tcompound\t_\tEntity=(1-person-new-cf1-2-coref
2\tAda\tAda\tPROPN\tNNP\t_\t4\tnsubj\t_\t_
3\tOrr\tOrr\tPROPN\tNNP\t_\t2\tflat\t_\tEntity=1)
4\tmet\tmeet\tVERB\tVBD\t_\t0\troot\t_\t_
5\tvoters\tvoter\tNOUN\tNNS\t_\t4\tobj\t_\tSpaceAfter=No|Entity=(2-person-new-cf2-1-coref)
6\t.\t.\tPUNCT\t.\t_\t4\tpunct\t_\t_

# newpar
# text = She left.
1\tShe\tshe\tPRON\tPRP\t_\t2\tnsubj\t_\tEntity=(1-person-giv-cf1-1-ana)
2\tleft\tleave\tVERB\tVBD\t_\t0\troot\t_\tSpaceAfter=No
3\t.\t.\tPUNCT\t.\t_\t2\tpunct\t_\t_
"""


def test_mentions_of_gum_have_form_by_their_head_and_kind(tmp_path: Path) -> None:
    (tmp_path / "dep").mkdir()
    (tmp_path / "dep" / "GUM_made_up.conllu").write_text(CONLLU, "utf-8")
    (document,) = gum(tmp_path)
    assert document.text == "Mayor Ada Orr met voters.\n\nShe left."
    assert [(document.text[m.start : m.end], m.kind, m.form) for m in document.mentions] == [
        ("Mayor Ada Orr", "person", "name"),
        ("voters", "group", "nominal"),
        ("She", "person", "pronoun"),
    ]


def test_universal_ner_keeps_spacing_and_calls_the_rest_other(tmp_path: Path) -> None:
    path = tmp_path / "x.iob2"
    path.write_text(
        "# sent_id = doc-1-0001\n# text = Ada Orr's Orlish dam\n1\tAda\tB-PER\t-\tx\n2\tOrr\tI-PER\t-\tx\n"
        "3\t's\tO\t-\t-\n4\tOrlish\tB-OTH\t-\tx\n5\tdam\tO\t-\t-\n\n"
        "# sent_id = doc-1-0002\n# text = Port Sunder\n1\tPort\tB-LOC\t-\tx\n2\tSunder\tI-LOC\t-\tx\n",
        "utf-8",
    )
    (document,) = uner(path)
    assert document.text == "Ada Orr's Orlish dam\n\nPort Sunder"
    assert document.mentions == (
        Mention(0, 7, "person", "name"),
        Mention(10, 16, "other", "name"),
        Mention(22, 33, "place", "name"),
    )


@pytest.mark.parametrize("name", ["GUM_reddit_x.conllu"])
def test_documents_without_words_are_left_out(tmp_path: Path, name: str) -> None:
    (tmp_path / "dep").mkdir()
    (tmp_path / "dep" / name).write_text(CONLLU, "utf-8")
    assert gum(tmp_path) == []
