"""Reads the numbers of a sentence, each with the words before it or, where these say nothing, behind it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from model.words.claims.prose.phrases import (
    SCOPED_UNITS,
    add_comparison,
    add_trail,
    counts_public_papers,
    cut_inside,
    cut_part,
    find_role,
    is_other_role,
    without_comparison,
)
from model.words.claims.prose.scope import Scope, names_other_body
from model.words.claims.prose.segments import Segment
from model.words.claims.prose.statements import Statement, list_parts
from model.words.claims.prose.subjects import FLOWS, Context, Subject, has_content, has_unknown, read_subject
from model.words.claims.prose.tokens import Token
from model.words.sentences import Sentence

_DISCLOSURE = re.compile(r"信息公开|政务公开|依申请")

_DISCLOSURE_IN_PART = re.compile(
    r"(?:其中|包括|含)[^，；。、]{0,6}(?:信息公开|政务公开)类?(?:的|案件|复议|诉讼)*[^，；。、申请]{0,4}\d"
    r"|(?:复议|诉讼|案件?|应诉)(?:案件|申请)?\d+[件起宗][，（(](?:涉及|涉|属于|与)?(?:政府信息公开|信息公开|政务公开)"
    r"(?:相关|有关|类|领域|方面)?的?(?:案件|有)?\d"
)
"""行政复议案件12件（其中信息公开类2件）, 行政复议案件36件，涉及政府信息公开2件: the whole is of all matters."""


@dataclass(slots=True)
class SentenceReader:
    """Reads the segments of one sentence. context, scope: carried on from the sentences before it."""

    sentence: Sentence
    context: Context
    scope: Scope
    found: list[Statement] = field(default_factory=list)
    _segments: list[Segment] = field(default_factory=list)
    _pending: list[Subject] = field(default_factory=list)
    _pending_ways: int = 0
    _is_about_papers: bool = False
    _has_unclear_decisions: bool = False
    _has_years_side_by_side: bool = False

    def read(self, segments: list[Segment]) -> list[Statement]:
        """The statements of the sentence."""
        self._segments = segments
        self.scope.begin_sentence()
        self.context.after_remedy = False
        self.context.remedies_in_sentence = ()
        self.context.has_after_review = any(t.value == "after_review" for s in segments for t in s.tokens)
        if _DISCLOSURE_IN_PART.search(self.sentence.text):
            self.context.is_disclosure = False
            self.context.remedies = ()
        elif _DISCLOSURE.search(self.sentence.text):
            self.context.is_disclosure = True
        self._is_about_papers = any(counts_public_papers(segment) for segment in segments)
        for index, segment in enumerate(segments):
            if segment.has_number:
                self._read_numbers(index)
            else:
                self._follow(segment.tokens)
                self._note_topic(segment)
                self._read_negation(index)
        return self.found

    def _note_topic(self, segment: Segment) -> None:
        """A phrase without a number names what the numbers behind it count: 政府信息公开申请答复情况："""
        if _names_applications(segment.tokens):
            self.context.is_request_topic = True
        documents = tuple(dict.fromkeys(token.value for token in segment.tokens if token.kind == "document"))
        if documents and not has_unknown(segment.tokens):
            self.context.documents = documents

    def _follow(self, tokens: Sequence[Token]) -> None:
        position = 0
        for token in tokens:
            self.scope.read(token, position)
            position += token.kind not in ("filler", "time", "own", "part")

    def _read_numbers(self, index: int) -> None:
        """Read all numbers of a segment, each with the words before it or, where they say nothing, behind it."""
        tokens = self._segments[index].tokens
        before = 0
        numbers = [position for position, token in enumerate(tokens) if token.kind == "number"]
        for rank, position in enumerate(numbers):
            following = numbers[rank + 1] if rank + 1 < len(numbers) else len(tokens)
            lead = tokens[before:position]
            self._follow(lead)
            if any(word.kind in ("rise", "fall") for word in lead):
                # 比2024年的40件多8件 compares behind last year's figure too
                lead = (*(word for word in tokens[:before] if word.kind == "compare"), *lead)
            trail = cut_inside(tokens[position + 1 : following])
            self._read_number(
                index, tokens[position], lead, trail, is_first=rank == 0, is_last=rank + 1 == len(numbers)
            )
            before = position + 1
        self._follow(tokens[before:])

    def _read_number(
        self,
        index: int,
        token: Token,
        lead: tuple[Token, ...],
        trail: tuple[Token, ...],
        is_first: bool,
        is_last: bool,
    ) -> None:
        whole_lead = lead
        if is_first:
            before = self._segments[index - 1] if index else None
            whole_lead = add_comparison(before, self._extend(index, lead, trail))
        if _names_applications(whole_lead) and not has_unknown(whole_lead):
            self.context.is_request_topic = True
        is_part = any(word.kind == "part" for word in whole_lead)
        words = cut_part(whole_lead)
        role, rises = find_role(words, token)
        if trail and trail[0].kind == "unknown" and token.unit not in SCOPED_UNITS:
            words = (*words, trail[0])  # 办理申请3个工作日内 counts what stands behind it
        elif role == "figure":
            words = add_trail(words, trail, is_last)
        assert token.number is not None
        phrase_start = whole_lead[0].start if whole_lead else token.start
        statement = Statement(
            self.sentence, token.number, token, token.start, token.end, phrase_start, role, rises=rises,
            is_part=is_part, lead=words, is_reliable=self._is_reliable(index, whole_lead, words, token),
        )  # fmt: skip
        self.found += self._with_subjects(statement, words)

    def _is_reliable(self, index: int, lead: tuple[Token, ...], words: Sequence[Token], token: Token) -> bool:
        """Whether a number is this body's, of this year alone, and exact."""
        return not self._lists_years(index, lead) and self.scope.is_own and not self._is_vague(words, token)

    def _is_vague(self, words: Sequence[Token], token: Token) -> bool:
        """Whether a number is only about right, or may count several years (累计 without 全年)."""
        is_cumulative = any(word.kind == "cumulative" for word in words) and not self.scope.names_year
        return token.is_rough or is_cumulative or any(word.kind == "rough" for word in words)

    def _lists_years(self, index: int, lead: tuple[Token, ...]) -> bool:
        """Whether 分别 gives numbers of several years: 2024年、2025年分别收到申请40件、48件，办结38件、49件."""
        kinds = {word.kind for word in lead}
        if "respectively" in kinds:
            while index > 0 and not self._segments[index - 1].has_number:
                index -= 1
                kinds |= {word.kind for word in self._segments[index].tokens}
            self._has_years_side_by_side |= kinds >= {"time", "other_time"}
        return self._has_years_side_by_side

    def _extend(self, index: int, lead: tuple[Token, ...], trail: tuple[Token, ...]) -> tuple[Token, ...]:
        """The words before the first number of a segment, with those of the segments before that it goes on from.

        行政复议、行政诉讼5件 lists what is counted; 本年新收申请，共48件 names it before a comma.
        """
        segments = self._segments
        while index > 0 and not segments[index - 1].has_number:
            mark, before = segments[index].mark, segments[index - 1].tokens
            is_list = mark == "、" and has_content(lead) and has_content(before)
            says_nothing = mark in ("，", "：") and not has_content(lead) and not has_unknown((*lead, *trail))
            if not is_list and not (says_nothing and not is_other_role(lead) and not self._pending):
                break
            lead = (*before, *lead)
            index -= 1
            if not is_list:
                break
        return lead

    def _with_subjects(self, statement: Statement, words: tuple[Token, ...]) -> list[Statement]:
        """The statement with its subject; several where it holds of each thing that was named."""
        unit = statement.unit
        if statement.role in ("change", "share"):
            subject = read_subject(without_comparison(words), "件", self.context) if has_content(words) else None
            return [replace(statement, subject=subject)]
        if statement.role != "figure":
            return [statement]
        is_bare = all(word.kind == "joint" for word in words)
        if is_bare and self._pending_ways:
            self._pending_ways -= 1
            return [replace(statement, is_channel=True)]
        if is_bare and self._pending:
            return [replace(statement, subject=self._pending.pop(0))]
        subject = read_subject(words, unit, self.context)
        is_request, is_decision = (subject is not None and subject.kind == kind for kind in ("request", "decision"))
        if (is_request and self._is_about_papers) or (is_decision and self._has_unclear_decisions):
            subject = None
        if subject is None:
            return [self._note_unclear(statement, words)]
        self._note_subject(subject)
        kinds = {word.kind for word in words}
        if "respectively" in kinds:
            return [replace(statement, subject=self._distribute(subject, statement))]
        is_each = "each" in kinds or any(word.text in ("均", "各") for word in words)
        statement = replace(statement, subject=subject, is_each=is_each)
        if not statement.is_reliable:
            self.scope.had_other_figures = True
        return [statement]

    def _distribute(self, subject: Subject, statement: Statement) -> Subject | None:
        """The first of the things that 分别 gives numbers for; the others wait for the numbers behind it."""
        parts = list_parts(subject)
        if self._count_listed(statement) != len(parts):
            return None
        self._pending = parts[1:]
        return parts[0]

    def _count_listed(self, first: Statement) -> int:
        """How many numbers are listed from this one on with nothing but pauses or 和 between them."""
        behind = [token for segment in self._segments for token in segment.tokens if token.start > first.start]
        count = 1
        for token in behind:
            if token.kind not in ("number", "joint"):
                break
            count += token.kind == "number"
        return count

    def _note_subject(self, subject: Subject) -> None:
        context = self.context
        context.after_remedy = subject.kind == "remedy"
        if subject.kind == "request":
            context.is_request_topic = True
            context.rows = subject.atoms or context.rows
            context.columns = subject.columns
        elif subject.kind == "remedy":
            context.remedies = subject.atoms
            context.remedies_in_sentence = (*context.remedies_in_sentence, *subject.atoms)
        elif subject.kind == "document":
            context.documents, context.flows = subject.atoms, subject.details
        elif subject.kind == "decision":
            context.decisions = subject.atoms

    def _note_unclear(self, statement: Statement, words: Sequence[Token]) -> Statement:
        """A number that no table has. What it counts may be another body's, or another matter than applications."""
        kinds = {word.kind for word in words}
        context = self.context
        if "channel" in kinds and self._counts_ways(statement, words):
            if "respectively" in kinds:
                self._pending_ways = sum(word.kind == "channel" for word in words) - 1
            return replace(statement, is_channel=True)
        unknown = [word.text for word in words if word.kind == "unknown"]
        # 公示行政许可决定190件、行政处罚决定30件 counts what was published, to its end
        self._has_unclear_decisions |= "decision" in kinds and bool(unknown or "disclose" in kinds)
        if statement.unit in SCOPED_UNITS and kinds & {"row", "request", "remedy", "document", "flow"}:
            if any(names_other_body(text) for text in unknown):
                self.scope.is_other_body = self.scope.had_other_figures = True
                context.is_request_topic |= "request" in kinds
            elif len("".join(unknown)) > 1:
                # 办理人大建议12件 is about another matter; what names applications, or a result, is not
                is_verb_alone = {word.value for word in words if word.kind == "row"} <= FLOWS
                context.is_request_topic &= "request" in kinds or not is_verb_alone
                context.documents = context.decisions = ()
        return replace(statement, role="other" if kinds & {"compare"} else statement.role)

    def _counts_ways(self, statement: Statement, words: Sequence[Token]) -> bool:
        """Whether a number counts applications that came in one way: no permits, and no published items (条)."""
        kinds = {word.kind for word in words}
        before = [one for one in self.found if one.unit in SCOPED_UNITS and not one.is_channel]
        is_about_others = bool(before) and (before[-1].subject is None or before[-1].subject.kind != "request")
        is_about_applications = bool(kinds & {"request", "row"}) or self.context.is_request_topic
        return (
            ("request" in kinds or (is_about_applications and not is_about_others))
            and "disclose" not in kinds
            and statement.unit in (*SCOPED_UNITS, "个", "")
            and not has_unknown(words)
        )

    def _read_negation(self, index: int) -> None:
        """A phrase that says that there was none: 未收到政府信息公开申请, 没有行政复议、行政诉讼."""
        tokens = self._segments[index].tokens
        at = next((position for position, token in enumerate(tokens) if token.kind == "negation"), -1)
        if at < 0:
            return
        words = list(tokens[at + 1 :])
        if has_unknown(tokens) or any(word.kind in ("negation", "plan", "respectively") for word in words):
            return
        for segment in self._segments[index + 1 :]:
            if segment.mark != "、" or segment.has_number or has_unknown(segment.tokens):
                break
            words += segment.tokens
        if any(word.value in ("closed", "answered", "worked", "carried") for word in words):
            return
        subject = read_subject(words, "件", self.context)
        if subject is None or not self.scope.is_own:
            return
        self._note_subject(subject)
        token = replace(tokens[at], number=0)
        self.found.append(
            Statement(self.sentence, 0, token, tokens[at].start, words[-1].end, tokens[0].start, subject=subject,
                      is_negation=True, lead=tuple(words))
        )  # fmt: skip


def _names_applications(tokens: Sequence[Token]) -> bool:
    """Whether applications are named in full: 申请 alone may be one for a permit."""
    return any(token.kind == "request" and "公开" in token.text for token in tokens)
