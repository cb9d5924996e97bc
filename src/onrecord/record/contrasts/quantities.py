"""Numbers of a clause as counts of a thing: between what and what, of what, and whether they can both hold.

"More than 200" and "some 140" cannot; "at least 14" and "19" can. What a number is rounded to shows in its digits.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import inf

from onrecord.data import calendar
from onrecord.record.clauses import known_sense, sense, tallies
from onrecord.record.words import STOPWORDS, fold, number_value, word_set

ABOUT = 0.15
"""Share by which "some" or "about" may be off: a writer who has 140 counted does not print "some 200"."""

NEARLY = 0.2
"""Share by which "nearly" may lie below the number."""

ROUNDED = 100
"""From here on noughts at a number's end may be rounding; nobody rounds twelve dead to ten."""

FARTHEST = 20
"""How many times as large one of two counts of one thing may be; beyond it they count two things. By judgement."""

_TOKEN = re.compile(r"[$€£¥%]|\d+(?:[.,]\d+)*|[^\W\d_]+(?:['’][^\W\d_]+)*|\d|[-–:]")
SCALES = {"hundred": 10**2, "thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12,
           "bn": 10**9, "mln": 10**6, "mn": 10**6, "m": 10**6, "k": 10**3}  # fmt: skip
_LARGE = frozenset(SCALES) - {"m", "k"}
STOP = re.compile(r"[,;:.!?—–](?!\d)")
_CURRENCY = word_set("$ € £ ¥")
_MONEY = frozenset(
    map(sense, word_set(
        "dollar euro pound sterling yen crown franc rouble ruble rupee krona krone mark peso florin guilder "
        "thaler  talar taler ducat lira dinar dirham rand real shekel baht yuan renminbi zloty forint koruna "
        "leu lev kuna tenge  hryvnia lari dram manat shilling birr naira cedi kwacha rupiah ringgit dong taka "
        "rial riyal escudo ruple  peseta schilling drachma obol denar soum cent pence penny quid"
    ))
)  # fmt: skip
MONEY, SHARE, PERSON = "money", "%", "person"
_LEAST = (
    ("at", "least"),
    ("more", "than"),
    ("no", "fewer", "than"),
    ("no", "less", "than"),
    ("over",),
    ("above",),
)
_MOST = (("up", "to"), ("at", "most"), ("as", "many", "as"), ("fewer", "than"), ("less", "than"), ("under",))
_NEARLY = (("nearly",), ("almost",))
_ABOUT = (
    ("about",),
    ("around",),
    ("some",),
    ("roughly",),
    ("approximately",),
    ("an", "estimated"),
    ("estimated",),
    ("nearer",),
    ("closer", "to"),
    ("more", "like"),
)
_WHOLE = word_set("the its their his her our these those all both")
_CHANGE = word_set(
    "raise raised raises raising lift lifted lifts increase increased increases improve improved improves sweeten "
    "sweetened cut cuts lowers lowering revise revised revises correct corrected corrects reduce reduced reduces "
    "lower lowered rise rises rose risen fall falls fell climb climbed up"
)
"""Words of an amount that changes: what it changes to does not contradict what it was."""

_MORE = word_set("another more further extra additional other others")
_TIMES = word_set(
    "second minute hour day night week month year decade century pm am p a o'clock old th st nd rd degree hrs mins"
)
"""Units of time, of age and of rank: what is so long or so old is seldom the thing that a story counts."""

SPANS = word_set("minute hour day week month year")
_BASES = {"hour": ("minute", 60), "week": ("day", 7), "year": ("month", 12)}
_PLURALS = frozenset(f"{unit}s" for unit in SPANS)
_AGED = word_set("old ago later earlier after before since off away from early late ahead into")
"""Words after a length of time that make it an age or a distance from a day."""

_LIMITS = word_set("within in inside under by")

_MONTHS = frozenset(calendar.words("month")) - {"may"}

_REACH = 3
_AT = word_set("at to is was of reached by")
_LED = word_set("at was were of is are to be as")
_ENDED = word_set("in at on while and but according by from as a")
_HEDGES = (*_LEAST, *_MOST, *_NEARLY, *_ABOUT)
_YEARS = range(1800, 2200)

TOLL_BACK = 14
"""Words before a number in which it is looked for what it is the toll of."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """From `low` to `high` of a unit (its sense), with the words between number and unit; `whole`: of "the nine
    gates", which are all there are. `printed`: as the page has it."""

    low: float
    high: float
    unit: str
    kind: frozenset[str]
    whole: bool
    printed: str


