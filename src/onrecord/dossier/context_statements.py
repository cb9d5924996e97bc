"""What the dossier's template shows of statements: who said what, where it stands, and through whom it came."""

from __future__ import annotations

from dataclasses import dataclass

NOBODY = "No speaker named"


@dataclass(frozen=True, slots=True)
class Cite:
    """A short reference to words on a page.

    Attributes:
        number: the attribution's number in this dossier; None where the article says it in its own voice.
        who: the speaker, or the outlet where the article speaks itself.
        quote: the words, on one line, clipped.
        where: the outlet of the page.
        when: when it was said, else when it was printed, as words.
        act: what the speaker does by saying it, where that is more than saying.
        href: to the words in the article's text.
        verb: the cue, as printed, where the words alone are too few to tell anything.
        also: the same speaker's very same words on other pages, where they stand behind this one.
    """

    number: int | None
    who: str
    quote: str
    where: str
    when: str
    act: str
    href: str
    verb: str = ""
    also: tuple[Cite, ...] = ()

    @property
    def named(self) -> bool:
        """Whether the page says who speaks."""
        return self.who != NOBODY


@dataclass(frozen=True, slots=True)
class Step:
    """One station of a sourcing chain, from the speaker to this page."""

    name: str
    anonymous: bool = False
    inferred: bool = False
    unknown: bool = False


@dataclass(frozen=True, slots=True)
class Statement:
    """One attribution, as the dossier lists it.

    Attributes:
        number: its number in this dossier, in order of articles and places.
        id: its id in the record.
        speakers: who is quoted, as one line.
        anonymous: no speaker is named.
        quote: its content; pieces joined by an ellipsis.
        when: when it was said, as words; "" where nobody knows.
        basis: how that is known.
        printed: when the page was published, as words.
        where: the outlet.
        form: direct, indirect, mixed or turn, in plain words.
        verb: the cue, as printed.
        act: act, as a word for a badge; "" where it is a plain assertion.
        notes: negation, attitude, stance, addressees, occasion: what a careful reader must know besides.
        chain: from the speaker to this page.
        sureness: how sure the reader is, as a word; `confidence` in hundredths.
        inside: the attribution in whose content this one stands.
        href: to its words.
    """

    number: int
    id: str
    speakers: str
    anonymous: bool
    quote: str
    when: str
    basis: str
    printed: str
    where: str
    form: str
    verb: str
    act: str
    notes: tuple[str, ...]
    chain: tuple[Step, ...]
    sureness: str
    confidence: int
    inside: Cite | None
    href: str


@dataclass(frozen=True, slots=True)
class Saying:
    """One act of speaking: the rendering nearest its origin, and where else it is reported."""

    statement: Statement
    others: tuple[Cite, ...]
    telling: str


@dataclass(frozen=True, slots=True)
class SpeakerGroup:
    """All that one speaker is reported to have said; `share` is 0..100 of the most quoted speaker's.

    `entity`: the speaker's id in the record; "" where there is none.
    """

    id: str
    entity: str
    name: str
    anonymous: bool
    roles: str
    sayings: tuple[Saying, ...]
    reports: int
    share: int
    open: bool
