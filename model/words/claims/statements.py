"""Finds the numbers of a prose text, what each counts, and whether it is this body's and of this year.

Nothing here knows the tables: the statements of a text depend on its words alone, and are kept by them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import pairwise
from typing import Literal

from model.form.figures import Number
from model.words.claims.own_names import list_own_names
from model.words.claims.segments import Segment, cut_into_segments
from model.words.claims.subjects import Context, Subject, has_content, has_unknown, read_subject
from model.words.claims.tokens import REQUEST_UNITS, Token, tokenise
from model.words.sentences import Sentence, split_into_paragraphs

Role = Literal["figure", "share", "change", "sum", "other"]

_OTHER_BODY = re.compile(
    r"局|委员会|[县市区省]委|街道|镇|乡|办公室|大队|支队|中心|系统|部门|单位|[县市区]|政府办|厅|村|社区|公司|法院|检察院"
)
_NOT_A_BODY = re.compile(
    r"督促|指导|会同|配合|协调|推动|组织|加强|向|为|与|由|在|通过|依托|把|按|根据|针对|建立|完善|聚焦|围绕|坚持|落实|强化|深化|开展|制定|健全|印发"
)
"""How phrases begin that name another body without being about it: 督促各部门."""

_REQUEST_HEADING = re.compile(r"依申请|申请公开|公开申请|申请办理")
_DISCLOSURE = re.compile(r"信息公开|政务公开|依申请")
_SCOPED_UNITS = frozenset(["件", "件次", "份", "宗", "起", "例"])


@dataclass(frozen=True, slots=True)
class Statement:
    """A number in a sentence, or the words 未收到 that say none.

    token: the number; start, end: where it, or the words, stand in the sentence; phrase_start: where the phrase begins
    that it belongs to. subject: what it counts, None where no table has that. is_reliable: it is this body's and of
    this year. rises: of a change, whether it is a rise. is_part: 其中 stands before it. is_each: it holds of each atom.
    is_channel: it counts applications that came in one way. lead: the words before it that say what it counts.
    is_complete: the list that it is a part of says that it is complete.
    """

    sentence: Sentence
    number: Number
    token: Token
    start: int
    end: int
    phrase_start: int
    role: Role = "figure"
    subject: Subject | None = None
    is_reliable: bool = True
    rises: bool = False
    is_part: bool = False
    is_channel: bool = False
    is_each: bool = False
    is_negation: bool = False
    lead: tuple[Token, ...] = ()

    @property
    def unit(self) -> str:
        """Its measure word, "" for none."""
        return self.token.unit


@dataclass(slots=True)
class _Scope:
    """Whose figures are spoken of, and of when."""

    is_other_body: bool = False
    is_other_time: bool = False
    is_future: bool = False
    is_plan: bool = False
    had_other_figures: bool = False
    names_year: bool = False

    def begin_sentence(self) -> None:
        """What a sentence says of another body or year holds for the next one only where it gave their figures."""
        if not self.had_other_figures:
            self.is_other_body = self.is_other_time = False
        # 下一步 at the beginning of a sentence is about all that follows
        self.is_future = self.is_plan
        self.had_other_figures = self.names_year = False

    def read(self, token: Token, position: int) -> None:
        """Follow one token, which stands at a position of its phrase."""
        if token.kind == "own":
            self.is_other_body = False
        elif token.kind == "time":
            self.is_other_time, self.names_year = False, True
        elif token.kind == "other_time":
            self.is_other_time = True
        elif token.kind == "future":
            self.is_future = True
            self.is_plan = self.is_plan or position == 0
        elif token.kind == "unknown" and position == 0 and _names_other_body(token.text):
            self.is_other_body = True

    @property
    def is_own(self) -> bool:
        """Whether figures are this body's and of this year."""
        return not (self.is_other_body or self.is_other_time or self.is_future)


def _names_other_body(text: str) -> bool:
    return bool(_OTHER_BODY.search(text)) and not _NOT_A_BODY.match(text)


