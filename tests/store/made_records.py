"""Hypothesis strategies for pages, readings and records: small, of any text, and valid by construction."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, get_args

import numpy as np
from hypothesis import strategies as st

from onrecord.errors import Problem, Stage
from onrecord.model import (
    Act,
    Addressee,
    Article,
    ArticleSpan,
    Attitude,
    Attribution,
    Block,
    Claim,
    ClaimStatus,
    Context,
    Dated,
    DateMethod,
    Decision,
    DecisionKind,
    Dependence,
    DependsOn,
    Difference,
    Entity,
    Event,
    Flag,
    FlagName,
    Form,
    Furniture,
    FurnitureReason,
    Issue,
    Link,
    Media,
    Mention,
    MentionForm,
    MentionKind,
    Miss,
    Outlet,
    Page,
    Position,
    Reading,
    Record,
    Relation,
    RelationName,
    Report,
    Role,
    Said,
    Section,
    SectionLabel,
    Shift,
    Span,
    Speaker,
    Stance,
    StatusChange,
    Target,
    Utterance,
    Vectors,
)
from onrecord.model.record import UtteranceDate

Draw = Callable[[st.SearchStrategy[Any]], Any]

WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)
"""Any text that UTF-8 knows, NULs and right-to-left marks among it."""

SHARES = st.floats(0, 1)
COUNTS = st.integers(0, 2**40)
DATES = st.sampled_from(["2024-11-08", "2024-11", "2024", "2024-11-07/2024-11-08", "../2024-11-05", "2024-11-08?"])
IDS = st.text("abcdef0123456789:-", min_size=1, max_size=10)


def any_of(literal: Any) -> st.SearchStrategy[Any]:
    return st.sampled_from(get_args(literal))


def maybe(strategy: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.none() | strategy


def tuples(strategy: st.SearchStrategy[Any], least: int = 0) -> st.SearchStrategy[tuple[Any, ...]]:
    return st.lists(strategy, min_size=least, max_size=3).map(tuple)


def unique(strategy: st.SearchStrategy[Any]) -> st.SearchStrategy[tuple[Any, ...]]:
    return st.lists(strategy, max_size=2, unique_by=lambda value: value.id).map(tuple)


def spans(text: str, make: Callable[..., Any] = Span, **more: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    ends = st.tuples(st.integers(0, len(text)), st.integers(0, len(text))).map(sorted)
    return ends.flatmap(
        lambda e: st.builds(make, st.just(e[0]), st.just(e[1]), st.just(text[e[0] : e[1]]), **more)
    )


def dated(text: str) -> st.SearchStrategy[Dated]:
    return st.builds(Dated, DATES, any_of(DateMethod), maybe(spans(text) | WORDS), SHARES)


@st.composite
def articles(draw: Draw, id_: str | None = None, page: str | None = None, location: str | None = None) -> Article:
    text = draw(WORDS) * draw(st.integers(1, 4))
    outlets = st.builds(Outlet, WORDS, maybe(WORDS)) | st.builds(Outlet, st.none(), WORDS)
    return Article(
        id=id_ or draw(IDS),
        page=page or "sha256:" + draw(st.text("0123456789abcdef", min_size=64, max_size=64)),
        location=location or draw(WORDS.filter(bool)),
        container=draw(maybe(WORDS)),
        outlet=draw(maybe(outlets)),
        title=draw(maybe(spans(text))),
        byline=draw(tuples(WORDS)),
        published=draw(maybe(dated(text))),
        updated=draw(maybe(dated(text))),
        language=draw(maybe(WORDS)),
        text=text,
        anchor=draw(tuples(st.builds(Block, COUNTS, COUNTS, WORDS.filter(bool)))),
        furniture=draw(tuples(spans(text, Furniture, reason=any_of(FurnitureReason)))),
        sections=draw(tuples(spans(text, Section, label=any_of(SectionLabel)))),
        flags=draw(tuples(st.builds(Flag, any_of(FlagName), WORDS, tuples(spans(text))))),
    )


def mentions(article: Article) -> st.SearchStrategy[Mention]:
    return st.builds(
        Mention,
        IDS.map(lambda id_: f"m{id_}"),
        st.just(article.id),
        spans(article.text),
        any_of(MentionKind),
        any_of(MentionForm),
        st.none(),
        maybe(DATES),
    )


def attributions(article: Article) -> st.SearchStrategy[Attribution]:
    here = spans(article.text)
    return st.builds(
        Attribution,
        id=IDS.map(lambda id_: f"a{id_}"),
        article=st.just(article.id),
        section=any_of(SectionLabel),
        parent=st.none(),
        source=tuples(here),
        cue=tuples(here),
        content=tuples(here, least=1),
        speakers=tuples(st.builds(Speaker, WORDS, st.none(), maybe(IDS), st.booleans())),
        form=any_of(Form),
        attitude=any_of(Attitude),
        act=any_of(Act),
        negated=st.booleans(),
        stance=any_of(Stance),
        addressees=tuples(st.builds(Addressee, WORDS, st.none(), maybe(IDS))),
        occasion=maybe(here),
        said=maybe(st.builds(Said, DATES, maybe(here), WORDS)),
        chain=maybe(tuples(st.builds(Link, WORDS, maybe(IDS), st.booleans(), tuples(here)))),
        confidence=SHARES,
    )


def misses(article: Article) -> st.SearchStrategy[Miss]:
    return st.builds(Miss, st.just(article.id), spans(article.text), spans(article.text), WORDS)


def problems() -> st.SearchStrategy[Problem]:
    pages = st.text("0123456789abcdef", min_size=64, max_size=64).map(lambda digits: f"sha256:{digits}")
    return st.builds(Problem, WORDS, maybe(pages), any_of(Stage), IDS, WORDS)


def vectors(text: str) -> st.SearchStrategy[Vectors]:
    numbers = st.lists(st.floats(-1, 1, width=16), min_size=2, max_size=2)
    rows = st.lists(st.tuples(st.just((0, len(text))), numbers), max_size=2)
    return rows.map(
        lambda made: Vectors.of([r for r, _ in made], np.array([v for _, v in made], "f4").reshape(-1, 2))
    )


@st.composite
def readings(draw: Draw, page: Page) -> Reading:
    article = draw(articles(Article.id_of(page.id), page.id, page.location))
    return Reading(
        article=article,
        sentences=draw(tuples(st.tuples(COUNTS, COUNTS))),
        mentions=draw(unique(mentions(article))),
        attributions=draw(unique(attributions(article))),
        misses=draw(tuples(misses(article))),
        vectors=draw(vectors(article.text)),
        problems=draw(tuples(problems())),
    )


def pages() -> st.SearchStrategy[Page]:
    contexts = st.builds(Context, maybe(WORDS), maybe(WORDS), maybe(WORDS), maybe(WORDS))
    return st.builds(Page, st.binary(max_size=4), WORDS.filter(bool), any_of(Media), maybe(WORDS), contexts)


def decisions() -> st.SearchStrategy[Decision]:
    targets = st.lists(IDS, min_size=1, max_size=2).map(tuple)
    return st.builds(Decision, IDS, any_of(DecisionKind), targets, maybe(WORDS), WORDS, DATES, WORDS)


def located(held: Sequence[Article]) -> st.SearchStrategy[ArticleSpan]:
    """Spans of one of the articles."""
    return st.sampled_from(held).flatmap(lambda a: spans(a.text, ArticleSpan, article=st.just(a.id)))


def across(held: Sequence[Article]) -> dict[str, st.SearchStrategy[Any]]:
    """What only a record holds, of these articles."""
    here = located(held)
    ends = st.builds(Target, utterance=IDS) | st.builds(Target, claim=IDS) | st.builds(Target, span=here)
    on = st.builds(DependsOn, article=IDS) | st.builds(DependsOn, carrier=WORDS.filter(bool))
    statuses = any_of(ClaimStatus)
    changes = st.builds(StatusChange, maybe(DATES), statuses, IDS)
    reports = st.builds(Report, maybe(IDS), here, st.sampled_from(["attributed", "narrated"]))
    roles = st.builds(Role, WORDS, here, maybe(DATES))
    differences = st.builds(Difference, IDS, IDS, tuples(WORDS), tuples(WORDS))
    said = maybe(st.builds(UtteranceDate, DATES, WORDS))
    scope = st.just("article") | tuples(IDS)
    names, ids = tuples(WORDS), tuples(IDS)
    return {
        "entities": unique(
            st.builds(
                Entity, IDS, any_of(MentionKind), WORDS, names, tuples(roles), maybe(WORDS), st.booleans(), ids
            )
        ),
        "utterances": unique(
            st.builds(Utterance, IDS, ids, ids, IDS, said, COUNTS, names, COUNTS, tuples(differences))
        ),
        "dependences": tuples(
            st.builds(
                Dependence,
                st.sampled_from([article.id for article in held]),
                on,
                st.sampled_from(["copy", "credit", "byline"]),
                scope,
                SHARES,
                tuples(here),
            )
        ),
        "claims": unique(
            st.builds(Claim, IDS, here, tuples(reports), COUNTS, names, COUNTS, statuses, tuples(changes))
        ),
        "relations": unique(
            st.builds(
                Relation,
                IDS,
                any_of(RelationName),
                ends,
                ends,
                st.sampled_from(["explicit", "inferred"]),
                st.sampled_from([None, "statement", "date", "number", "role", "place"]),
                WORDS,
                SHARES,
            )
        ),
        "events": unique(
            st.builds(
                Event,
                IDS,
                here,
                maybe(DATES),
                st.sampled_from([None, "day", "week", "month", "year", "interval"]),
                ids,
                maybe(WORDS),
                st.sampled_from(["reported", "attributed", "denied", "planned", "hypothetical"]),
                tuples(here),
            )
        ),
    }


@st.composite
def records(draw: Draw) -> Record:
    held = draw(unique(articles()))
    inside: dict[str, Any] = {"mentions": (), "attributions": (), "misses": ()}
    if held:
        inside = {
            "mentions": draw(unique(st.sampled_from(held).flatmap(mentions))),
            "attributions": draw(unique(st.sampled_from(held).flatmap(attributions))),
            "misses": draw(tuples(st.sampled_from(held).flatmap(misses))),
            **{name: draw(strategy) for name, strategy in across(held).items()},
        }
    directions = st.sampled_from(["for", "against", "conditional", "open", "unclear"])
    return Record(
        articles=held,
        **inside,
        problems=draw(tuples(problems())),
        issues=draw(unique(st.builds(Issue, IDS, WORDS, tuples(WORDS), st.sampled_from(["found", "user"])))),
        positions=draw(unique(st.builds(Position, IDS, IDS, IDS, any_of(Act), directions, maybe(DATES), IDS))),
        shifts=draw(unique(st.builds(Shift, IDS, IDS, IDS, IDS, IDS, WORDS, SHARES))),
        decisions=draw(unique(decisions())),
    )
