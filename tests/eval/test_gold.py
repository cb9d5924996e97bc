"""The example story and its gold agree, and the scorer gives everything to who answers as the gold does."""

import hashlib
import json
import re
import shutil
import subprocess
import sys
from dataclasses import fields, replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from eval import archived, gold, story, story_articles, story_attributions
from eval.gold import EXAMPLES, GoldError, check, load, main, place
from eval.quotes import QuoteError, find, holds
from eval.rows import Row
from onrecord.model import Article, Attribution

STORY = gold.GOLD / "orlim-dam"
GOLD = load(STORY)
WORDS = st.lists(st.sampled_from(["she", "said", "river", "“no”", "Mr.", "gate,"]), min_size=1, max_size=12)


def span(text, place_of):
    start, end = place_of
    return {"start": start, "end": end, "text": text[start:end]}


def text_of(row):
    """The gold's own idea of the article's text: all words of the page, one line."""
    return " ".join(archived.page(EXAMPLES, row).text.split())


def article_line(row):
    raw, text = archived.page(EXAMPLES, row), text_of(row)
    ends = [find(text, section["quote"]) for section in row.sections]
    dated = [d and d | {"evidence": None, "confidence": 1.0} for d in (row.published, row.updated)]
    whole = "/html/body" if raw.is_html else f"char=0,{len(raw.text)}"
    return {
        "type": "article",
        "id": row.article,
        "page": "sha256:" + hashlib.sha256(raw.data or b"").hexdigest(),
        "location": row.location,
        "container": row.container,
        "outlet": row.outlet,
        "title": span(text, find(text, row.title)),
        "byline": row.byline,
        "published": dated[0],
        "updated": dated[1],
        "language": row.language,
        "text": text,
        "anchor": [{"start": 0, "end": len(text), "selector": whole}],
        "furniture": [span(text, find(text, f["quote"])) | {"reason": f["reason"]} for f in row.furniture],
        "sections": [span(text, end) | {"label": s["label"]} for end, s in zip(ends, row.sections, strict=True)],
        "flags": [{"flag": flag, "why": "", "evidence": []} for flag in row.flags],
    }


def attribution_line(row, text):
    placed = place(row, text)
    pieces = {role: [span(text, r) for r in getattr(placed, role)] for role in ("source", "cue", "content")}
    same = {
        name: getattr(row, name) for name in ("section", "parent", "form", "attitude", "act", "negated", "stance")
    }
    return {
        "type": "attribution",
        "id": row.key,
        "article": row.article,
        **pieces,
        **same,
        "speakers": [s | {"mention": None, "entity": None} for s in row.speakers],
        "addressees": [{"name": name, "mention": None, "entity": None} for name in row.addressees],
        "occasion": placed.occasion and span(text, placed.occasion),
        "said": row.said and {"edtf": row.said, "evidence": None, "basis": ""},
        "chain": chain_of(row),
        "confidence": 1.0,
    }


def chain_of(row):
    """The printed chain; of one page that the gold knows to copy, the link that the record would infer."""
    if row.key == "delta/7":
        return [{"carrier": "MPA", "anonymous": False, "certainty": "inferred"}]
    return row.chain and [link | {"certainty": "explicit"} for link in row.chain]


def utterance_lines():
    for number, keys in enumerate(GOLD.record["utterances"]):
        hearers = [r["first_hearers"] for r in GOLD.record["origins"] if set(r.get("utterance", ())) & set(keys)]
        yield {
            "type": "utterance",
            "id": f"u{number}",
            "renderings": keys,
            "origins": hearers[0] if hearers else 1,
        }


def end_of(target, texts):
    if isinstance(target, str):
        return {"attribution": target}
    found = find(texts[target["article"]], target["quote"])
    return {"span": span(texts[target["article"]], found) | {"article": target["article"]}}


