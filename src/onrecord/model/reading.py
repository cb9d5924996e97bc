"""All that one article says by itself."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, get_args

import numpy as np
import numpy.typing as npt

from onrecord.errors import ModelError, Problem
from onrecord.model.article import Article, SectionLabel
from onrecord.model.text import Edtf, Range, Span, check_edtf, check_one_of, check_share, check_spans

MentionKind = Literal["person", "organization", "place", "group", "work", "event", "time", "other"]
MentionForm = Literal["name", "nominal", "pronoun"]
Form = Literal["direct", "indirect", "mixed", "turn"]
Attitude = Literal["assertion", "belief", "knowledge", "intention"]
Act = Literal[
    "assert",
    "deny",
    "promise",
    "demand",
    "reject",
    "accept",
    "threaten",
    "praise",
    "criticise",
    "ask",
    "announce",
    "urge",
    "decline",
    "other",
]
Stance = Literal["committed", "neutral", "distanced"]
Certainty = Literal["explicit", "inferred"]


def mention_id(article: str, start: int, end: int, kind: MentionKind) -> str:
    """The id of a mention: its article and place (times apart, since a name may stand on the same words)."""
    return f"{article}:{'t' if kind == 'time' else 'm'}{start}-{end}"


def attribution_id(article: str, source: Sequence[Span], cue: Sequence[Span], content: Sequence[Span]) -> str:
    """The id of an attribution: its article and where its cue (else its source) and its content stand."""
    head = (cue or source or content)[0].start
    return f"{article}:a{head}-{content[0].start}-{content[-1].end}"


@dataclass(frozen=True, slots=True)
class Mention:
    """A name, description or pronoun, with the cluster of what it means inside the article.

    `cluster` is the id of the cluster's first mention; `value` is the EDTF value of a time, else None. A time that
    the grammar of times read is a name; one that only the tagger found is a description, and has no value.
    """

    id: str
    article: str
    span: Span
    kind: MentionKind
    form: MentionForm
    cluster: str | None = None
    value: Edtf | None = None

    def __post_init__(self) -> None:
        check_one_of(self.kind, get_args(MentionKind), "a mention's kind")
        check_one_of(self.form, get_args(MentionForm), "a mention's form")
        if self.value is not None:
            check_edtf(self.value)

    @property
    def is_date(self) -> bool:
        """Whether it is a time that the grammar of times read."""
        return self.kind == "time" and self.form == "name"


@dataclass(frozen=True, slots=True, order=True)
class Speaker:
    """Who is quoted: the fullest name known, never a pronoun; `anonymous` as the page describes them."""

    name: str
    mention: str | None = None
    entity: str | None = None
    anonymous: bool = False


@dataclass(frozen=True, slots=True, order=True)
class Addressee:
    """To whom it was said."""

    name: str
    mention: str | None = None
    entity: str | None = None


@dataclass(frozen=True, slots=True)
class Said:
    """When it was said. `basis` says in a few words how the date was found from the evidence."""

    edtf: Edtf
    evidence: Span | None
    basis: str

    def __post_init__(self) -> None:
        check_edtf(self.edtf)


@dataclass(frozen=True, slots=True)
class Link:
    """One carrier of a sourcing chain, with the words that show the link (empty where it is inferred)."""

    carrier: str
    entity: str | None = None
    anonymous: bool = False
    cue: tuple[Span, ...] = ()
    certainty: Certainty = "explicit"


@dataclass(frozen=True, slots=True)
class Attribution:
    """The article says that somebody said, thinks, knows or means to; fields as in the record format.

    `chain` runs from the carrier nearest this page to the one nearest the speaker; `()` means that the page says
    it heard it itself, None that it does not say.
    """

    id: str
    article: str
    section: SectionLabel
    parent: str | None
    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    speakers: tuple[Speaker, ...]
    form: Form
    attitude: Attitude
    act: Act
    negated: bool
    stance: Stance
    addressees: tuple[Addressee, ...]
    occasion: Span | None
    said: Said | None
    chain: tuple[Link, ...] | None
    confidence: float

    def __post_init__(self) -> None:
        check_one_of(self.section, get_args(SectionLabel), "a section")
        check_one_of(self.form, get_args(Form), "a form")
        check_one_of(self.attitude, get_args(Attitude), "an attitude")
        check_one_of(self.act, get_args(Act), "an act")
        check_one_of(self.stance, get_args(Stance), "a stance")
        check_share(self.confidence, "an attribution's confidence")
        if not self.content:
            raise ModelError(f"attribution {self.id} has no content")

    def spans(self) -> Iterator[Span]:
        """Every span of it."""
        yield from (*self.source, *self.cue, *self.content)
        if self.occasion:
            yield self.occasion
        if self.said and self.said.evidence:
            yield self.said.evidence
        for link in self.chain or ():
            yield from link.cue


@dataclass(frozen=True, slots=True)
class Miss:
    """A sentence with a reporting cue that did not become an attribution, and why."""

    article: str
    span: Span
    cue: Span
    reason: str


@dataclass(frozen=True, slots=True)
class Vectors:
    """Meaning of each sentence and each content: unit vectors, one a range of the article's text.

    Kept as little-endian float16, since a reading is stored and compared byte for byte.

    Attributes:
        ranges: the hull of each sentence and content, in ascending order, each once.
        width: components of a vector.
        data: `len(ranges) × width` float16, row by row.
    """

    ranges: tuple[Range, ...] = ()
    width: int = 0
    data: bytes = b""

    def __post_init__(self) -> None:
        if len(self.data) != 2 * self.width * len(self.ranges):
            raise ModelError(f"{len(self.data)} bytes are not {len(self.ranges)} vectors of {self.width}")

    @classmethod
    def of(cls, ranges: Sequence[Range], matrix: npt.NDArray[np.float32]) -> Vectors:
        """Vectors from the rows of `matrix` (n, width), which belong to `ranges` one to one."""
        return cls(tuple(ranges), int(matrix.shape[1]), matrix.astype("<f2").tobytes())

    @property
    def matrix(self) -> npt.NDArray[np.float32]:
        """All vectors, float32 of shape (n, width)."""
        rows = np.frombuffer(self.data, dtype="<f2").astype(np.float32)
        return rows.reshape(len(self.ranges), self.width)


@dataclass(frozen=True, slots=True)
class Reading:
    """All that one article says by itself. Spans are checked against the text, references against each other.

    `sentences` tile what is read of the text, furniture left out, in order.
    """

    article: Article
    sentences: tuple[Range, ...] = ()
    mentions: tuple[Mention, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    misses: tuple[Miss, ...] = ()
    vectors: Vectors = Vectors()
    problems: tuple[Problem, ...] = ()

    def __post_init__(self) -> None:
        owner = f"reading of {self.article.location}"
        text = self.article.text
        check_spans(text, (m.span for m in self.mentions), owner)
        check_spans(text, (s for a in self.attributions for s in a.spans()), owner)
        check_spans(text, (s for m in self.misses for s in (m.span, m.cue)), owner)
        ids = [m.id for m in self.mentions] + [a.id for a in self.attributions]
        if len(ids) != len(set(ids)):
            raise ModelError(f"{owner}: two mentions or attributions have one id")
        self._check_references(set(ids), owner)

    def _check_references(self, known: set[str], owner: str) -> None:
        wanted = [a.parent for a in self.attributions] + [m.cluster for m in self.mentions]
        wanted += [s.mention for a in self.attributions for s in a.speakers]
        wanted += [s.mention for a in self.attributions for s in a.addressees]
        missing = {w for w in wanted if w is not None} - known
        if missing:
            raise ModelError(f"{owner}: refers to {min(missing)}, which it does not hold")
