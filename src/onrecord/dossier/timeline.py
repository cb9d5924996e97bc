"""When it happened, when it was said, when it was printed: a drawing for the shape, a list for the words."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from onrecord.data.days import MONTHS, words
from onrecord.dossier.context import Day, EventView, OtherDate, SaidBy
from onrecord.dossier.dates import Days, bounds, day_of, order
from onrecord.dossier.drawings import Bar, Chart, Lane, Tick
from onrecord.dossier.lookup import Lookup, counted, joined
from onrecord.dossier.shown import begun
from onrecord.model import ArticleSpan, Edtf, Event, Mention

MARGIN = timedelta(days=21)
"""The drawing reaches so far beyond the pages' own dates: enough for a story's prehistory, while a date of a
background paragraph, years away, does not press it into a corner. Layout, not data."""

DAYS_BY_DAY = 100
DAYS_BY_WEEK = 700
"""Up to so many days a bar is a day, then a week, then a month of 30 days: at most about 100 bars a lane."""

WIDTH, LEFT, RIGHT = 960, 92, 16
LANE, TOP, FOOT = 54, 6, 30
TALLEST = 40
TICKS = 7

EVENT_LENGTH = 1_000
"""Characters of an event: a sentence stands whole, a page without full stops does not. Layout, not data."""

_LANES = (("happened", "Happened"), ("said", "Said"), ("denied", "Denied"), ("printed", "Printed"))


@dataclass(frozen=True)
class _Dated:
    """Something with a date, for a lane."""

    lane: str
    edtf: Edtf
    days: Days


@dataclass(frozen=True)
class _Scale:
    """Days to units of the drawing."""

    first: date
    last: date
    step: int

    def bucket(self, day: date) -> int:
        return (day - self.first).days // self.step

    @property
    def buckets(self) -> int:
        return self.bucket(self.last) + 1

    @property
    def width(self) -> float:
        return (WIDTH - LEFT - RIGHT) / self.buckets

    def x(self, bucket: int) -> float:
        return LEFT + bucket * self.width


def chart(lookup: Lookup, days: Sequence[Day]) -> Chart | None:
    """The drawn timeline; None where less than two days have anything.

    1. The window: the pages' own dates and what lies near them.
    2. Four lanes of bars, each on its own scale: a story has many more statements than denials.
    3. What lies outside is counted in a sentence.
    """
    dated = [*_events(lookup), *_statements(lookup), *_pages(lookup)]
    scale = _scale(dated)
    if scale is None:
        return None
    inside = [d for d in dated if scale.first <= d.days[0] and d.days[1] <= scale.last]
    href = _hrefs(dated, days, scale)
    return Chart(
        width=WIDTH,
        height=TOP + LANE * len(_LANES) + FOOT,
        lanes=tuple(_lanes(inside, scale, href)),
        ticks=tuple(_ticks(scale)),
        summary=_summary(inside, scale),
        aside=_aside(dated, scale),
    )


def _events(lookup: Lookup) -> Iterable[_Dated]:
    return _all("happened", (event.when for event in lookup.record.events))


def _statements(lookup: Lookup) -> list[_Dated]:
    """Acts of speaking once each, however many pages report them."""
    told = {u.first for u in lookup.record.utterances} | (set(lookup.attributions) - set(lookup.utterance_of))
    spoken = [a for a in lookup.record.attributions if a.id in told]
    denied = [a for a in spoken if a.act == "deny" and not a.negated]
    said = _all("said", (lookup.date(a) for a in spoken))
    return [*said, *_all("denied", (lookup.date(a) for a in denied))]


def _pages(lookup: Lookup) -> Iterable[_Dated]:
    return _all("printed", (lookup.printed(article.id) for article in lookup.record.articles))


def _all(lane: str, dates: Iterable[Edtf | None]) -> list[_Dated]:
    found = ((edtf, bounds(edtf)) for edtf in dates if edtf)
    return [_Dated(lane, edtf, days) for edtf, days in found if days]


def _scale(dated: Sequence[_Dated]) -> _Scale | None:
    exact = [d for d in dated if (d.days[1] - d.days[0]).days <= 31]
    printed = [d.days for d in exact if d.lane == "printed"] or [d.days for d in exact]
    if not printed:
        return None
    low = max(min(days[0] for days in printed).toordinal() - MARGIN.days, 1)
    high = min(max(days[1] for days in printed).toordinal() + MARGIN.days, date.max.toordinal())
    near = [d.days for d in exact if low <= d.days[0].toordinal() and d.days[1].toordinal() <= high]
    first, last = min(days[0] for days in near), max(days[1] for days in near)
    length = (last - first).days + 1
    if length < 2:
        return None
    return _Scale(first, last, 1 if length <= DAYS_BY_DAY else 7 if length <= DAYS_BY_WEEK else 30)


def _hrefs(dated: Sequence[_Dated], days: Sequence[Day], scale: _Scale) -> dict[int, str]:
    """The first day of the list that lies in each bucket."""
    ids = {day.when: day.id for day in days}
    found: dict[int, tuple[date, str]] = {}
    for item in dated:
        name = ids.get(words(day_of(item.edtf)))
        if name and scale.first <= item.days[0] <= scale.last:
            bucket = scale.bucket(item.days[0])
            found[bucket] = min(found.get(bucket, (date.max, "")), (item.days[0], name))
    return {bucket: f"#{name}" for bucket, (_, name) in found.items()}


def _lanes(inside: Sequence[_Dated], scale: _Scale, href: dict[int, str]) -> Iterable[Lane]:
    counts = {lane: Counter(scale.bucket(d.days[0]) for d in inside if d.lane == lane) for lane, _ in _LANES}
    for row, (kind, name) in enumerate(_LANES):
        base = TOP + LANE * (row + 1) - 6.0
        most = max(counts[kind].values(), default=0)
        unit = min(TALLEST / max(most, 1), 9.0)
        yield Lane(name, kind, base, most, tuple(_bars(counts[kind], kind, base, unit, scale, href)))


def _bars(
    counter: Counter[int], kind: str, base: float, unit: float, scale: _Scale, href: dict[int, str]
) -> Iterable[Bar]:
    width = min(scale.width * 0.8, 26.0)
    for bucket, count in sorted(counter.items()):
        height = max(unit * count, 2.0)
        day = scale.first + timedelta(days=bucket * scale.step)
        what = {"happened": "event", "said": "statement", "denied": "denial", "printed": "page"}[kind]
        when = words(day.isoformat()) if scale.step == 1 else f"{scale.step} days from {words(day.isoformat())}"
        yield Bar(
            x=round(scale.x(bucket) + (scale.width - width) / 2, 1),
            y=round(base - height, 1),
            width=round(width, 1),
            height=round(height, 1),
            count=count,
            title=f"{when}: {counted(count, what)}",
            href=href.get(bucket, ""),
        )


def _ticks(scale: _Scale) -> Iterable[Tick]:
    every = max(1, -(-scale.buckets // TICKS))
    for bucket in range(0, scale.buckets, every):
        day = scale.first + timedelta(days=bucket * scale.step)
        label = f"{day.day} {MONTHS[day.month][:3]}" + (f" {day.year}" if scale.step > 1 or bucket == 0 else "")
        yield Tick(round(scale.x(bucket) + scale.width / 2, 1), label)


def _summary(inside: Sequence[_Dated], scale: _Scale) -> str:
    counts = Counter(d.lane for d in inside)
    what = joined(
        counted(counts[lane], noun)
        for lane, noun in (
            ("happened", "event"),
            ("said", "statement"),
            ("denied", "denial"),
            ("printed", "page"),
        )
    )
    return f"{what} between {words(scale.first.isoformat())} and {words(scale.last.isoformat())}."


def _aside(dated: Sequence[_Dated], scale: _Scale) -> str:
    early = sum(d.days[1] < scale.first or date.min < d.days[0] < scale.first for d in dated)
    outside = sum(d.days[0] < scale.first or d.days[1] > scale.last for d in dated)
    late = outside - early
    parts = [f"{early} earlier" if early else "", f"{late} later or not that exact" if late else ""]
    told = " and ".join(part for part in parts if part)
    return f"Not drawn, but in the list: {told}." if told else ""


def day_list(lookup: Lookup) -> tuple[Day, ...]:
    """All that has a date, by date: events, denials, the numbers of statements, and pages."""
    events: defaultdict[str, list[Event]] = defaultdict(list)
    said: defaultdict[str, list[str]] = defaultdict(list)
    pages: defaultdict[str, list[str]] = defaultdict(list)
    for event in lookup.record.events:
        if event.when:
            events[day_of(event.when)].append(event)
    for attribution in lookup.record.attributions:
        if attribution.said:
            said[day_of(attribution.said.edtf)].append(attribution.id)
    for article in lookup.record.articles:
        if article.published:
            pages[day_of(article.published.edtf)].append(article.id)
    dates = sorted({*events, *said, *pages}, key=order)
    early = _before(lookup)
    times = _times(lookup)
    return tuple(
        _day(lookup, n, d, [_event(lookup, e, times) for e in events[d]], said[d], pages[d], early=early(d))
        for n, d in enumerate(dates, 1)
    )


def _times(lookup: Lookup) -> dict[str, list[Mention]]:
    """The times that each article names."""
    found: dict[str, list[Mention]] = {article.id: [] for article in lookup.record.articles}
    for mention in lookup.record.mentions:
        if mention.is_date and mention.value:
            found[mention.article].append(mention)
    return found


def _before(lookup: Lookup) -> Callable[[Edtf], bool]:
    """Whether a date ends before the story's own time: that of the drawing, or of the first page."""
    scale = _scale([*_events(lookup), *_statements(lookup), *_pages(lookup)])

    def early(edtf: Edtf) -> bool:
        days = bounds(edtf)
        return scale is not None and days is not None and days[1] < scale.first

    return early


