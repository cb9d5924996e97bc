"""What a story's readings say together."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, get_args

from onrecord.errors import ModelError, Problem
from onrecord.model.article import Article
from onrecord.model.reading import Act, Attribution, Mention, MentionKind, Miss
from onrecord.model.text import ArticleSpan, Edtf, check_one_of, check_share, check_spans

DependenceHow = Literal["copy", "credit", "byline"]
Voice = Literal["attributed", "narrated"]
ClaimStatus = Literal["asserted", "denied", "disputed", "declined", "unaddressed"]
RelationName = Literal[
    "denies", "contradicts", "answers", "rejects", "corrects", "misdescribes", "recurs", "speaks_for"
]
Basis = Literal["explicit", "inferred"]
About = Literal["statement", "date", "number", "role", "place"]
Precision = Literal["day", "week", "month", "year", "interval"]
EventStatus = Literal["reported", "attributed", "denied", "planned", "hypothetical"]
Direction = Literal["for", "against", "conditional", "open", "unclear"]
DecisionKind = Literal["accept", "reject", "edit", "merge", "split", "link", "note"]


@dataclass(frozen=True, slots=True, order=True)
class Role:
    """An office or description that a page gives an entity, with the page's date."""

    role: str
    span: ArticleSpan
    edtf: Edtf | None


@dataclass(frozen=True, slots=True)
class Entity:
    """A person, organization, place or group across articles; anonymous sources are entities too."""

    id: str
    kind: MentionKind
    name: str
    aliases: tuple[str, ...]
    roles: tuple[Role, ...]
    wikidata: str | None
    anonymous: bool
    mentions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class UtteranceDate:
    """When an utterance was said, and how that is known."""

    edtf: Edtf
    basis: str


@dataclass(frozen=True, slots=True)
class Difference:
    """The words by which two renderings of one utterance differ (`a`, `b`: attribution ids)."""

    a: str
    b: str
    only_a: tuple[str, ...]
    only_b: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Utterance:
    """One act of speaking, with every report of it.

    Attributes:
        first: the rendering nearest the origin.
        articles: how many articles report it.
        carriers: through whom it came.
        origins: its distinct first hearers.
    """

    id: str
    speakers: tuple[str, ...]
    renderings: tuple[str, ...]
    first: str
    said: UtteranceDate | None
    articles: int
    carriers: tuple[str, ...]
    origins: int
    differences: tuple[Difference, ...]


@dataclass(frozen=True, slots=True, order=True)
class DependsOn:
    """The article or the carrier that is depended on: one of the two."""

    article: str | None = None
    carrier: str | None = None

    def __post_init__(self) -> None:
        if (self.article is None) == (self.carrier is None):
            raise ModelError("a dependence is on an article or on a carrier, one of the two")


@dataclass(frozen=True, slots=True)
class Dependence:
    """An article takes from another article or a carrier.

    `scope` is "article" or the attributions concerned; `overlap` is the share of the article's text that stands
    in what it depends on (0 where it is a credit only).
    """

    article: str
    on: DependsOn
    how: DependenceHow
    scope: Literal["article"] | tuple[str, ...]
    overlap: float
    evidence: tuple[ArticleSpan, ...]

    def __post_init__(self) -> None:
        check_one_of(self.how, get_args(DependenceHow), "a dependence")
        check_share(self.overlap, "an overlap")


@dataclass(frozen=True, slots=True)
class Report:
    """One article's saying of a claim, in somebody's words or in its own voice."""

    attribution: str | None
    span: ArticleSpan
    voice: Voice


@dataclass(frozen=True, slots=True)
class StatusChange:
    """From this date on the claim had this status, by this attribution."""

    edtf: Edtf | None
    status: ClaimStatus
    by: str


@dataclass(frozen=True, slots=True)
class Claim:
    """What is said to be so, whoever says it. It is never "true".

    `origins`: the distinct persons or observers on whose word it rests; pages whose chain is not known add
    nothing beyond one.
    """

    id: str
    content: ArticleSpan
    reports: tuple[Report, ...]
    articles: int
    carriers: tuple[str, ...]
    origins: int
    status: ClaimStatus
    history: tuple[StatusChange, ...]

    def __post_init__(self) -> None:
        check_one_of(self.status, get_args(ClaimStatus), "a claim's status")