def _words(text: str) -> list[str]:
    return [word for w in _TOKEN.findall(text) if (word := fold(w).replace("’", "'"))]


def quantities(text: str) -> list[Quantity]:
    """The counts in a text whose unit is known; no dates, ages, scores, ranks or increments."""
    words = _words(text)
    found: list[Quantity] = []
    place = 0
    while place < len(words):
        value = number_value(words[place])
        if value is None:
            place += 1
            continue
        counted, place = _read(words, place, value)
        found += [counted] if counted else []
    return found


def measured(text: str) -> list[Quantity]:
    """The counts in a text and its lengths of time ("60 days", "within two weeks"), of the unit `day` and the like
    and of a kind that says whether they are a limit; no ages, no "two days ago"."""
    words = _words(text)
    found = quantities(text)
    for place, word in enumerate(words):
        value = number_value(word)
        following = words[place + 1 : place + 3]
        unit = sense(following[0]) if following else ""
        if value is None or unit not in SPANS or following[0] not in SPANS | _PLURALS:
            continue
        if (following[1:] and following[1] in _AGED) or _is_part(words, place, place + 1):
            continue
        low, high = _bounds(words, place, float(value), 0.0)
        kind = frozenset({"limit"}) if words[place - 1 : place] and words[place - 1] in _LIMITS else frozenset()
        found.append(Quantity(low, high, unit, kind, False, " ".join(words[place : place + 2])))
    return found


def in_base(quantity: Quantity) -> Quantity:
    """A length of time in minutes, days or months, so that two hours and 40 minutes can be compared."""
    unit, factor = _BASES.get(quantity.unit, (quantity.unit, 1))
    return replace(quantity, low=quantity.low * factor, high=quantity.high * factor, unit=unit)


def bare(text: str) -> Quantity | None:
    """The one number of a text that counts nothing which is named, at its end ("it was 21"), or None."""
    parts = [words for part in STOP.split(text) if any(map(number_value, words := _words(part)))]
    words = parts[0] if len(parts) == 1 else []
    places = [n for n, word in enumerate(words) if number_value(word) is not None]
    if len(places) != 1:
        return None
    place = places[0]
    value = number_value(words[place]) or ""
    after, scale = place + 1, 1
    while after < len(words) and words[after] in _LARGE:
        scale *= SCALES[words[after]]
        after += 1
    following = words[after : after + 1]
    ended = not following or following[0] in _ENDED
    led = place == 0 or words[place - 1] in _LED or any(words[place - len(h) : place] == list(h) for h in _HEDGES)
    year = scale == 1 and words[place].isdigit() and float(value) in _YEARS
    if not ended or not led or words[place] == "one" or year:
        return None
    low, high = _bounds(words, place, float(value) * scale, _slack(value, scale) if scale > 1 else 0.0)
    return Quantity(low, high, "", frozenset(), False, " ".join(words[place:after]))


def _read(words: Sequence[str], start: int, value: str) -> tuple[Quantity | None, int]:
    """The quantity whose number stands at `start`, and where the reading goes on."""
    amount, after = float(value), start + 1
    money = start > 0 and words[start - 1] in _CURRENCY
    scale = 1
    while after < len(words) and words[after] in SCALES and (words[after] not in ("m", "k") or money):
        scale *= SCALES[words[after]]
        after += 1
    head = start - (1 if money else 0)
    if _is_part(words, head, after) or (words[start] == "one" and not _is_person(words, after)):
        return None, after
    unit, kind = _unit(words, after, money)
    if unit is None and not money:
        unit = _tallied(words, head)
    if unit is None or words[head - 1 : head] == ["from"]:
        return None, after
    low, high = _bounds(words, head, amount * scale, _slack(value, scale))
    before = words[head - 1] if head else ""
    whole = before in _WHOLE or before.endswith("'s")
    return Quantity(low, high, unit, kind, whole, " ".join(words[head : after + 1])), after


def _is_part(words: Sequence[str], head: int, after: int) -> bool:
    """Whether the number is one of a score, a range, a clock time, a date or an increment ("another three")."""
    near = {*words[max(head - 1, 0) : head], *words[after : after + 1]}
    dated = head > 0 and words[head - 1] in _MONTHS
    return dated or bool(near & {"-", "–", ":"} or near & _MORE)


def _is_person(words: Sequence[str], after: int) -> bool:
    return after < len(words) and sense(words[after]) == "person"