def _day(
    lookup: Lookup,
    number: int,
    edtf: Edtf,
    events: Iterable[EventView],
    said: Sequence[str],
    pages: Sequence[str],
    early: bool,
) -> Day:
    denied = [i for i in said if lookup.attributions[i].act == "deny" and not lookup.attributions[i].negated]
    return Day(
        id=f"d{number}",
        when=words(edtf),
        early=early,
        events=tuple(events),
        denials=lookup.cites(denied),
        said=_said_by(lookup, said),
        pages=tuple(lookup.page(i) for i in pages),
    )


def _said_by(lookup: Lookup, said: Sequence[str]) -> tuple[SaidBy, ...]:
    by_speaker: defaultdict[str, list[int]] = defaultdict(list)
    for attribution in said:
        by_speaker[lookup.speakers(lookup.attributions[attribution])].append(lookup.number[attribution])
    return tuple(SaidBy(who, tuple(by_speaker[who])) for who in sorted(by_speaker))


def _event(lookup: Lookup, event: Event, times: dict[str, list[Mention]]) -> EventView:
    others = [span for span in event.reports if span != event.what]
    dated = [(span, when) for span in others if (when := _other_date(event, span, times[span.article]))]
    teller = lookup.teller(event.what, partly=event.status == "attributed")
    status = "" if event.status == "reported" or (event.status == "attributed" and teller) else event.status
    what = lookup.narrated(event.what.article, event.what, EVENT_LENGTH)
    return EventView(
        what=replace(what, quote=begun(what.quote)),
        status=status,
        told_by=lookup.cite(teller) if teller else None,
        also=tuple(lookup.narrated(span.article, span) for span in others if span not in dict(dated)),
        otherwise=tuple(OtherDate(when, lookup.narrated(span.article, span)) for span, when in dated),
    )


def _other_date(event: Event, report: ArticleSpan, times: Iterable[Mention]) -> str:
    """The date that a report gives an event, where none of its dates can be the event's; else ""."""
    known = bounds(event.when)
    given = [
        mention.value
        for mention in times
        if mention.value and report.start <= mention.span.start and mention.span.end <= report.end
    ]
    days = [found for value in given if (found := bounds(value))]
    if known is None or not days or any(first <= known[1] and known[0] <= last for first, last in days):
        return ""
    return words(given[0])
