"""All that the dossier's template may use, and nothing besides: a test holds the template to it.

Every string is plain text, escaped by the template. `href` is a fragment of the same file (`#t12`), or an
`http(s)` address. Dates are words; numbers are numbers.
"""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from onrecord.dossier.context_pages import ArticleView, MissGroup, PageRef, ProblemGroup
from onrecord.dossier.context_statements import Cite, SpeakerGroup
from onrecord.dossier.drawings import Chart, Graph


@dataclass(frozen=True, slots=True)
class Figure:
    """One number of the story at a glance, with what it counts."""

    value: int
    label: str
    note: str = ""
    href: str = ""


@dataclass(frozen=True, slots=True)
class Word:
    """A stretch of a rendering; `differs` where the rendering beside it has other words."""

    text: str
    differs: bool


@dataclass(frozen=True, slots=True)
class Rendering:
    """One report of an utterance, beside the others; `also` are those with the very same words."""

    cite: Cite
    words: tuple[Word, ...]
    first: bool
    also: tuple[Cite, ...]


@dataclass(frozen=True, slots=True)
class UtteranceView:
    """An utterance that more than one page reports; `differs`: not everywhere in the same words."""

    id: str
    who: str
    when: str
    roots: str
    differs: bool
    renderings: tuple[Rendering, ...]


@dataclass(frozen=True, slots=True)
class Denial:
    """What is denied: both sides. `why` says how the record found that the one denies the other."""

    id: str
    claim: str
    href: str
    status: str
    roots: str
    said: tuple[Cite, ...]
    denied: tuple[Cite, ...]
    why: tuple[str, ...]
    sureness: str


@dataclass(frozen=True, slots=True)
class Pair:
    """Two things that the record relates, side by side."""

    id: str
    left: Cite
    right: Cite
    about: str
    why: str
    sureness: str


@dataclass(frozen=True, slots=True)
class RelationGroup:
    """All relations of one name, with a heading and a sentence that says what the name means.

    `folded`: of less weight, so that they are unfolded by who wants them.
    """

    name: str
    heading: str
    meaning: str
    folded: bool
    pairs: tuple[Pair, ...]


@dataclass(frozen=True, slots=True)
class ClaimView:
    """A claim that more than one page reports."""

    claim: str
    href: str
    status: str
    roots: str
    said: tuple[Cite, ...]


@dataclass(frozen=True, slots=True)
class PositionStep:
    """Where an actor stands on an issue at one time."""

    direction: str
    sign: str
    when: str
    cite: Cite


@dataclass(frozen=True, slots=True)
class PositionCell:
    """An actor's positions on an issue, in order of time; equal neighbours are folded into the first."""

    steps: tuple[PositionStep, ...]
    folded: int


@dataclass(frozen=True, slots=True)
class PositionRow:
    """An actor's positions, one cell an issue."""

    actor: str
    cells: tuple[PositionCell, ...]


@dataclass(frozen=True, slots=True)
class PositionTable:
    """Actors by issues."""

    issues: tuple[str, ...]
    rows: tuple[PositionRow, ...]


@dataclass(frozen=True, slots=True)
class ShiftView:
    """A change of an actor's position, both statements side by side."""

    id: str
    actor: str
    issue: str
    before: PositionStep
    after: PositionStep
    why: str
    sureness: str


@dataclass(frozen=True, slots=True)
class EventView:
    """What happened, in a page's words; `told_by`: in whose statement they stand, else the page says it itself;
    `otherwise`: reports that give it another date."""

    what: Cite
    status: str
    told_by: Cite | None
    also: tuple[Cite, ...]
    otherwise: tuple[OtherDate, ...]


@dataclass(frozen=True, slots=True)
class OtherDate:
    """A report of an event with the date that it gives, which cannot be the one that the event is listed under."""

    when: str
    report: Cite


@dataclass(frozen=True, slots=True)
class Day:
    """All that the record dates to one EDTF value; `early`: before the story's own time."""

    id: str
    when: str
    early: bool
    events: tuple[EventView, ...]
    denials: tuple[Cite, ...]
    said: tuple[SaidBy, ...]
    pages: tuple[PageRef, ...]


@dataclass(frozen=True, slots=True)
class SaidBy:
    """The numbers of what one speaker said on a day."""

    who: str
    numbers: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class DependenceView:
    """An article takes from another article or a carrier."""

    article: PageRef
    on: str
    on_href: str
    how: str
    scope: str
    overlap: int
    evidence: tuple[Cite, ...]


@dataclass(frozen=True, slots=True)
class Sources:
    """What depends on what."""

    sentences: tuple[str, ...]
    graph: Graph | None
    dependences: tuple[DependenceView, ...]


@dataclass(frozen=True, slots=True)
class RoleView:
    """An office or description, with where it stands."""

    role: str
    when: str
    href: str


@dataclass(frozen=True, slots=True)
class EntityView:
    """A person, organization, place or group."""

    id: str
    name: str
    aliases: tuple[str, ...]
    roles: tuple[RoleView, ...]
    mentions: int
    statements: int
    wikidata: str
    speaker_href: str


@dataclass(frozen=True, slots=True)
class EntityGroup:
    """Entities of one kind; `rest` are the names of those mentioned once that say nothing."""

    heading: str
    entities: tuple[EntityView, ...]
    rest: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FlagView:
    """A warning on articles, said of all of them in the same words."""

    articles: tuple[PageRef, ...]
    why: str
    evidence: tuple[Cite, ...]


@dataclass(frozen=True, slots=True)
class FlagGroup:
    """All warnings of one kind."""

    heading: str
    flags: tuple[FlagView, ...]


@dataclass(frozen=True, slots=True)
class DecisionView:
    """An editor's correction."""

    kind: str
    targets: tuple[str, ...]
    value: str
    by: str
    at: str
    why: str


@dataclass(frozen=True, slots=True)
class Glance:
    """The story at a glance."""

    figures: tuple[Figure, ...]
    speakers: tuple[SpeakerGroup, ...]
    denied: tuple[Denial, ...]
    moved: tuple[ShiftView, ...]
    cautions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Dossier:
    """The whole file: the template's context, field by field.

    `style` is the package's own style sheet and `style_hash` the hash by which the file's content security
    policy admits it; `large` says that the articles' texts are too many to be printed on paper.
    """

    title: str
    subtitle: str
    style: Markup
    style_hash: str
    large: bool
    glance: Glance
    chart: Chart | None
    days: tuple[Day, ...]
    speakers: tuple[SpeakerGroup, ...]
    utterances: tuple[UtteranceView, ...]
    denials: tuple[Denial, ...]
    open_denials: tuple[Cite, ...]
    claims: tuple[ClaimView, ...]
    relations: tuple[RelationGroup, ...]
    positions: PositionTable | None
    positions_rest: tuple[PositionTable, ...]
    shifts: tuple[ShiftView, ...]
    sources: Sources
    entities: tuple[EntityGroup, ...]
    flags: tuple[FlagGroup, ...]
    problems: tuple[ProblemGroup, ...]
    misses: tuple[MissGroup, ...]
    decisions: tuple[DecisionView, ...]
    articles: tuple[ArticleView, ...]
