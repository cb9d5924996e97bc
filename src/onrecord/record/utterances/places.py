"""Where and to whom something was said, as its page tells: what two pages share of it, and what parts them."""

from __future__ import annotations

from collections.abc import Mapping, Set

from onrecord.data import calendar
from onrecord.model import Article, Attribution
from onrecord.record.sourcing.carriers import Carriers, outlet_name
from onrecord.record.when.dating import NEWS_DAYS, Dating
from onrecord.record.who.names import folded, name_words
from onrecord.record.words import terms, tokens, word_set

NEXT_DAY = 1
"""Days between two sayings that were heard in two places, from which they are two: the day after, pages still tell
of the first."""

_CALENDAR = calendar.dates() | {"the", "a", "an"}

_PRESS = terms(tokens("reporters journalists correspondents newsmen press media news conference briefing"))
"""Words for hearers and occasions that are there for all of the press."""

_TEXTS = terms(tokens("note letter message statement post posts communique release tweet email memo telegram"))
"""Words for occasions that are texts."""


_HEARD = word_set("told tells")
"""Words of a chain's cue that let an outlet hear what was said."""


class Places:
    """The hearers, occasions and carriers of a story's attributions."""

    def __init__(self, articles: Mapping[str, Article], dating: Dating, bodies: Set[str]) -> None:
        """Take the pages' outlets, the attributions with their days, and the names of bodies, folded."""
        self._attributions = dating.attributions
        self._dating = dating
        self._carriers = Carriers.of(articles.values(), ())
        self._outlets = {a.id: frozenset(name_words(outlet_name(a) or "")) for a in articles.values()}
        self._press = {a.id: self._carriers.own(a) for a in articles.values()}
        self._released = {a.id for a in articles.values() if not bodies.isdisjoint(map(folded, _letterhead(a)))}

    def press(self, attribution: str) -> tuple[str | None, frozenset[str]]:
        """The outlet of its page, and the carriers of its chain and who was told it, as keys."""
        found = self._attributions[attribution]
        through = [*(link.carrier for link in found.chain or ()), *(hearer.name for hearer in found.addressees)]
        return self._press[found.article], frozenset(map(self._carriers.key, through))

    def setting(self, attribution: str) -> frozenset[str]:
        """The names, in small letters, of those who heard it, of the occasion and of the carrier nearest to it,
        the article's own outlet left out."""
        found = self._attributions[attribution]
        texts = [*_told(found), *([found.chain[-1].carrier] if found.chain else [])]
        outlet = self._outlets[found.article]
        return frozenset(w for text in texts for w in name_words(_named(text)) if w not in outlet)

    def is_text_and_talk(self, first: str, second: str) -> bool:
        """Whether one was written, and somebody else was told the other: two acts of a campaign, in words that are
        alike."""
        apart = self.setting(first).isdisjoint(self.setting(second))
        return apart and (self._wrote(first, second) or self._wrote(second, first))

    def _wrote(self, first: str, second: str) -> bool:
        """Whether the first was written, and an outlet was told the second."""
        other = self._attributions[second]
        heard = any(not _HEARD.isdisjoint(tokens(s.text)) for link in other.chain or () for s in link.cue)
        told = other.chain is not None and (bool(other.addressees) or heard)
        return told and self._is_text(first) and not self._is_text(second)

    def _is_text(self, attribution: str) -> bool:
        """Whether it was written, or stands in what a body has put out itself, under its own name."""
        found = self._attributions[attribution]
        words = terms(tokens(found.occasion.text)) if found.occasion else frozenset()
        return not _TEXTS.isdisjoint(words) or found.article in self._released

    def is_told_anew(self, first: str, second: str) -> bool:
        """Whether the page of the later one tells as its own news, some days on, to whom or where the words were
        said, and no carrier and no perfect says that they are old. What an outlet was told, it can print twice,
        and others after it. Where both pages tell where, and tell it differently, one day between is enough."""
        earlier, later = sorted((first, second), key=lambda a: (self._dating.window(a, 0).last or 0, a))
        if not self._is_placed(later) or self._dating.looks_back(later):
            return False
        told = zip(self._place(first), self._place(second), strict=True)
        both = [(mine, theirs) for mine, theirs in told if mine and theirs]
        two = self._is_placed(earlier) and bool(both) and all(mine.isdisjoint(theirs) for mine, theirs in both)
        if self._dating.meet(first, second, NEXT_DAY if two else NEWS_DAYS):
            return False
        return self._press[self._attributions[earlier].article] not in self._hearers(later)

    def _hearers(self, attribution: str) -> set[str | None]:
        """Who was told it, and the outlet that says that it was, as keys of outlets."""
        found = self._attributions[attribution]
        own = {self._press[found.article]} if found.chain == () else set()
        return own | {self._carriers.key(addressee.name) for addressee in found.addressees}

    def _is_placed(self, attribution: str) -> bool:
        """Whether its page, which names no carrier, tells to whom or where it was said."""
        found = self._attributions[attribution]
        return not found.chain and (found.chain is not None or bool(_told(found)))

    def _place(self, attribution: str) -> tuple[frozenset[str], frozenset[str]]:
        """Words for whom it was said to, with the outlet that heard it, and for where: "delegates" may have heard
        "his speech". "Reporters" could be any."""
        found = self._attributions[attribution]
        own = self._press[found.article] if found.chain == () else None
        hearers = terms(tokens(" ".join(hearer.name for hearer in found.addressees))) - _PRESS
        where = terms(tokens(found.occasion.text)) - _PRESS if found.occasion else frozenset()
        return hearers | ({own} if own else set()), where


def _told(found: Attribution) -> list[str]:
    """The words for the hearers and the occasion."""
    hearers = [addressee.name for addressee in found.addressees]
    return [*hearers, *([found.occasion.text] if found.occasion else [])]


def _named(text: str) -> str:
    """The words of a text that begin with a capital, but those of the calendar."""
    return " ".join(w for w in text.split() if w[:1].isupper() and w.strip(".,’'").lower() not in _CALENDAR)


def _letterhead(article: Article) -> list[str]:
    """The lines over a page's text, down to its title."""
    return article.text[: article.title.end].splitlines() if article.title else []
