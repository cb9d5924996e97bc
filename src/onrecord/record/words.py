"""Words of a stretch of text as the record compares them: tokens, terms, numbers, polarity, shared runs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import SequenceMatcher
from functools import cache, lru_cache
from itertools import pairwise

from anyascii import anyascii

from onrecord.data import rows

Number = tuple[str, str]
"""A number and the stem of the noun that it counts ("" where none follows): `("145", "dron")`."""

_TOKEN = re.compile(r"\d+(?:[.,:]\d+)*%?|[^\W\d_]+(?:['’][^\W\d_]+)*")
_NUMERAL = re.compile(r"\d[\d,]*(?:\.\d+)?")
QUOTED = re.compile(r"[“„«\"]([^“”„«»\"]{2,2000})[”“»\"]|‘([^‘’\n]{12,2000})’(?!\w)")


def word_set(text: str) -> frozenset[str]:
    """The words of a text as a set: for the short lists that stand in code."""
    return frozenset(text.split())


STOPWORDS = word_set(
    "a an the this that these those it its he she him her his hers they them their theirs we us our ours you your "
    "yours i me my mine who whom whose which what when where why how and or but nor so yet if then than as at by "
    "for from in into of off on onto out over to up with within without about above after again against all also "
    "am any are be been being both can could did do does doing down during each few further had has have having "
    "here just more most much must no not now only other own same shall should some such there through too under "
    "until very was were will would may might one s t d ll re ve m said says say told according added is"
)
"""Words that carry no content of their own: English function words and the plainest cues of speech."""

NEGATORS = word_set("not no never none nothing nobody neither nor cannot nowhere hardly refuse refused")
"""Words that turn what is said into its opposite; `n't` is seen by its ending. "Without" turns only its own words:
gates opened without warning were opened."""

_ENDING = word_set("stop stops stopped stopping cease ceases ceased ceasing quit quits")
"""Verbs that turn the doing behind them into its opposite: "stop making payments"."""

_BETTER = word_set(
    "better worse more less stronger weaker higher lower safer closer clearer greater larger bigger easier harder "
    "healthier happier prouder faster busier richer fuller readier surer"
)
_FELT = word_set("been felt had looked seemed seen known")
"""Words behind a "never" that make the most of what follows with one of those: "never been in better health"."""

_FAR = 4
"""Words behind them among which one of those stands."""

_SMALL = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_NUMBER_WORDS = {word: str(value) for value, word in enumerate(f"{_SMALL}seventeen eighteen nineteen".split())}
_NUMBER_WORDS |= {word: str(10 * value) for value, word in enumerate(_TENS.split(), start=2)}
_NUMBER_WORDS |= {"dozen": "12", "hundred": "100", "thousand": "1000"}
_SCALES = {"hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9, "bn": 10**9, "mln": 10**6}


@lru_cache(maxsize=200_000)
def fold(text: str) -> str:
    """The text in lower-case ASCII, whatever its script (anyascii)."""
    return (text if text.isascii() else anyascii(text)).lower()


def tokens(text: str) -> list[str]:
    """The words and numbers of a text, folded, in order."""
    if text.isascii():
        return _TOKEN.findall(text.lower())
    return [fold(word) for word in _TOKEN.findall(text)]


@cache
def _bases() -> dict[str, str]:
    return {form: row["base"] for row in rows("irregular") for form in row["forms"].split()}


def is_past(token: str) -> bool:
    """Whether a word is the irregular form of a verb, as far as its form shows it ("fled", "met")."""
    return token in _bases()


_SPELLED = (
    (re.compile(r"(?<=[a-z]{3})our(s?)$"), r"or\1"),
    (re.compile(r"(?<=[a-z])([bct])re?(s?)$"), r"\1er\2"),
    (re.compile(r"(?<=[a-z]{2})enc(es?|)$"), r"ens\1"),
    (re.compile(r"(?<=[a-z]{4})is(e[ds]?|ing|ations?|)$"), r"iz\1"),
    (re.compile(r"(?<=[a-z]{3})ell$"), "el"),
    (re.compile(r"^programme?(s?)$"), r"program\1"),
    (re.compile(r"^(?:grey(?=s?$)|greye?(?=d$))"), "gray"),
    (re.compile(r"^sceptic"), "skeptic"),
    (re.compile(r"^judgement"), "judgment"),
)
"""How British and American spell one word; what comes out is no word ("evidense"), only the same for both."""


@lru_cache(maxsize=200_000)
def spelled(word: str) -> str:
    """A folded word, or its stem, as both British and American outlets would have it: "labour" is "labor"."""
    for pattern, plain in _SPELLED:
        word = pattern.sub(plain, word)
    return word


@lru_cache(maxsize=200_000)
def stem(token: str) -> str:
    """A word without its commonest English endings, an irregular form as its base: enough to match `drone` with
    `drones` and `left` with `leaving`; spelled one way (`spelled`)."""
    token = token.removesuffix("'s")
    token = _bases().get(token, token)
    for ending, shortest in (("ingly", 9), ("ies", 5), ("ing", 6), ("ed", 5), ("es", 5), ("s", 4)):
        if token.endswith(ending) and len(token) >= shortest and not token.endswith("ss"):
            token = token[: -len(ending)]
            break
    return spelled(token.removesuffix("e")) if len(token) > 3 else token


def terms(words: Sequence[str]) -> frozenset[str]:
    """The stems of the words that carry content."""
    return frozenset(stem(word) for word in words if word not in STOPWORDS and len(word) > 1)


UNIT_REACH = 5
"""Words after a number in which the noun that it counts is looked for."""


def numbers(words: Sequence[str]) -> frozenset[Number]:
    """The numbers that stand in a row of tokens, each with the noun that it counts."""
    found: set[Number] = set()
    for index, word in enumerate(words):
        value = number_value(word)
        following = words[index + 1] if index + 1 < len(words) else ""
        if value is None or (word == "one" and number_value(following) is None):
            continue
        after = index + 1
        scale = 1
        while after < len(words) and words[after] in _SCALES:
            scale *= _SCALES[words[after]]
            after += 1
        if index and words[index] in _SCALES and number_value(words[index - 1]) is not None:
            continue
        found.add((_times(value, scale), _unit(word, words[after : after + UNIT_REACH])))
    return frozenset(found)


def number_value(word: str) -> str | None:
    """The number that a token is, as digits, or None."""
    if _NUMERAL.fullmatch(word.rstrip("%")):
        return word.rstrip("%").replace(",", "")
    return _NUMBER_WORDS.get(word)


def _times(value: str, scale: int) -> str:
    if scale == 1:
        return value
    return f"{float(value) * scale:.0f}"


def _unit(word: str, following: Sequence[str]) -> str:
    """The stem of the noun that a number counts; of "two of the nine gates" it is the gates."""
    if word.endswith("%") or (following and following[0] in ("percent", "per")):
        return "%"
    if following and following[0] == "of":
        later = [place for place, other in enumerate(following) if number_value(other) is not None]
        following = following[later[0] + 1 :] if later else following[1:]
    nouns = [stem(other) for other in following if other not in STOPWORDS and number_value(other) is None]
    return nouns[0] if nouns else ""


def negators(words: Sequence[str]) -> list[int]:
    """The places of the words that say that something is not so, or no longer ("stop making payments"). "No 10"
    holds none, nor does "never been in better health", where nothing follows that it is better than."""
    return [n for n, word in enumerate(words) if _negates(words, n)]


def _negates(words: Sequence[str], place: int) -> bool:
    following = [*words[place + 1 : place + 2 + _FAR], ""]
    if words[place] in _ENDING:
        return len(following[0]) > len("being") and following[0].endswith("ing")
    if words[place] not in NEGATORS and not words[place].endswith("n't"):
        return False
    if words[place] == "never" and following[0] in _FELT:
        return not any(word in _BETTER and after != "than" for word, after in pairwise(following))
    return words[place] != "no" or not following[0].isdigit()


def negative(words: Sequence[str]) -> bool:
    """Whether the words, taken together, say that something is not so (an odd count of negators)."""
    return len(negators(words)) % 2 == 1


def quotations(text: str) -> list[str]:
    """What stands in quotation marks inside a text."""
    return [match.group(1) or match.group(2) for match in QUOTED.finditer(text)]


def longest_shared_run(a: Sequence[str], b: Sequence[str]) -> Sequence[str]:
    """The longest row of tokens that stands in both."""
    match = SequenceMatcher(None, a, b, autojunk=False).find_longest_match()
    return a[match.a : match.a + match.size]


def one_holds_other(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether of two sets of words, neither empty, one holds the other."""
    return bool(one and other) and (one <= other or other <= one)


