"""Which lines of a record a person asks to see: by speaker, by words, by date."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from anyascii import anyascii

from onrecord.dossier.dates import bounds
from onrecord.model import (
    Article,
    ArticleSpan,
    Attribution,
    Claim,
    Decision,
    Edtf,
    Entity,
    Event,
    Miss,
    Position,
    Record,
    Relation,
    Target,
    Utterance,
    one_line,
)

SPEAKER, ABOUT, SINCE = "--speaker", "--about", "--since"

APPLIES: dict[str, tuple[str, ...]] = {
    "attributions": (SPEAKER, ABOUT, SINCE),
    "utterances": (SPEAKER, ABOUT, SINCE),
    "entities": (SPEAKER, ABOUT),
    "claims": (SPEAKER, ABOUT, SINCE),
    "relations": (SPEAKER, ABOUT, SINCE),
    "chronology": (SPEAKER, ABOUT, SINCE),
    "positions": (SPEAKER, ABOUT, SINCE),
    "articles": (SPEAKER, ABOUT, SINCE),
    "problems": (ABOUT,),
    "misses": (ABOUT, SINCE),
    "decisions": (ABOUT, SINCE),
}
"""What can be shown, and by what it can be asked for."""


@dataclass(frozen=True)
class Asked:
    """What a person asks for; None asks for all."""

    speaker: str | None = None
    about: str | None = None
    since: date | None = None

    def options(self) -> tuple[str, ...]:
        """The options that are given."""
        given = ((SPEAKER, self.speaker), (ABOUT, self.about), (SINCE, self.since))
        return tuple(name for name, value in given if value is not None)


FOLDED = 20_000
"""Texts whose words are kept: the names and statements of a large story, which its relations repeat."""


@lru_cache(FOLDED)
def folded(text: str) -> tuple[str, ...]:
    """The words of `text` without case, accents and script: `Müller's` is `muller` and `s`."""
    plain = anyascii(unicodedata.normalize("NFKC", text)).casefold()
    return tuple(re.findall(r"\w+", plain))


def has_words(asked: str, texts: Iterable[str]) -> bool:
    """Every word of `asked` begins a word of one and the same of `texts`; where it has no word, none does."""
    wanted = folded(asked)
    return bool(wanted) and any(
        all(any(word.startswith(w) for word in words) for w in wanted) for words in map(folded, texts)
    )


def is_name(asked: str, names: Iterable[str]) -> bool:
    """Every word of `asked` is a word of one and the same of `names`."""
    wanted = set(folded(asked))
    return bool(wanted) and any(wanted <= set(folded(name)) for name in names)


class Filter:
    """Chooses from a record what is asked for.

    A thing answers by those who speak in it, by its texts and by its dates; one that has none of what
    is asked for is left out.
    """

    def __init__(self, record: Record, asked: Asked) -> None:
        self._asked = asked
        self._entities = {entity.id: entity for entity in record.entities}
        self._articles = {article.id: article for article in record.articles}
        self._attributions = {attribution.id: attribution for attribution in record.attributions}
        self._utterances = {utterance.id: utterance for utterance in record.utterances}
        self._claims = {claim.id: claim for claim in record.claims}
        self._issues = {issue.id: issue for issue in record.issues}
        self._spoken: dict[str, list[Attribution]] = {}
        for attribution in record.attributions:
            self._spoken.setdefault(attribution.article, []).append(attribution)

    def choose(self, things: Iterable[Any]) -> list[Any]:
        """Those of `things` that are asked for, in their order."""
        return [thing for thing in things if self._wanted(thing)]

    def _wanted(self, thing: Any) -> bool:
        asked = self._asked
        if asked.speaker is not None and not is_name(asked.speaker, self._names(thing)):
            return False
        if asked.about is not None and not has_words(asked.about, self._texts(thing)):
            return False
        return asked.since is None or self._late(asked.since, self._dates(thing))

    def _late(self, since: date, dates: Iterable[Edtf | None]) -> bool:
        return any(days is not None and days[1] >= since for days in map(bounds, dates))

    def _names(self, thing: Any) -> Sequence[str]:
        """The names and other spellings of all who speak or act in `thing`."""
        match thing:
            case Entity():
                return (thing.name, *thing.aliases)
            case Attribution():
                return self._speakers((thing.id,))
            case Article():
                return self._speakers(a.id for a in self._spoken.get(thing.id, ()))
            case Utterance():
                return (*self._named(thing.speakers), *self._speakers(thing.renderings))
            case Claim():
                return self._speakers((*(r.attribution for r in thing.reports), *(c.by for c in thing.history)))
            case Relation():
                return (*self._of_end(thing.from_, self._names), *self._of_end(thing.to, self._names))
            case Event():
                return self._named(thing.participants)
            case Position():
                return self._named((thing.actor,))
        return ()

    def _named(self, entities: Iterable[str | None]) -> list[str]:
        known = (self._entities[e] for e in entities if e in self._entities)
        return [name for entity in known for name in (entity.name, *entity.aliases)]

    def _speakers(self, attributions: Iterable[str | None]) -> list[str]:
        speakers = [s for a in attributions if a in self._attributions for s in self._attributions[a].speakers]
        return [s.name for s in speakers] + self._named(s.entity for s in speakers)

    def _texts(self, thing: Any) -> Sequence[str]:
        """The texts in which the words of `--about` are sought."""
        match thing:
            case Entity():
                return (" ".join((thing.name, *thing.aliases, *(role.role for role in thing.roles))),)
            case Attribution():
                return (one_line(thing.content),)
            case Article():
                return (thing.text,)
            case Utterance():
                return self._contents(thing.renderings)
            case Claim():
                return (thing.content.text, *(report.span.text for report in thing.reports))
            case Relation():
                ends = (*self._of_end(thing.from_, self._texts), *self._of_end(thing.to, self._texts))
                return (thing.why, *ends)
            case Event():
                return (thing.what.text,)
            case Position():
                issue = self._issues.get(thing.issue)
                named = (issue.name, " ".join(issue.terms)) if issue else (thing.issue,)
                return (*named, *self._contents((thing.attribution,)))
            case Miss():
                return (thing.span.text,)
            case Decision():
                return (" ".join((thing.kind, thing.value or "", thing.by, *thing.targets, thing.why)),)
        return (f"{thing.location} {thing.category} {thing.message}",)

    def _contents(self, attributions: Iterable[str]) -> list[str]:
        known = (self._attributions[a] for a in attributions if a in self._attributions)
        return [one_line(attribution.content) for attribution in known]

    def _dates(self, thing: Any) -> Sequence[Edtf | None]:
        """When it was said or happened; where nobody says, when it was printed."""
        match thing:
            case Attribution():
                return (thing.said.edtf if thing.said else self._printed(thing.article),)
            case Article():
                return (thing.published.edtf if thing.published else None, _updated(thing))
            case Utterance():
                return (thing.said.edtf,) if thing.said else self._said(thing.renderings)
            case Claim():
                return [change.edtf or self._said((change.by,))[0] for change in thing.history]
            case Relation():
                return (*self._of_end(thing.from_, self._dates), *self._of_end(thing.to, self._dates))
            case Event():
                return (thing.when,)
            case Position():
                return (thing.said or self._said((thing.attribution,))[0],)
            case Miss():
                return (self._printed(thing.article),)
            case Decision():
                return (thing.at,)
        return ()

    def _said(self, attributions: Iterable[str]) -> tuple[Edtf | None, ...]:
        known = [self._attributions[a] for a in attributions if a in self._attributions]
        return tuple(found for attribution in known for found in self._dates(attribution)) or (None,)

    def _printed(self, article: str) -> Edtf | None:
        found = self._articles.get(article)
        return found.published.edtf if found and found.published else None

    def _of_end(self, end: Target, ask: Callable[[Any], Sequence[Any]]) -> Sequence[Any]:
        """What `ask` answers about the thing at one end of a relation; words on a page by their article."""
        if end.span is not None:
            return self._of_words(end.span, ask)
        thing = (
            self._utterances.get(end.utterance or "")
            or self._attributions.get(end.attribution or "")
            or self._claims.get(end.claim or "")
            or self._entities.get(end.entity or "")
        )
        return ask(thing) if thing else ()

    def _of_words(self, span: ArticleSpan, ask: Callable[[Any], Sequence[Any]]) -> Sequence[Any]:
        if ask == self._texts:
            return (span.text,)
        return (self._printed(span.article),) if ask == self._dates else ()


def _updated(article: Article) -> Edtf | None:
    return article.updated.edtf if article.updated else None