def _unit(words: Sequence[str], after: int, money: bool) -> tuple[str | None, frozenset[str]]:
    """What is counted, and the words between: of "14 fire engines" the engines, of "200 people killed" the
    people."""
    if money:
        return MONEY, _each(words, after)
    if words[after : after + 1] == ["%"] or words[after : after + 2] == ["per", "cent"] or (
        words[after : after + 1] == ["percent"]
    ):  # fmt: skip
        return "%", frozenset()
    if words[after : after + 1] == ["of"]:
        return _of(words, after + 1)
    run: list[str] = []
    for word in words[after : after + _REACH]:
        if word in STOPWORDS or not word[0].isalpha():
            break
        run.append(word)
    while len(run) > 1 and (known_sense(sense(run[-1])) or run[-1].endswith(("ed", "ing"))):
        run.pop()
    if not run or any(sense(w) in _TIMES or w in _TIMES for w in run):
        return None, frozenset()
    last = sense(run[-1])
    kind = frozenset(map(sense, run[:-1]))
    each = _each(words, after + len(run))
    return (MONEY, kind | each) if last in _MONEY or "shar" in each else (last, kind)


def _tallied(words: Sequence[str], head: int) -> str | None:
    """What a number counts that stands after it: "the death toll rose to 31", "put the number of dead at 14"."""
    if not head or words[head - 1] not in _AT:
        return None
    near = list(words[max(head - TOLL_BACK, 0) : head])
    if "toll" in near:
        return sense("dead")
    for place, word in enumerate(near):
        if word in ("number", "tally", "count") and near[place + 1 : place + 2] == ["of"]:
            held = [w for w in near[place + 2 : place + 5] if w not in STOPWORDS]
            return sense(held[0]) if held else None
    return None


def _each(words: Sequence[str], after: int) -> frozenset[str]:
    """What an amount is for: of "41 crowns a share" the share."""
    per, thing = (*words[after : after + 2], "", "")[:2]
    return frozenset({sense(thing)}) if per in ("a", "an", "per") and thing else frozenset()


def _of(words: Sequence[str], place: int) -> tuple[str | None, frozenset[str]]:
    """Of "two of the dam's nine gates" the gates; of "six of the dead are children" the children; of "two of them"
    nothing that is known."""
    victims = words[place + 1 : place + 4] if words[place : place + 1] == ["the"] else ()
    if len(victims) == 3 and sense(victims[0]) in tallies() and victims[1] in ("is", "are", "was", "were"):
        return _unit(words, place + 3, money=False)
    total = next((n for n in range(place, min(place + 4, len(words))) if number_value(words[n])), None)
    if total is not None:
        return _unit(words, total + 1, money=False)
    return None, frozenset()


def _slack(digits: str, scale: int) -> float:
    """How far the number may be off because it is rounded, by its digits."""
    if "." in digits:
        return 0.5 * scale * 10.0 ** -len(digits.partition(".")[2])
    noughts = len(digits) - len(digits.rstrip("0"))
    return 0.5 * scale * 10.0**noughts if float(digits) * scale >= ROUNDED and (noughts or scale > 1) else 0.0


def _bounds(words: Sequence[str], head: int, amount: float, slack: float) -> tuple[float, float]:
    def hedged(table: Sequence[tuple[str, ...]]) -> bool:
        return any(tuple(words[max(head - len(h), 0) : head]) == h for h in table)

    if hedged(_LEAST):
        return amount, inf
    if hedged(_MOST):
        return 0.0, amount
    if hedged(_NEARLY):
        return amount * (1 - NEARLY), amount
    if hedged(_ABOUT):
        return amount * (1 - ABOUT), amount * (1 + ABOUT)
    return amount - slack, amount + slack


def changes(words: Sequence[str]) -> bool:
    """Whether the words say that an amount was another before."""
    return not _CHANGE.isdisjoint(words)


def far_apart(a: Quantity, b: Quantity) -> bool:
    """Whether the one is so many times as large as the other that the two count two things."""
    small, large = sorted((a, b), key=lambda quantity: quantity.low)
    return large.low > FARTHEST * max(small.high, 1)


def exclude(a: Quantity, b: Quantity) -> bool:
    """Whether the two numbers, of one thing, cannot both be right."""
    return a.high < b.low or b.high < a.low


def conflict(a: Quantity, b: Quantity) -> bool:
    """Whether the two count one thing and cannot both be right."""
    return a.unit == b.unit and a.kind == b.kind and a.whole == b.whole and exclude(a, b)