def record_lines(texts):
    yield from utterance_lines()
    for number, row in enumerate(GOLD.record["origins"]):
        if "claim" in row:
            where = end_of({"article": row["article"], "quote": row["claim"]}, texts)["span"]
            yield {
                "type": "claim",
                "id": f"c{number}",
                "origins": row["origins"],
                "reports": [{"attribution": None, "span": where}],
            }
    ends = [("denies", row["by"], row["target"], row["basis"], None) for row in GOLD.record["denials"]]
    ends += [("contradicts", row["a"], row["b"], None, row["about"]) for row in GOLD.record["contradictions"]]
    ends += [("recurs", a, b, None, None) for a, b in GOLD.record["recurs"]]
    ends += [("misdescribes", row, row, None, None) for row in GOLD.record["misdescribes"]]
    for number, (relation, a, b, basis, about) in enumerate(ends):
        yield {
            "type": "relation",
            "id": f"r{number}",
            "relation": relation,
            "from": end_of(a, texts),
            "to": end_of(b, texts),
            "basis": basis,
            "about": about,
        }
    for row in GOLD.record["dependences"]:
        yield {"type": "dependence"} | row
    for number, row in enumerate(GOLD.record["events"]):
        what = end_of(row, texts)["span"]
        yield {
            "type": "event",
            "id": f"e{number}",
            "what": what,
            "reports": [],
            "when": row["when"],
            "status": row["status"],
        }
    yield from ({"type": "position"} | row for row in GOLD.record["positions"])
    yield from ({"type": "shift"} | row for row in GOLD.record["shifts"])
    yield from entity_lines()
    unlisted = {row["actor"] for row in GOLD.record["positions"]} - {
        row["name"] for row in GOLD.record["entities"]
    }
    yield from ({"type": "entity", "id": n, "name": n, "kind": "group", "mentions": []} for n in sorted(unlisted))


def entity_lines():
    for row in GOLD.record["entities"]:
        ids = [f"{row['name']}/{number}" for number in range(len(row["spellings"]))]
        yield {"type": "entity", "id": row["name"], "name": row["name"], "kind": row["kind"], "mentions": ids}
        yield from (
            {"type": "mention", "id": i, "span": {"text": s}} for i, s in zip(ids, row["spellings"], strict=True)
        )


@pytest.fixture(scope="module")
def perfect():
    """An export that says what the gold says."""
    articles = [article_line(row) for row in GOLD.articles.values()]
    texts = {line["id"]: line["text"] for line in articles}
    attributions = [attribution_line(row, texts[row.article]) for row in GOLD.attributions.values()]
    wrong = attributions[0] | {
        "id": "wrong",
        "source": attributions[1]["source"],
        "confidence": 0.0,
        "content": [],
    }
    return [*articles, *attributions, wrong, *record_lines(texts)]


def score(lines, folder):
    path = folder / "export.jsonl"
    path.write_text("".join(json.dumps(line) + "\n" for line in lines), "utf-8")
    return {row.name: row for row in story.rows(path, STORY)}


@pytest.fixture(scope="module")
def best(perfect, tmp_path_factory):
    """The rows of the perfect export."""
    return score(perfect, tmp_path_factory.mktemp("best"))


@pytest.mark.parametrize("name", gold.stories())
def test_every_quote_stands_on_its_page(name):
    assert check(load(gold.GOLD / name), EXAMPLES) == []


def test_a_story_is_a_folder_with_the_three_files(tmp_path):
    assert "orlim-dam" in gold.stories() and "cases" not in gold.stories()
    shutil.copytree(STORY, tmp_path / "b")
    shutil.copytree(STORY, tmp_path / "a")
    (tmp_path / "b" / "record.json").unlink()
    assert gold.stories(tmp_path) == ["a"]