@lru_cache(maxsize=256)
def list_statements(text: str, unit: str, year: int | None) -> tuple[Statement, ...]:
    """The statements of a prose text in a report of a body for a year, in order."""
    names = list_own_names(unit)
    found: list[Statement] = []
    for paragraph in split_into_paragraphs(text):
        heading = paragraph.heading
        context = Context(is_request_topic=bool(_REQUEST_HEADING.search(heading)))
        context.is_disclosure = context.is_request_topic
        scope = _Scope()
        for sentence in paragraph.sentences:
            reader = _SentenceReader(sentence, context, scope)
            found += reader.read(cut_into_segments(tokenise(sentence.text, year, names)))
    return tuple(found)


@dataclass(slots=True)
class _SentenceReader:
    """Reads the segments of one sentence. context, scope: carried on from the sentences before it."""

    sentence: Sentence
    context: Context
    scope: _Scope
    found: list[Statement] = field(default_factory=list)
    _segments: list[Segment] = field(default_factory=list)
    _pending: list[Subject] = field(default_factory=list)
    _pending_ways: int = 0
    _is_about_papers: bool = False

    def read(self, segments: list[Segment]) -> list[Statement]:
        """The statements of the sentence."""
        self._segments = segments
        self.scope.begin_sentence()
        self.context.after_remedy = False
        self.context.remedies_in_sentence = ()
        self.context.has_after_review = any(t.value == "after_review" for s in segments for t in s.tokens)
        if _DISCLOSURE.search(self.sentence.text):
            self.context.is_disclosure = True
        self._is_about_papers = any(_counts_public_papers(segment) for segment in segments)
        for index, segment in enumerate(segments):
            if segment.has_number:
                self._read_numbers(index)
            else:
                self._follow(segment.tokens)
                self._note_topic(segment)
                self._read_negation(index)
        return self.found

    def _note_topic(self, segment: Segment) -> None:
        """A phrase without a number that names the applications is about them: 政府信息公开申请答复情况："""
        if any(token.kind == "request" and "公开" in token.text for token in segment.tokens):
            self.context.is_request_topic = True

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
            trail = _cut_inside(tokens[position + 1 : following])
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
        whole_lead = self._extend(index, lead) if is_first else lead
        is_part = any(word.kind == "part" for word in whole_lead)
        words = _cut_part(whole_lead)
        role, rises = _find_role(words, token)
        if role == "figure":
            words = _add_trail(words, trail, is_last)
        assert token.number is not None
        phrase_start = whole_lead[0].start if whole_lead else token.start
        statement = Statement(
            self.sentence, token.number, token, token.start, token.end, phrase_start, role, rises=rises,
            is_part=is_part, lead=words, is_reliable=self.scope.is_own and not self._is_vague(words, token),
        )  # fmt: skip
        self.found += self._with_subjects(statement, words)

    def _is_vague(self, words: Sequence[Token], token: Token) -> bool:
        """Whether a number is only about right, or may count several years (累计 without 全年)."""
        is_cumulative = any(word.kind == "cumulative" for word in words) and not self.scope.names_year
        return token.is_rough or is_cumulative or any(word.kind == "rough" for word in words)

    def _extend(self, index: int, lead: tuple[Token, ...]) -> tuple[Token, ...]:
        """The words before the first number of a segment, with those of the segments before that it goes on from.

        行政复议、行政诉讼5件 lists what is counted; 本年新收申请，共48件 names it before a comma.
        """
        segments = self._segments
        while index > 0 and not segments[index - 1].has_number:
            mark, before = segments[index].mark, segments[index - 1].tokens
            is_list = mark == "、" and has_content(lead) and has_content(before)
            says_nothing = mark in ("，", "：") and not has_content(lead) and not has_unknown(lead)
            if not is_list and not (says_nothing and not _is_other_role(lead) and not self._pending):
                break
            lead = (*before, *lead)
            index -= 1
            if not is_list:
                break
        return lead

    def _with_subjects(self, statement: Statement, words: tuple[Token, ...]) -> list[Statement]:
        """The statement with its subject; several where it holds of each thing that was named."""
        unit = statement.unit
        if statement.role == "change":
            subject = read_subject(_without_change(words), "件", self.context) if has_content(words) else None
            return [replace(statement, subject=subject)]
        if statement.role != "figure":
            return [statement]
        if not words and self._pending_ways:
            self._pending_ways -= 1
            return [replace(statement, is_channel=True)]
        if not words and self._pending:
            return [replace(statement, subject=self._pending.pop(0))]
        subject = read_subject(words, unit, self.context)
        if subject is not None and subject.kind == "request" and self._is_about_papers:
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
        if len(parts) < 2:
            return subject
        followers = [segment for segment in self._segments if segment.tokens[0].start > statement.start]
        numbers = 1
        for segment in followers:
            if segment.tokens[0].kind != "number":
                break
            numbers += 1
        if numbers != len(parts):
            return None
        self._pending = parts[1:]
        return parts[0]

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
        is_about_applications = bool(kinds & {"request", "row"}) or context.is_request_topic
        if "channel" in kinds and is_about_applications and statement.unit in REQUEST_UNITS and not has_unknown(words):
            if "respectively" in kinds:
                self._pending_ways = sum(word.kind == "channel" for word in words) - 1
            return replace(statement, is_channel=True)
        unknown = [word.text for word in words if word.kind == "unknown"]
        if statement.unit in _SCOPED_UNITS and kinds & {"row", "request", "remedy", "document", "flow"}:
            if any(_names_other_body(text) for text in unknown):
                self.scope.is_other_body = self.scope.had_other_figures = True
            elif len("".join(unknown)) > 1:
                context.is_request_topic = False
                context.documents = context.decisions = ()
        return replace(statement, role="other" if kinds & {"compare"} else statement.role)

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


