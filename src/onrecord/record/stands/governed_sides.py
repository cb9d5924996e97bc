"""Which side a plain act takes on what it governs, whether a table names that or not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from onrecord.model import Attribution
from onrecord.record.stands.conditions import REFUSING, UNTIL
from onrecord.record.stands.governed import listed, refused
from onrecord.record.stands.issues import Side, Things, is_known_as
from onrecord.record.stands.leaning_words import TURNED, is_judged
from onrecord.record.stands.leanings import Sentence
from onrecord.record.stands.one_side import OneSide
from onrecord.record.stands.phrases import Found, Word, root, words_of
from onrecord.record.stands.plain_acts import OPPOSITE, goes_before, is_damped, plain_way, stems_of
from onrecord.record.stands.stakeholders import Stakeholders
from onrecord.record.stands.unnamed import WEIGHING
from onrecord.record.statements import Statements
from onrecord.record.words import word_set

SUBJECT = 9
"""Words among which the "not" stands of what somebody will not do: "the board of the guild is not"."""

_SAYING = frozenset(map(root, word_set("say tell add note write state remark")))


class GovernedSides:
    """The sides that plain acts take on what they govern."""

    def __init__(self, statements: Statements, stakeholders: Stakeholders, things: Things, side: OneSide) -> None:
        """Take what may be at stake."""
        self._statements = statements
        self._stakeholders = stakeholders
        self._things = things
        self._side = side

    def sides(self, attribution: Attribution) -> Iterator[Side]:
        """A plain act's side on what it governs, where that is told indirectly: whole sentences in quotation marks
        have no such place, and headlines leave out the small words that show it. What the speaker says will not
        be done, in whatever form."""
        first = attribution.content[0]
        text = self._statements.story.articles[attribution.article].text
        words = words_of(text[first.start : first.end], first.start)
        names = self._stakeholders.names(attribution.article, words)
        refusal = refused(words, names) or self._refused(attribution, words, names)
        if refusal:
            unless = any(word.text == "unless" for word in words[refusal.end :])
            yield self._side(refusal, words, attribution, "conditional" if unless else "against")
        way = plain_way(attribution)
        led = not attribution.cue or first.start >= attribution.cue[-1].start or goes_before(attribution)
        told = attribution.form in ("indirect", "mixed") and attribution.section != "title"
        cue = stems_of(attribution)
        if refusal or way is None or not led or not told or is_damped(attribution):
            return
        way = "open" if cue & WEIGHING and not is_judged(words, 0) else way
        way = TURNED[way] if attribution.negated else way
        act = "urge" if attribution.act == "ask" else attribution.act
        for governing, turned in listed(words, names, act, bool(cue & _SAYING)):
            thing = next((t for t in self._things.find(words) if is_known_as(governing, t)), governing)
            taken = OPPOSITE.get(way, way) if turned else way
            bargained = taken in ("for", "open") and Sentence(words).is_conditional(thing.start, thing.end)
            waits = taken == "against" and cue & REFUSING and not attribution.negated
            bargained |= bool(waits) and any(word.text in UNTIL for word in words[thing.end :])
            yield self._side(thing, words, attribution, "conditional" if bargained else taken)

    def _refused(self, attribution: Attribution, words: Sequence[Word], names: frozenset[int]) -> Found | None:
        """What those will not do whom the words name as the speakers, or as whom these speak for."""
        place = next((n for n, word in enumerate(words[1:SUBJECT]) if word.negates), 0)
        found = refused(words, names, place) if place else None
        own = found and self._stakeholders.own(attribution, Sentence(words), place, place)
        return found if own else None
