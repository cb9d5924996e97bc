"""What is alike and two sayings all the same: a refrain, and what a page says was said again, or often."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from onrecord.model import Attribution
from onrecord.record.utterances.candidates import COPIED_WORDS, Candidates
from onrecord.record.utterances.places import Places
from onrecord.record.when.dating import Dating
from onrecord.record.words import longest_shared_run, quotations, terms, tokens, word_set

WHOLE = 0.75
"""Share of the shorter of two quotations that the words they share must make up, where more than `NEWS_DAYS` lie
between their pages: of less, each says something else besides, and the shared words are a refrain."""

ENDING = 4
"""Words behind the shared ones with which a quotation goes on."""

_REPEATING = word_set("repeat repeats repeated repeating reiterate reiterates reiterated reiterating again")
"""Words of a cue by which a page says that the same was said before."""

_OFTEN = word_set("always often repeatedly regularly times likes keeps")
"""Words of a cue by which a page tells of no one saying ("likes to say", "has said three times")."""

_AS_BEFORE = re.compile(
    r"\b(?:repeating|reiterating) (?:(?:what |an? (?:\w+ ){1,3})(?:he|she|it|they)|his|her|its|their)\b"
    r"|\bas (?:he|she|it|they) (?:did|(?:had|has|have) (?:\w+ )?(?:done|said|put it|insisted|argued|warned))\b"
)
"""Words behind a saying by which a page says that the same was said before ("…, as he had said on Monday")."""

_RECALLING = re.compile(
    r"\W*(?:(?:I|we)(?: have|['’]ve)?|(?:that )?(?:he|she|they|it) had) (?:\w+ly |always |already |never |once )?"
    r"(?:said|promised|warned)\b",
    re.IGNORECASE,
)
"""How words begin that tell what the speaker said on another day ("I said that it would hold")."""

_ENDED = re.compile(r"\W*[.!?…]")


class Refrains:
    """Compares the quotations of a story's attributions."""

    def __init__(
        self, attributions: Mapping[str, Attribution], candidates: Candidates, dating: Dating, places: Places
    ) -> None:
        """Take the attributions with what they say, and when and where."""
        self._attributions = attributions
        self._candidates = candidates
        self._dating = dating
        self._places = places
        self._outer = {told.parent for told in attributions.values()}

    def share_most(self, first: str, second: str, of: str | None = None) -> bool:
        """Whether the words that two have in a row are most of the quotation `of`, or of the shorter one."""
        run = self._run(first, second)
        ends = (first, second) if of is None else (of,)
        return len(run) >= WHOLE * min(self._length(end, run) for end in ends)

    def are_one_quotation(self, first: str, second: str) -> bool:
        """Whether the words that two have in a row are most of the shorter one, in quotation marks on one page at
        least; few words all of it, and on both. Neither may tell in turn what somebody said: that one's words are
        then the quotation."""
        quoted = [self._attributions[end].form in ("direct", "mixed") for end in (first, second)]
        if not any(quoted) or not self._outer.isdisjoint((first, second)):
            return False
        run = self._run(first, second)
        if len(run) >= COPIED_WORDS:
            return self.share_most(first, second)
        return all(quoted) and len(run) >= min(self._length(end, run) for end in (first, second))

    def go_on_apart(self, first: str, second: str) -> bool:
        """Whether two quotations share words in a row and then go on in other words, in one of them at least in
        the same sentence: a refrain with two endings ("we waited once, and nobody has thanked us"). Pages that
        give one day, or name one setting, may have translated it."""
        if self._dating.one_day(first, second):
            return False
        if not self._places.setting(first).isdisjoint(self._places.setting(second)):
            return False
        run = self._run(first, second)
        rests = [rest for end in (first, second) if (rest := self._rest(end, run)) is not None]
        if len(rests) < 2 or all(_ENDED.match(rest) for rest in rests):
            return False
        mine, theirs = (tokens(rest) for rest in rests)
        return min(len(mine), len(theirs)) >= ENDING and terms(mine).isdisjoint(terms(theirs))

    def repeats(self, attribution: str) -> bool:
        """Whether its page says that the same was said before."""
        return not _REPEATING.isdisjoint(self._cue(attribution))

    def of_other_times(self, first: str, second: str) -> bool:
        """Whether the page of one alone says that it was said again, or time after time, or the words of one alone
        tell of an earlier day's. What was repeated in some week may be what another page tells of a day of it."""
        return self._is_again(first) != self._is_again(second) or self._recalls(first) != self._recalls(second)

    def _recalls(self, attribution: str) -> bool:
        return _RECALLING.match(self._candidates.statement(attribution).text) is not None

    def is_before(self, first: str, second: str) -> bool:
        """Whether one was printed before the day of the other, of which its page says, behind it, that it had been
        said before ("he said, as he had said on Monday"): who copies the words may leave that out."""
        for earlier, later in ((first, second), (second, first)):
            day, begin = self._dating.published(earlier).last, self._dating.window(later, 0).first
            if day is not None and begin is not None and day < begin:
                return _AS_BEFORE.search(self._candidates.behind(later)) is not None
        return False

    def _is_again(self, attribution: str) -> bool:
        said = self._attributions[attribution].said
        again = self.repeats(attribution) and not (said and "/" in said.edtf)
        return again or not _OFTEN.isdisjoint(self._cue(attribution))

    def _cue(self, attribution: str) -> Sequence[str]:
        return [word for span in self._attributions[attribution].cue for word in tokens(span.text)]

    def _run(self, first: str, second: str) -> Sequence[str]:
        return longest_shared_run(*(self._candidates.statement(end).words for end in (first, second)))

    def _length(self, attribution: str, run: Sequence[str]) -> int:
        """How many words stand in quotation marks; of a content that has most of the shared ones outside, all."""
        found = self._candidates.statement(attribution)
        inside = tokens(" ".join(quotations(found.text)))
        quoted = 2 * len(set(run).intersection(inside)) > len(set(run))
        return len(inside) if quoted and self._attributions[attribution].form == "mixed" else len(found.words)

    def _rest(self, attribution: str, run: Sequence[str]) -> str | None:
        """What a quotation says behind words that it holds in a row, up to where the page breaks it off."""
        words = re.compile(r"[\W_]+".join(map(re.escape, run)), re.IGNORECASE)
        found = self._attributions[attribution]
        texts = [span.text for span in found.content]
        if found.form not in ("direct", "turn"):
            texts = [text for whole in texts for text in quotations(whole)]
        held = ((text, match) for text in texts if (match := words.search(text)))
        return next((text[match.end() :] for text, match in held), None)