def holds(words: Sequence[str], run: Sequence[str]) -> bool:
    """Whether a row of tokens stands whole in another."""
    return f" {' '.join(run)} " in f" {' '.join(words)} "


def coverage(a: Sequence[str], b: Sequence[str]) -> float:
    """The share of the shorter row's tokens that stand, in order, in the other (0..1)."""
    if not a or not b:
        return 0.0
    blocks = SequenceMatcher(None, a, b, autojunk=False).get_matching_blocks()
    return sum(block.size for block in blocks) / min(len(a), len(b))


def jaccard(a: frozenset[str], b: frozenset[str]) -> float:
    """The share of all terms of two that are common to both (0..1)."""
    return len(a & b) / len(a | b) if a or b else 0.0


def word_difference(a: str, b: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The stretches of words by which two texts differ: those only in `a`, those only in `b`, in order."""
    left, right = _surface(a), _surface(b)
    matcher = SequenceMatcher(None, [fold(w) for w in left], [fold(w) for w in right], autojunk=False)
    only_a: list[str] = []
    only_b: list[str] = []
    for tag, i, j, k, end in matcher.get_opcodes():
        if tag != "equal":
            only_a += [" ".join(left[i:j])] if j > i else []
            only_b += [" ".join(right[k:end])] if end > k else []
    return tuple(only_a), tuple(only_b)


def _surface(text: str) -> list[str]:
    return [match.group() for match in _TOKEN.finditer(text)]
