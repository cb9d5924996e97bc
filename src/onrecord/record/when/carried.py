"""What happens on a day that another line names: a live report's entries, and narration that goes on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise

from onrecord.data.live import entries, summaries
from onrecord.data.wordlists import alternatives
from onrecord.model import Attribution, Edtf, Mention, Range, Reading, one_line
from onrecord.record.dates import WEEK_DAYS, Interval, interval
from onrecord.record.story import narrated_sentences
from onrecord.record.when.event_words import listed, says
from onrecord.record.when.happenings import DONE, is_deed, is_done, is_past, whole

_GOES_ON = re.compile(
    r"\W*(?:He|She|They|It|Both|Nobody|His|Her|Their|Its|One|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten|Eleven|Twelve"
    r"|\w+teen|\w+ty(?:-\w+)?|Dozens|Hundreds|Several|Some|At\sleast\s\S+)\s(?P<next>(?:[\w’'-]+\s?){1,5})"
)
"""How a sentence begins that goes on with what the one before told of, up to its verb."""

_NAMED = re.compile(r"\W*(?P<name>[A-ZÀ-Þ][\w-]+)\s(?P<next>(?:[\w’'-]+\s?){1,3})")
_OPENERS = frozenset(
    {"The", "A", "An", "In", "On", "At", "But", "And", "For", "As", "After", "Before", "There", "This", "That"}
)
_NUMBERS = ("a", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_COUNTED = {word: n for n, word in enumerate(_NUMBERS, start=1)} | {"one": 1}
_OFFSET = re.compile(
    rf"\b(?:(?P<count>{'|'.join(_COUNTED)}|\d{{1,2}})\s(?P<unit>day|week|month|year)s?"
    r"|(?<!\d\s)(?<!\d-)(?<!\b(?:ten|six) )(?<!\b(?:eight|seven) )(?<!\b(?:twelve|eleven) )"
    r"(?P<near>hours|minutes|moments|an\shour))"
    r"\s(?P<side>after|before)\s(?P<clause>[^.;:?!“”\"]+)",
    re.IGNORECASE,
)
_NOT_ONCE = re.compile(
    r"\b(?:had|has|have|is|are|will|would|could|may|might|must|used\s+to|every|always|usually|often|never|not|if|recently"
    r"|earlier|once|ago|years?|months?|weeks?|days?)\b"
)
"""Words of what was before that day, or is so on others too."""

_NOW = re.compile(
    r"\b(?:is|are)\s+(?:(?:now|still|also|already)\s+)?(?:\w+ing\b|\w+ed\b|back\b|down\b|out\b|over\b|shut\b"
    r"|without\s|(?:in|at|on|outside|inside|under|off)\s)"
    r"|\b[Tt]here\s+(?:is|are)\s+(?:(?:now|still|also|already)\s+)?(?:an?|some|many|several|more|about|dozens|hundreds|thousands|\d+|two|three)\s"
    r"(?!(?:\w+\s)?(?:risk|chance|possibility|need|question|danger|reason|lot|hope|sense|feeling|plan|way|difference|limit|case)s?\b)"
)
"""What is going on, where somebody is, or what is there."""

_JUST_DONE = re.compile(r"\b(?:has|have)\s+(?:just\s+|now\s+|also\s+)?(?:been\s+)?(?P<verb>[a-z]+)\b")
_HAPPENS = re.compile(
    rf"{_NOW.pattern}|\b(?:has|have)\s+(?:just\s+|now\s+|also\s+)?(?!to\b|no\b|an?\b|the\b|not\b)\w+|\b(?:was|were)\b|{DONE.pattern}"
)
_GOES_SO = re.compile(
    rf"\W*(?!(?:If|When|While|Unless|Although|Though|Until|Once|Should|As|Because|Before|After)\b)[A-ZÀ-Þ][\w’'-]*\s(?:(?!(?:that|who|which|how|if|when|and|or|but)\b)[\w’'-]+\s){{0,8}}?(?:{alternatives(listed('live'))})\b"
    r"(?!\s(?:to|like|as)\b)"
)
"""How a live report tells what has just come about: "The motion fails by four votes"."""

_ASKING = re.compile(r"(?:how|who|whether|why|what|which)\b")
_ELSEWHEN = re.compile(
    r"\b(?:will|would|could|may|might|must|should|can|had|recently|earlier|once|ago|years?|months?|weeks?|always|often|every"
    r"|usually)\b|\b(?:first|second|third|last|previous|same|next|following)\s(?:night|day|morning|evening|week)\b|\?\W*$"
)


def carried(reading: Reading) -> Iterator[tuple[Range, Edtf]]:
    """Narration that names no day and goes on with what somebody did on the one day of the sentence before:
    "They met at the mill on 3 May. | Her driver waited outside."."""
    text, times = reading.article.text, [m for m in reading.mentions if m.is_date]
    narrated = set(narrated_sentences(reading))
    day: Edtf | None = None
    for before, where in pairwise(reading.sentences):
        days = {str(m.value).split("T")[0] for m in _within(times, before)}
        day = next(iter(days)) if len(days) == 1 else None if days else day
        apart = where not in narrated or _within(times, where)
        if apart or not _goes_on(text[before[0] : where[0]], text[slice(*where)]):
            day = None
        elif day and interval(day).days == 1:
            yield where, day


def _goes_on(before: str, words: str) -> bool:
    """A sentence that begins with a pronoun or a count, or in the same paragraph with a name of the one before."""
    named = None if "\n" in before else _NAMED.match(words)
    again = named is not None and named["name"] not in _OPENERS and re.search(rf"\b{named['name']}\b", before)
    on = named if again else _GOES_ON.match(words)
    return on is not None and is_past(on["next"]) and not _NOT_ONCE.search(words)


def counted_off(words: str) -> bool:
    """Whether a stretch tells of what lies days from another: "a week after the first was turned down"."""
    return _OFFSET.search(words) is not None


def offset(reading: Reading) -> Iterator[tuple[Range, Edtf]]:
    """What lies days, weeks, months or years from the one day of its sentence, or from that of a saying in it:
    "found on Sunday, two days after | the roof came down"."""
    text, times = reading.article.text, [m for m in reading.mentions if m.is_date]
    for start, end in reading.sentences:
        found = _OFFSET.search(text, start, end)
        if found is None:
            continue
        named = _within(times, (start, end))
        clause = (found.start("clause"), found.end("clause") - len(_behind(found["clause"])))
        held = _within(times, clause)
        if named == held and len(held) == 1 and (day := _moved_on(held[0], found)) is not None:
            yield (start, found.start()), day
        if _within(named, clause):
            continue  # a day inside the clause is that of something else
        beside = [m for m in named if 0 <= found.start() - m.span.end <= _BESIDE]
        if found["near"] or found["unit"].lower() in ("day", "week"):
            beside = [m for m in beside if _ONE_DAY.fullmatch(str(m.value).split("T")[0])]
        days = {
            str(m.value).split("T")[0] for m in beside or named if not _is_of_saying(reading, m, found.start())
        }
        hung = text.endswith(", ", start, found.start())
        if not days or (len(days) > 1 and hung):  # what hangs on a saying is counted from its day
            told = [a for a in reading.attributions if a.cue and start <= a.cue[0].start < found.start()]
            told = [a for a in told if a.parent is None and not _says(a, found.start())]
            days = {a.said.edtf for a in told if a.said}
        words = text[slice(*clause)]
        tells = is_past(words) or _DUE.search(words) or _THING.fullmatch(words)
        moved = _moved(days, found) if len(days) == 1 and tells else None
        if moved:
            yield clause, moved


def _is_of_saying(reading: Reading, when: Mention, place: int) -> bool:
    """Whether a day is that on which somebody said what stands at a place, which is counted from another."""
    told = [a for a in reading.attributions if a.said and a.said.evidence == when.span]
    return any(_says(a, place) for a in told)


def _says(told: Attribution, place: int) -> bool:
    return any(piece.start <= place < piece.end for piece in told.content)


_THING = re.compile(
    r"(?:the|an?|his|her|its|their|[A-ZÀ-Þ][\w-]+[’']s)\s(?!day\b|date\b|deadline\b)(?:[\w’'-]+\s){0,3}[\w’'-]+\s*"
)
"""A thing that happens, in a noun: "three days after | the operation"."""

_BESIDE = 2
"""Characters between a day and what is counted from it: "on Tuesday, | four days before"."""

_DUE = re.compile(
    r"\b(?:will|(?:is|are|was|were)\s+(?:due|expected|scheduled|set|supposed|to)|takes?|opens?|begins?|starts?|meets?|ends?|elects?|votes?"
    r"|decides?|holds?|returns?|leaves?|arrives?|hosts?|retires?|expires?|closes?|sits?|goes)\b"
)
"""What is to be: "four days before | the board is due to meet"."""


def _behind(clause: str) -> str:
    """What stands behind a clause that a comma closes; an apposition belongs to it ("the bank, the sixth-biggest,
    closed")."""
    for place in [n for n, mark in enumerate(clause) if mark == ","]:
        if is_past(clause[:place]):
            return clause[place:]
    return ""


def just_done(reading: Reading) -> Iterator[tuple[Range, Edtf]]:
    """What somebody had done when they spoke, on the day of that: "said on Monday | after seeing the yard"."""
    text, times = reading.article.text, [m for m in reading.mentions if m.is_date]
    for told in reading.attributions:
        day = told.said.edtf.split("T")[0] if told.said else ""
        sentence = next((s for s in reading.sentences if told.cue and s[0] <= told.cue[0].start < s[1]), None)
        if sentence is None or not _ONE_DAY.fullmatch(day):
            continue
        said = [(s.start, s.end) for a in reading.attributions for s in (*a.content, *a.source)]
        for found in _AFTER_DOING.finditer(text, *sentence):
            where = (found.start(), found.end())
            if not _within(times, where) and not any(a <= where[0] < b for a, b in said):
                yield where, day


_AFTER_DOING = re.compile(
    r"\bafter\s+(?:being\s+\w+|(?!being|having|according|hearing|seeing|learning|reading|saying|telling|vowing|promising|claiming|asking|denying|warning|refusing)\w{2,}ing)\s[^,.;:?!“”\"]{4,}",
)


def _moved_on(when: Mention, found: re.Match[str]) -> Edtf | None:
    """The day so many units from that of a thing named with it: "sacked him, two days after | Sunday's match"."""
    thing = _DAYS_THING.match(found["clause"])
    if thing is None or not when.value or when.value.split("T")[0] != when.value:
        return None
    flipped = _OFFSET.search(found.group().replace(found["side"], _OTHER_SIDE[found["side"].lower()], 1))
    return _moved({when.value}, flipped) if flipped else None


_OTHER_SIDE = {"after": "before", "before": "after"}
_DAYS_THING = re.compile(
    r"(?:[A-Z]\w+day|\d{1,2}\s[A-Z]\w+|[A-Z]\w+\s\d{1,2})[’']s\s|(?:the|an?|his|her|its|their)\s(?:[\w’'-]+\s){1,3}?(?:(?:in|at)\s[A-Z]\w+\s)?on\s"
)


def _moved(days: set[Edtf], found: re.Match[str]) -> Edtf | None:
    """The day, month or year so many units from another; None where it is less exact than the units."""
    base = next(iter(days))
    if found["near"]:
        return base if _ONE_DAY.fullmatch(base) else None
    by = _COUNTED.get(found["count"].lower()) or int(found["count"])
    by, unit = -by if found["side"].lower() == "after" else by, found["unit"].lower()
    if unit in ("day", "week"):
        if not _ONE_DAY.fullmatch(base):
            return None
        return (date.fromisoformat(base) + timedelta(days=by * (WEEK_DAYS if unit == "week" else 1))).isoformat()
    if unit == "month" and (match := _MONTH.match(base)) and "/" not in base:
        months = int(match["y"]) * _MONTHS + int(match["m"]) - 1 + by
        return f"{months // _MONTHS:04}-{months % _MONTHS + 1:02}"
    return f"{int(base[:4]) + by:04}" if unit == "year" and _YEAR.match(base) and "/" not in base else None


_ONE_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_MONTH = re.compile(r"(?P<y>\d{4})-(?P<m>0[1-9]|1[0-2])\b")
_YEAR = re.compile(r"\d{4}\b")
_MONTHS = 12


def live(reading: Reading, published: Interval) -> Iterator[tuple[Range, Edtf | None]]:
    """What the entries of a live report tell of without a day, as of the report's own; what was done, as it only
    sums up, has none."""
    begins = entries(reading.article)
    if not begins or published.days != 1 or published.last is None:
        return
    day, times = date.fromordinal(published.last).isoformat(), [m for m in reading.mentions if m.is_date]
    text, narrated = reading.article.text, set(narrated_sentences(reading))
    summed = summaries(text)

    def of_day(where: Range) -> Edtf | None:
        past = _IS.search(text, *where) is None
        return None if past and any(start <= where[0] < end for start, end in summed) else day

    for where in reading.sentences:
        if where[0] < begins[0][1] or _within(times, where):
            continue
        if where in narrated and _happens(text[slice(*where)]):
            yield where, of_day(where)
        head = None if where in narrated else _before_words(reading, where)
        if head and _is_going_on(text, head):
            yield head, of_day(head)
    for told in reading.attributions:
        found = _told_live(told, reading)
        if found and found[0] >= begins[0][1] and not _within(times, found):
            yield found, of_day(found)


def _is_going_on(text: str, where: Range) -> bool:
    going = _NOW.search(text, *where) or _GOES_SO.match(text, *where)
    return going is not None and not _ELSEWHEN.search(text, *where)


def _before_words(reading: Reading, sentence: Range) -> Range | None:
    """What a sentence tells before what somebody says in it: "The envoys are in the air, and | Lind says …"."""
    pieces = (span.start for a in reading.attributions for span in (*a.source, *a.cue, *a.content))
    first = min((start for start in pieces if sentence[0] <= start < sentence[1]), default=sentence[0])
    opened = _CLAUSE_BEFORE.fullmatch(reading.article.text, sentence[0], first)
    return opened.span("clause") if opened else None


_CLAUSE_BEFORE = re.compile(
    r"(?P<clause>[^“”\"]{12,}?),\s(?:(?:and|but|while|as|where)\s)?(?:(?:the|an?|its|his|her|their|some|one)\s)?",
    re.DOTALL,
)
"""A clause of its own, up to who speaks in the next."""

_IS = re.compile(r"\b(?:is|are|has|have)\b")
"""A present by which a summary tells of what is so on its own day: "The ship | has been found"."""


def _told_live(told: Attribution, reading: Reading) -> Range | None:
    """The stretch of an attribution that tells what happens: a deed by saying, or a report of what is so now."""
    if told.parent or told.form not in ("indirect", "mixed") or told.attitude != "assertion" or not told.content:
        return None
    sentence = next((s for s in reading.sentences if s[0] <= told.content[0].start < s[1]), None)
    cue = one_line(told.cue)
    if sentence and is_deed(told) and _happens(cue):
        return whole(told, sentence, (told.content[0].start, told.content[0].end))
    said = told.content[0]
    plain = told.act in ("assert", "announce", "other") and not told.negated and not _ASKING.match(said.text)
    just = any(is_done(m["verb"]) for m in _JUST_DONE.finditer(said.text))
    going = (just or _NOW.search(said.text) is not None) and not _ELSEWHEN.search(said.text)
    return (said.start, said.end) if plain and going else None


def _happens(words: str) -> bool:
    come_about = _HAPPENS.search(words) or _GOES_SO.match(words) or says(words, "past")
    return bool(come_about) and not _ELSEWHEN.search(words)


def _within(times: list[Mention], where: Range) -> list[Mention]:
    return [m for m in times if m.value and where[0] <= m.span.start < where[1]]