def test_the_self_check_says_what_is_missing(tmp_path, capsys):
    shutil.copytree(STORY, tmp_path / "orlim-dam")
    path = tmp_path / "orlim-dam" / "articles.jsonl"
    path.write_text(path.read_text("utf-8").replace("visitor 0048812", "visitor 7"), "utf-8")
    assert main([], tmp_path, EXAMPLES) == 1
    assert (
        "orlim-dam: articles.jsonl: tribune: its page does not hold 'You are visitor 7'" in capsys.readouterr().out
    )


@pytest.mark.parametrize(
    ("file", "old", "new", "message"),
    [
        ("attributions.jsonl", '"act": "deny"', '"act": "shrug"', "knows no 'shrug'"),
        (
            "attributions.jsonl",
            '"parent": "review/9"',
            '"parent": "ledger/5"',
            "no parent 'ledger/5' in its article",
        ),
        ("attributions.jsonl", '"form": "turn"', '"shape": "turn"', "missing or unknown"),
        ("articles.jsonl", '"2025-05-06"', '"6 May"', "not an EDTF date: '6 May'"),
        ("record.json", '"declined": [', '"declined": ["ledger/99",', "no attribution 'ledger/99'"),
        ("record.json", '"article": "lowland"', '"article": "tarn"', "no article 'tarn'"),
        ("record.json", '"entity": "Mirela Antov"', '"entity": "Ada Orr"', "no entity 'Ada Orr'"),
        (
            "record.json",
            '"direction": "against"',
            '"direction": "north"',
            "positions: the record format knows no 'north'",
        ),
    ],
)
def test_gold_that_breaks_its_guide_is_refused(tmp_path, file, old, new, message):
    folder = tmp_path / "gold"
    shutil.copytree(STORY, folder)
    text = (folder / file).read_text("utf-8")
    assert old in text
    (folder / file).write_text(text.replace(old, new, 1), "utf-8")
    with pytest.raises(GoldError, match=re.escape(message)):
        load(folder)


def test_the_warc_is_built_from_its_pages(tmp_path):
    built = tmp_path / "crawl.warc.gz"
    subprocess.run([sys.executable, str(EXAMPLES / "make_warc.py"), str(built)], check=True)
    assert built.read_bytes() == (EXAMPLES / "orlim-dam" / "crawl.warc.gz").read_bytes()


def test_the_story_has_what_the_issue_asks():
    pages = [path.suffix for path in sorted((EXAMPLES / "orlim-dam").iterdir())]
    assert pages.count(".html") >= 6 and pages.count(".txt") >= 4 and len(GOLD.articles) >= 14
    versions = [row.location for row in GOLD.articles.values() if row.holds]
    assert len(versions) == 2 and len(set(versions)) == 1
    assert any(len(row.chain or ()) >= 2 for row in GOLD.attributions.values())


def test_every_field_of_the_format_has_a_row(best):
    known = {f"article.{f.name}" for f in fields(Article)} - {"article.id"}
    known |= {f"attribution.{f.name}" for f in fields(Attribution)} - {"attribution.id", "attribution.article"}
    assert known <= set(best)
    measured = {f"article.{f}" for f in story_articles.MEASURED} | {
        f"attribution.{f}" for f in story_attributions.MEASURED
    }
    assert known == measured


def test_who_answers_as_the_gold_does_gets_everything(best):
    found = dict(best)
    for name in ("attribution.found", "attribution.found.precision", "attribution.source"):  # one is wrong
        del found[name]
    for name in ("attribution.chain", "attribution.chain.kind"):  # one link is inferred, and not printed
        del found[name]
    assert {name: row.value for name, row in found.items() if row.value != 100.0} == {}
    assert {name for name, row in found.items() if row.n == 0} == set()


def test_who_answers_nothing_gets_nothing(perfect, tmp_path):
    found = score([line for line in perfect if line["type"] == "article"], tmp_path)
    assert {
        row.value for name, row in found.items() if name.startswith(("attribution.", "utterance.rec", "denial."))
    } == {0}