def _counts_public_papers(segment: Segment) -> bool:
    """Whether a phrase is 主动公开100件: then 依申请公开30件 beside it counts papers by how they may be published."""
    for word, number in pairwise(segment.tokens):
        if word.kind == "disclose" and number.kind == "number" and number.unit in _SCOPED_UNITS:
            return True
    return False


def list_parts(subject: Subject) -> list[Subject]:
    """The subjects that a subject of several atoms, columns or outcomes lists, in order; itself where it is one."""
    if len(subject.columns) > 1 and len(subject.atoms) < 2:
        return [replace(subject, columns=(column,)) for column in subject.columns]
    if len(subject.details) > 1 and len(subject.atoms) < 2:
        return [replace(subject, details=(detail,)) for detail in subject.details]
    if len(subject.atoms) > 1 and len(subject.columns) < 2 and len(subject.details) < 2:
        return [replace(subject, atoms=(atom,)) for atom in subject.atoms]
    return [subject]


def _cut_part(words: tuple[Token, ...]) -> tuple[Token, ...]:
    """The words behind the last 其中 or 中: what stands before them names the whole."""
    for position in range(len(words) - 1, -1, -1):
        if words[position].kind in ("part", "inside"):
            return words[position + 1 :]
    return words


def _add_trail(words: tuple[Token, ...], trail: tuple[Token, ...], is_last: bool) -> tuple[Token, ...]:
    """The words before a number, with those behind it where these say what it counts: 22件予以公开, 收到的48件申请."""
    ends_there = is_last or (bool(trail) and trail[-1].kind == "inside")
    named = tuple(word for word in trail if word.kind != "inside")
    if not ends_there or has_unknown(named):
        return words
    if has_content(words):
        names_only_applications = {word.kind for word in named} <= {"request", "filler"}
        return (*words, *named) if names_only_applications else words
    return (*words, *named) if has_content(named) and not has_unknown(words) else words


def _cut_inside(words: tuple[Token, ...]) -> tuple[Token, ...]:
    """The words behind a number up to 中: 48件申请中，自然人… names what the 48 are."""
    for position, word in enumerate(words):
        if word.kind == "inside":
            return words[: position + 1]
    return words


def _is_other_role(words: Sequence[Token]) -> bool:
    return any(word.kind in ("share", "compare", "rise", "fall") for word in words)


def _find_role(words: Sequence[Token], token: Token) -> tuple[Role, bool]:
    """What the number is for, and whether it is a rise."""
    kinds = {word.kind for word in words}
    if "share" in kinds:
        return ("share" if token.unit == "%" else "other"), False
    if kinds & {"rise", "fall"}:
        return ("change" if "compare" in kinds else "other"), "rise" in kinds
    if "compare" in kinds or token.unit == "%":
        return "other", False
    if "sum" in kinds and not has_content(words):
        return "sum", False
    return "figure", False


def _without_change(words: Sequence[Token]) -> list[Token]:
    return [word for word in words if word.kind not in ("compare", "rise", "fall")]