@dataclass(frozen=True, slots=True)
class Target:
    """One end of a relation: exactly one of these."""

    utterance: str | None = None
    attribution: str | None = None
    claim: str | None = None
    entity: str | None = None
    span: ArticleSpan | None = None

    def __post_init__(self) -> None:
        ends = (self.utterance, self.attribution, self.claim, self.entity, self.span)
        if ends.count(None) != len(ends) - 1:
            raise ModelError("an end of a relation is exactly one thing")


@dataclass(frozen=True, slots=True)
class Relation:
    """`from_` denies, contradicts, answers … `to`; `why` is a sentence for a person."""

    id: str
    relation: RelationName
    from_: Target
    to: Target
    basis: Basis
    about: About | None
    why: str
    confidence: float

    def __post_init__(self) -> None:
        check_one_of(self.relation, get_args(RelationName), "a relation")
        check_share(self.confidence, "a relation's confidence")


@dataclass(frozen=True, slots=True)
class Event:
    """What happened, with its own date, apart from that of its saying and of its publication."""

    id: str
    what: ArticleSpan
    when: Edtf | None
    precision: Precision | None
    participants: tuple[str, ...]
    code: str | None
    status: EventStatus
    reports: tuple[ArticleSpan, ...]


@dataclass(frozen=True, slots=True)
class Issue:
    """What is at stake between actors; `id` is a slug."""

    id: str
    name: str
    terms: tuple[str, ...]
    by: Literal["found", "user"]


@dataclass(frozen=True, slots=True)
class Position:
    """What an actor wants on an issue, by one attribution."""

    id: str
    actor: str
    issue: str
    act: Act
    direction: Direction
    said: Edtf | None
    attribution: str


@dataclass(frozen=True, slots=True)
class Shift:
    """Two statements of one actor on one issue, in order, that differ (`from_`, `to`: attribution ids)."""

    id: str
    actor: str
    issue: str
    from_: str
    to: str
    why: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Decision:
    """An editor's correction, kept through every rebuild.

    `targets` are page, mention or attribution ids: one or two, never a cluster. `at` is a moment, in EDTF.
    """

    id: str
    kind: DecisionKind
    targets: tuple[str, ...]
    value: str | None
    by: str
    at: Edtf
    why: str

    def __post_init__(self) -> None:
        check_one_of(self.kind, get_args(DecisionKind), "a decision")
        if len(self.targets) not in (1, 2):
            raise ModelError("a decision has one or two targets")


@dataclass(frozen=True, slots=True)
class Record:
    """All of it, for one story. Articles and attributions are those of the readings, completed across pages.

    Every tuple is sorted as the record format says, and ids are unique in it.
    """

    articles: tuple[Article, ...] = ()
    mentions: tuple[Mention, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    misses: tuple[Miss, ...] = ()
    problems: tuple[Problem, ...] = ()
    entities: tuple[Entity, ...] = ()
    utterances: tuple[Utterance, ...] = ()
    dependences: tuple[Dependence, ...] = ()
    claims: tuple[Claim, ...] = ()
    relations: tuple[Relation, ...] = ()
    events: tuple[Event, ...] = ()
    issues: tuple[Issue, ...] = ()
    positions: tuple[Position, ...] = ()
    shifts: tuple[Shift, ...] = ()
    decisions: tuple[Decision, ...] = ()

    def __post_init__(self) -> None:
        texts = {article.id: article.text for article in self.articles}
        for span in self._located_spans():
            if span.article not in texts:
                raise ModelError(f"a span refers to the article {span.article}, which the record does not hold")
            check_spans(texts[span.article], (span,), f"record, article {span.article}")
        for name in ("articles", "mentions", "attributions", "entities", "utterances", "claims", "relations",
                     "events", "issues", "positions", "shifts", "decisions"):  # fmt: skip
            ids = [row.id for row in getattr(self, name)]
            if len(ids) != len(set(ids)):
                raise ModelError(f"record: two {name} have one id")

    def _located_spans(self) -> Iterable[ArticleSpan]:
        yield from (role.span for entity in self.entities for role in entity.roles)
        yield from (span for dependence in self.dependences for span in dependence.evidence)
        yield from (claim.content for claim in self.claims)
        yield from (report.span for claim in self.claims for report in claim.reports)
        ends = (end for relation in self.relations for end in (relation.from_, relation.to))
        yield from (end.span for end in ends if end.span)
        yield from (span for event in self.events for span in (event.what, *event.reports))