def test_a_reader_that_always_says_the_same_loses(perfect, tmp_path):
    same = {
        "speakers": [],
        "act": "announce",
        "negated": False,
        "stance": "neutral",
        "parent": None,
        "chain": None,
    }
    same |= {"said": None, "occasion": None, "addressees": [], "confidence": 0.5, "attitude": "assertion"}
    found = score([line | same if line["type"] == "attribution" else line for line in perfect], tmp_path)
    named = {f"attribution.{field}" for field in same} | {"attribution.chain.kind", "attribution.attitude.macro"}
    named -= {"attribution.attitude"}  # accuracy, which such a reader does please: hence the row beside it
    assert {name for name in named if found[name].value >= 70} == set()


def test_two_people_of_one_family_name_are_two(perfect, best, tmp_path):
    def rename(line):
        same = [s | {"name": s["name"].replace("Pavel Kerrin", "Anna Kerrin")} for s in line.get("speakers", ())]
        return line | {"speakers": same} if line["type"] == "attribution" else line

    assert score(map(rename, perfect), tmp_path)["attribution.speakers"].value < best["attribution.speakers"].value


def test_a_record_that_merges_everything_loses(perfect, tmp_path):
    kept = [line for line in perfect if line["type"] != "utterance"]
    whole = {"type": "utterance", "id": "u", "renderings": list(GOLD.attributions), "origins": 1}
    found = score([*kept, whole], tmp_path)
    assert found["utterance.recall"].value == 100
    assert found["utterance.precision"].value < 5
    assert found["utterance.lookalikes"].value == 0


def test_a_record_that_shows_what_is_not_there_loses_precision(perfect, best, tmp_path):
    """A contradiction, a refrain and a wrong office too many; a denial and a contradiction of the wrong sort."""
    ends = {"from": {"attribution": "meridian/10"}, "to": {"attribution": "karinform/4"}}
    more = [
        {"type": "relation", "id": f"more {name}", "relation": name, "basis": "inferred", "about": "date"} | ends
        for name in ("contradicts", "recurs", "misdescribes")
    ]
    found = score([*perfect, *more], tmp_path)
    fallen = {name for name in best if found[name].value < best[name].value}
    assert fallen == {"contradiction.precision", "relation.recurs.precision", "relation.misdescribes.precision"}
    same = {"basis": "explicit", "about": "date"}
    found = score([line | same if line["type"] == "relation" else line for line in perfect], tmp_path)
    assert 0 < found["denial.basis"].value < 60
    assert found["contradiction.about"].value < 50
    found = score([line for line in perfect if line.get("relation") not in ("contradicts", "denies")], tmp_path)
    assert found["contradiction.recall"].value == 0


def test_an_inferred_link_is_right_where_the_gold_bears_it_out(perfect, tmp_path):
    def through(carrier):
        link = {"carrier": carrier, "anonymous": False, "certainty": "inferred"}
        changed = [line | {"chain": [link]} if line.get("id") == "delta/7" else line for line in perfect]
        return score(changed, tmp_path)

    assert through("Meridian Press Agency")["chain.inferred"].value == 100
    assert through("Karinform")["chain.inferred"].value == 0
    assert through("Karinform")["chain.printed"].value == 100


def test_positions_on_other_issues_and_of_others_lose(perfect, best, tmp_path):
    whole = [
        line | {"issue": "x", "actor": "Rasmus Boll"} if line["type"] == "position" else line for line in perfect
    ]
    found = score(whole, tmp_path)
    assert found["position.issue"].value < best["position.issue"].value
    assert found["position.actor"].value < 50
    kinds = [line | {"kind": "place"} if line["type"] == "entity" else line for line in perfect]
    assert score(kinds, tmp_path)["entity.kind"].value < 50


def test_all_stories_together_have_an_answer_for_everything():
    story.demand(load(gold.GOLD / name) for name in gold.stories())


