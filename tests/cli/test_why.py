"""`onrecord why`, over a record handed to it."""

from __future__ import annotations

import json
import re
from dataclasses import replace

import pytest
from click.testing import CliRunner
from dossier.records import story

from onrecord import pipeline
from onrecord.cli.reasons import Reasons, told
from onrecord.cli.rows import NotOne
from onrecord.cli.why import command
from onrecord.model import Link


def ask(*arguments, record=None):
    opener = command(lambda path: record or story())
    return CliRunner().invoke(opener, [*arguments, "--db", "talks.db"])


def reasons(record=None):
    return Reasons(record or story(), pipeline.rules())


@pytest.mark.parametrize("key", sorted(reasons().rows.by_id))
def test_every_row_has_a_rule_and_words_that_stand_on_its_page(key):
    record = story()
    texts = {article.location: article.text for article in record.articles}
    reason = reasons(record).why(key)
    assert reason.rule and (reason.evidence or reason.path)
    assert all(texts[q.location][q.start : q.end] == q.text for q in reason.evidence)
    assert reason.id in told(reason)


def test_every_kind_of_row_is_asked_for():
    kinds = {reasons().why(key).type for key in reasons().rows.by_id}
    assert kinds >= {
        "article", "mention", "attribution", "entity", "utterance", "claim", "relation", "event", "issue",
        "position", "shift", "decision", "dependence", "flag", "miss",
    }  # fmt: skip


def test_a_relation_says_what_stands_at_both_ends_and_the_threshold():
    record = story()
    result = ask(next(r.id for r in record.relations if r.relation == "denies"))
    assert result.exit_code == 0
    assert "from: content: “" in result.stdout and "rule: Explicit" in result.stdout and "0.6" in result.stdout


def test_what_is_one_is_counted_as_one():
    everything = "".join(told(reasons().why(key)) for key in reasons().rows.by_id)
    assert "1 article," in everything and "(s)" not in everything
    assert not re.search(r"\b1 (?:article|carrier|origin|mention|rendering|first hearer)s\b", everything)


def test_what_is_told_to_people_has_days_in_words_and_a_pages_own_quotation_marks_once():
    found = reasons()
    everything = "".join(told(found.why(key)).partition("  rule:")[0] for key in found.rows.by_id)
    told_by = [line for line in everything.splitlines() if ".html" not in line and ".txt" not in line]
    assert not [line for line in told_by if re.search(r"\b\d{4}-\d\d-\d\d\b|“[\"“”]|[\"“”]”", line)]


def test_json_is_one_object_with_the_same():
    (one, *_) = story().claims
    found = json.loads(ask(one.id, "--format", "json").stdout)
    assert found["id"] == one.id and found["type"] == "claim" and len(found["evidence"]) >= len(one.reports)


def test_an_id_may_be_cut_and_its_kind_left_out():
    record = story()
    one = replace(record.relations[0], id="relation:3f2a77")
    found = reasons(replace(record, relations=(one,)))
    assert found.rows.find("relation:3f2") == one.id == found.rows.find("3f2a")


def test_the_beginning_of_an_article_means_the_article_and_not_what_stands_in_it():
    (one, *_) = story().articles
    assert reasons().rows.find(one.id[:12]) == one.id


@pytest.mark.parametrize(("asked", "message"), [("nowhere", "nothing in talks.db"), ("", "nothing in")])
def test_an_unknown_id_is_wrong_usage(asked, message):
    result = ask(asked)
    assert result.exit_code == 2 and message in result.stderr and "show claims" in result.stderr


def test_several_that_begin_alike_are_named():
    record = story()
    two = [replace(r, id=f"relation:aa{n}") for n, r in enumerate(record.relations[:2])]
    result = ask("aa", record=replace(record, relations=tuple(two)))
    assert result.exit_code == 2 and "relation:aa0, relation:aa1" in result.stderr
    with pytest.raises(NotOne):
        reasons(replace(record, relations=tuple(two))).rows.find("aa")


def test_an_inferred_link_says_what_shows_it():
    record = story()
    held = next(d for d in record.dependences if d.how == "credit" and d.on.carrier)
    one = next(a for a in record.attributions if a.article == held.article)
    chained = replace(one, chain=(Link(held.on.carrier, certainty="inferred"),))
    others = tuple(chained if a.id == one.id else a for a in record.attributions)
    reason = reasons(replace(record, attributions=others)).why(one.id)
    assert any("inferred: by dependence" in step for step in reason.path)


def test_a_decision_stands_under_what_it_changed():
    record = story()
    (decision, *_) = record.decisions
    found = reasons(record)
    touched = [key for key in decision.targets if key in found.rows.by_id]
    assert touched and all(found.why(key).decisions for key in touched)


def test_what_a_page_says_does_not_steer_the_terminal():
    record = story()
    (first, *rest) = record.articles
    hostile = replace(record, articles=(replace(first, location="a\x1b]0;b\x07.html"), *rest))
    result = ask(first.id, record=hostile)
    assert result.exit_code == 0 and "␛]0;b␇.html" in result.stdout and "\x1b" not in result.stdout
