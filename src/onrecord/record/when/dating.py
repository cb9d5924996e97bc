"""When each attribution can have been said, as far as its page tells, and which two can be of one day."""

from __future__ import annotations

from onrecord.model import Attribution
from onrecord.record.dates import ANY, Interval, interval
from onrecord.record.story import Story
from onrecord.record.words import tokens, word_set

NEWS_DAYS = 3
"""A saying is news for so long."""

UNDATED_DAYS = 10
"""A saying without a date is taken to lie in the days up to its page's publication: weeklies look back a week."""

QUOTED_DAYS = 60
"""The same for a long quotation shared word for word, which later pages keep repeating."""

FAR = 7
"""Days apart from which more days make no difference."""

UNKNOWN = 0.15
"""What a day that nobody gives counts as: about one day's distance, since it says little either way."""

_PERFECT = word_set("had has have 'd 've having earlier previously")
"""Words of a cue by which a page tells of what was said some time ago ("had insisted", "earlier told")."""


class Dating:
    """The days of a story's attributions."""

    def __init__(self, story: Story, attributions: dict[str, Attribution]) -> None:
        """Take the attributions, by id."""
        self._story = story
        self.attributions = attributions

    def window(self, attribution: str, reach: int) -> Interval:
        """The days on which it can have been said: those that its page gives, else `reach` days back from its
        publication; `QUOTED_DAYS` where it tells of it as of something past."""
        said = self.said(attribution)
        if said:
            return said
        if reach >= UNDATED_DAYS and self.looks_back(attribution):
            reach = max(reach, QUOTED_DAYS)
        published = self.published(attribution)
        if published.first is None or published.last is None:
            return ANY
        return Interval(published.first - reach, published.last)

    def meet(self, first: str, second: str, reach: int) -> bool:
        """Whether both can be of one day."""
        return self.window(first, reach).meets(self.window(second, reach))

    def published(self, attribution: str) -> Interval:
        """The days on which its page may have been published."""
        return self._story.published(self.attributions[attribution].article)

    def before(self, article: str, other: str) -> bool:
        """Whether an article was published on an earlier day than another."""
        return self._story.published(article).before(self._story.published(other))

    def said(self, attribution: str) -> Interval | None:
        """The days that the page gives."""
        said = self.attributions[attribution].said
        return interval(said.edtf) if said else None

    def one_day(self, first: str, second: str) -> bool:
        """Whether both pages give the day, and the same."""
        a, b = self.said(first), self.said(second)
        return a is not None and a == b and a.days == 1

    def apart(self, first: str, second: str) -> float:
        """How far apart the days of saying, or else of publication, lie: 0 for one day, 1 for `FAR` or more;
        `UNKNOWN` where one of them is not known, or the later page tells of something past."""
        a, b = self.window(first, 0), self.window(second, 0)
        later = second if (a.last or 0) <= (b.first or 0) else first
        if self.looks_back(later) or a.first is None or a.last is None or b.first is None or b.last is None:
            return UNKNOWN
        return min(max(a.first - b.last, b.first - a.last, 0), FAR) / FAR

    def looks_back(self, attribution: str) -> bool:
        """Whether its page gives no day, and tells of it in the perfect."""
        cue = self.attributions[attribution].cue
        return self.said(attribution) is None and any(w in _PERFECT for span in cue for w in tokens(span.text))

    def cannot_meet(self, first: str, second: str) -> bool:
        """Whether the two cannot be of one day, for certain: nothing is reported before it was said."""
        for a, b in ((first, second), (second, first)):
            said, latest = self.said(a), self._latest(b)
            if said and said.first is not None and latest is not None and latest < said.first:
                return True
        return False

    def _latest(self, attribution: str) -> int | None:
        said, published = self.said(attribution), self.published(attribution)
        ends = [end for end in (said.last if said else None, published.last) if end is not None]
        return min(ends, default=None)
