"""Questions that a sentence puts before their answer: "Asked on Monday whether it was shut, Lind said no"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from onrecord.model import Addressee, Attribution
from onrecord.reading.sourcing.layout import Layout
from onrecord.reading.words.asking import ASKED

_ASKED = re.compile(
    rf"(?:when\s+|being\s+)?{ASKED}\b|to\s+(?:the|a|another)\s+question\b",
    re.IGNORECASE,
)


def is_question(told: Attribution) -> bool:
    """A question that nobody is said to put, or somebody behind its cue: "Asked by the chair whether …"."""
    if not told.cue or _ASKED.match(told.cue[0].text) is None:
        return False
    first = told.cue[0].start
    return not told.source or (told.source[0].start > first and told.content[0].start > first)


def answered(page: Layout, attributions: Sequence[Attribution]) -> list[Attribution]:
    """The attributions; an answer has the day, the occasion and the carriers told with its question: "On Monday on
    Radio Tarn, when asked whether it was shut, Lind said no"."""
    questions = {page.sentence(a): a for a in attributions if a.parent is None and is_question(a)}
    return [_answer(a, questions.get(page.sentence(a))) if _is_answer(a) else a for a in attributions]


def _is_answer(told: Attribution) -> bool:
    return bool(told.source and told.speakers) and told.act != "ask" and told.parent is None


def _answer(told: Attribution, question: Attribution | None) -> Attribution:
    if question is None or question.cue[0].start > told.source[0].start:
        return told
    return replace(
        told,
        said=told.said or question.said,
        occasion=told.occasion or question.occasion,
        chain=question.chain if told.chain is None else told.chain,
    )


def questioned(page: Layout, attributions: Sequence[Attribution]) -> list[Attribution]:
    """The attributions; a question without an asker goes to who answers it, and has its day and occasion."""
    answers = {page.sentence(a): a for a in reversed(attributions) if _is_answer(a)}
    return [_put_to(a, answers.get(page.sentence(a))) if is_question(a) else a for a in attributions]


def _put_to(question: Attribution, answer: Attribution | None) -> Attribution:
    if answer is None or question.addressees:
        return question
    return replace(
        question,
        addressees=tuple(Addressee(s.name, s.mention) for s in answer.speakers),
        said=question.said or answer.said,
        occasion=question.occasion or answer.occasion,
        chain=answer.chain if question.chain is None else question.chain,
    )