def test_an_occasion_may_stand_outside_near():
    row = replace(GOLD.attributions["ledger/7"], near="It rained, she said.", source=["she"], cue=["said"])
    row = replace(row, content=["It rained"], occasion="the [[fair]] in May")
    text = "She opened the fair in May. It rained, she said. The fair was dull."
    assert place(row, text).occasion == (text.index("fair"), text.index("fair") + len("fair"))


def without_shifts_and_occasions(tmp_path):
    folder = tmp_path / "quiet"
    shutil.copytree(STORY, folder)
    path = folder / "attributions.jsonl"
    lines = [json.loads(line) | {"occasion": None} for line in path.read_text("utf-8").splitlines()]
    path.write_text("".join(json.dumps(line) + "\n" for line in lines), "utf-8")
    (folder / "record.json").write_text(json.dumps(dict(GOLD.record) | {"shifts": []}), "utf-8")
    return folder


def test_what_no_story_answers_is_an_error(tmp_path):
    quiet = load(without_shifts_and_occasions(tmp_path))
    story.demand([quiet, GOLD])
    with pytest.raises(GoldError, match=r"no instance of attribution\.occasion, shifts"):
        story.demand([quiet])


def test_a_story_has_no_row_of_what_its_gold_says_nothing_about(perfect, best, tmp_path):
    export = tmp_path / "export.jsonl"
    export.write_text("".join(json.dumps(line) + "\n" for line in perfect), "utf-8")
    found = {row.name for row in story.rows(export, without_shifts_and_occasions(tmp_path))}
    assert set(best) - found == {"attribution.occasion", "shift"}


def test_every_part_of_the_record_bears_a_row(best):
    assert set(GOLD.record) - set(story.PARTS.values()) == {"occasions"}  # they say which pairs are not judged
    assert {story._basis(name) for name in best} >= set(story.PARTS.values())


def test_the_targets_are_weighed_over_the_stories(best):
    rows = list(best.values())
    none = [Row(row.name, 0.0, 3 * row.n, row.definition) for row in rows]
    pooled = story.pooled([rows, none])
    assert [row.name for row in pooled] == list(story.TARGETS)
    assert {row.value for row in pooled} == {25.0}
    assert [row.n for row in pooled] == [4 * best[name].n for name in story.TARGETS]
    assert pooled[0].definition.startswith("target 85; ")


def test_the_table_is_printed(perfect, tmp_path, capsys):
    (tmp_path / "export.jsonl").write_text("".join(json.dumps(line) + "\n" for line in perfect), "utf-8")
    assert story.main([str(tmp_path / "export.jsonl"), "--story", "orlim-dam"]) == 0
    assert "attribution.speakers" in capsys.readouterr().out
    with pytest.raises(SystemExit):
        story.main([str(tmp_path / "export.jsonl"), "--story", "cases"])
    assert "there are" in capsys.readouterr().err


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(WORDS, min_size=1, max_size=5), st.data())
def test_a_quote_is_found_where_it_was_taken_or_refused(lines, data):
    text = "\n\n ".join("  ".join(line) for line in lines)
    words = text.split()
    start = data.draw(st.integers(0, len(words) - 1))
    quote = " ".join(words[start : data.draw(st.integers(start + 1, len(words)))])
    assert holds(text, quote)
    try:
        low, high = find(text, quote)
    except QuoteError as error:
        assert "places" in str(error)
    else:
        assert text[low:high].split() == quote.split()
        assert not (text[low].isspace() or text[high - 1].isspace())


def test_context_and_near_tell_two_places_apart():
    text = "He said she\nsaid it. Then he said: no."
    assert find(text, "she [[said]] it") == (12, 16)
    assert find(text, "said", near="Then he said: no.") == (29, 33)
    with pytest.raises(QuoteError, match="in 3 places"):
        find(text, "said")
    with pytest.raises(QuoteError, match="nowhere"):
        find(text, "sai")
