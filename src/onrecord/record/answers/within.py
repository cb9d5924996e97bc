"""What is told inside other words: the report within a denial, and what a denied report tells of others."""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from onrecord.model import Act, Attribution, one_line
from onrecord.record.answers.accounts import Accounts
from onrecord.record.answers.retorts import (
    brands,
    is_own,
    judging,
    recounts,
    says_clause,
    says_deny,
    scorns,
    tells,
)
from onrecord.record.claims import ASSERTING
from onrecord.record.clause_index import Clauses
from onrecord.record.statements import Statement, Statements
from onrecord.record.who.entities import People
from onrecord.record.words import tokens

HEAD_WORDS = 5
"""Words with which a content begins among which it names the report that is rejected ("the comments by …")."""

_NOT_TOLD: frozenset[Act] = frozenset({"deny", "decline", "ask"})


class Within:
    """The attributions of a story by those in whose content they stand."""

    def __init__(self, statements: Statements, people: People, accounts: Accounts, clauses: Clauses) -> None:
        self._statements = statements
        self._accounts = accounts
        self._clauses = clauses
        self._people = people
        self._children: dict[str, list[Attribution]] = {}
        for attribution in people.attributions.values():
            if attribution.parent:
                self._children.setdefault(attribution.parent, []).append(attribution)

    def children(self, attribution: str | None) -> Sequence[Attribution]:
        """What stands in the content of an attribution, by its id."""
        return self._children.get(attribution or "", ())

    def denied(self, attribution: Attribution, known: AbstractSet[int]) -> tuple[int, ...]:
        """Somebody else's words that the denied content reports ("denied the paper's report that …", "called a
        report that … “a fairy tale”"); of what is no report only those `known`."""
        inner = self.children(attribution.id)
        inside = [a for a in inner if self.is_others(attribution, a)]
        content = self._accounts.content(attribution)
        reports = [a for a in inside if tells(one_line((*a.source, *a.cue)))]
        blames = attribution.act == "criticise" and bool(reports) and brands(attribution, content)
        own = (
            content.negative and not says_deny(attribution) and not judging(content.text)
        )  # "the log shows no fault"
        rejects = attribution.act == "deny" and not own
        if attribution.act == "reject" and not own:  # who overturns an order that some call unjust denies nothing
            told = tells(" ".join(content.words[:HEAD_WORDS])) or recounts(content.text)
            rejects = told or says_deny(attribution) or judging(content.text)
            inside = [a for a in inside if told or [span.text for span in a.source] != ["who"]]
        if not (rejects or blames or scorns(attribution, inner)):
            return ()
        named = {self._statements.of_attribution[a.id] for a in reports}
        others = {self._statements.of_attribution[a.id] for a in inside}
        return tuple(sorted(named or others & known))

    def is_others(self, attribution: Attribution, inner: Attribution) -> bool:
        """Whether words inside a denial are a report by somebody else, and not what the denier is to have done or
        said ("denied that it had agreed to …"). It may take the verdict in ("a report that … was news to me")."""
        source = [word for span in inner.source for word in tokens(span.text)]
        own = bool(source) and (is_own(source) or self._clauses.parties_meet(inner.id, attribution.id))
        judged = inner.act in ("deny", "reject") and judging(self._accounts.content(inner).text)
        return not own and (judged or inner.act in ASSERTING - {"accept"})

    def added(self, article: str, targets: Sequence[int]) -> tuple[int, ...]:
        """What is denied, and what it tells that somebody said: who denies that "the paper reported that she had
        warned the board" denies the warning too; and on the page of the denial the report whose whole words are
        denied ("the paper reported, citing two clerks, that …"). What would only follow from something is not
        denied."""
        outer = (self._statements.all[number] for number in targets)
        told = [
            self._statements.of_attribution[child.id]
            for statement in outer
            for child in self.children(statement.attribution)
            if child.act not in _NOT_TOLD
            and (
                self._accounts.content(child).text == statement.text
                or (
                    self._accounts.mostly_tells(statement, child)
                    and (says_clause(child) or self._is_turn(statement))
                )
            )
        ]
        around = (report for n in targets if (report := self._citing(article, n)) is not None)
        return tuple(n for n in sorted({*targets, *told, *around}) if self._statements.all[n].words[:1] != ("if",))

    def _citing(self, article: str, number: int) -> int | None:
        """The report of an article that has nothing but somebody's words, whom it cites."""
        cited = self._statements.all[number]
        inner = self._people.attributions.get(cited.attribution or "")
        report = self._people.attributions.get(inner.parent or "") if inner else None
        if report is None or report.article != article or report.act not in ASSERTING or report.negated:
            return None
        content = self._accounts.content(report)
        return content.number if content.text == cited.text else None

    def _is_turn(self, statement: Statement) -> bool:
        """Whether words are what somebody says in an interview: a question tells as its own what is said."""
        return self._people.attributions[statement.attribution or ""].form == "turn"
