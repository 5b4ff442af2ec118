"""What a number counts, as the words beside it say: rows and columns of table three, cases, documents, decisions."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from model.words.claims.prose.tokens import COUNT_UNITS, Token

SubjectKind = Literal["request", "remedy", "document", "decision", "fees"]

FLOWS = frozenset(("received", "worked", "closed", "answered", "carried_in", "carried_out", "carried"))
"""Rows of table three that count applications before their result; all other rows are results."""
_HANDLING = frozenset(("worked", "closed", "answered"))

CONTENT = frozenset(
    (
        "request",
        "row",
        "column",
        "remedy",
        "outcome",
        "others",
        "document",
        "flow",
        "decision",
        "fees",
        "channel",
        "case",
    )
)
"""Kinds of words that say what a number counts."""

_BLOCKING = frozenset(("disclose", "plan", "scope", "negation", "rise", "fall", "compare", "share", "inside"))
"""Kinds of words beside which a number is not the figure of a cell."""

_UNIT_OF_PUBLISHED = "条"
"""审查信息2100条，不予公开20条 counts what is published; applications are counted so only where they are named."""
_MIN_LABEL = 8
_MONEY_UNITS = frozenset(("元",))


@dataclass(frozen=True, slots=True)
class Subject:
    """What a number counts.

    atoms: rows, remedies, documents or decisions, whose figures are added up, or of which any may be meant where is_any
    is set. columns: of table three, added up; none for the total. details: outcomes or flows. whole_rows,
    whole_columns: what the number of which this one is a part counts, as it may be meant of these alone.
    """

    kind: SubjectKind
    atoms: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()
    details: tuple[str, ...] = ()
    whole_rows: tuple[str, ...] = ()
    whole_columns: tuple[str, ...] = ()
    is_any: bool = False

    @property
    def key(self) -> str:
        """What is counted, as the part of a finding's key that stays the same while the prose is edited."""
        return ".".join([self.kind, *self.atoms, *self.columns, *self.details])


@dataclass(slots=True)
class Context:
    """What the words before a number have said already.

    is_request_topic: applications are spoken of; rows, columns: of the last number that counts applications;
    remedies: of the last that counts cases; remedies_in_sentence: of all that do, in this sentence; documents,
    decisions: likewise; is_disclosure: 信息公开 was named; after_remedy: the last number of the sentence counted cases;
    has_after_review: 复议后起诉 was named.
    """

    is_request_topic: bool = False
    rows: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()
    remedies: tuple[str, ...] = ()
    remedies_in_sentence: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    flows: tuple[str, ...] = ()
    decisions: tuple[str, ...] = ()
    is_disclosure: bool = False
    after_remedy: bool = False
    has_after_review: bool = False


def has_content(tokens: Iterable[Token]) -> bool:
    """Whether words say what is counted."""
    return any(token.kind in CONTENT for token in tokens)


def has_unknown(tokens: Iterable[Token]) -> bool:
    """Whether there is a word that the vocabulary does not have."""
    return any(token.kind == "unknown" for token in tokens)


def read_subject(tokens: Sequence[Token], unit: str, context: Context) -> Subject | None:
    """What a number with this unit counts; None where the words do not say it, or say what no table has."""
    kinds = {token.kind for token in tokens}
    if has_unknown(tokens) or kinds & _BLOCKING:
        return None
    if "fees" in kinds:
        return Subject("fees") if unit in _MONEY_UNITS and not kinds & {"row", "request", "decision"} else None
    if unit not in COUNT_UNITS:
        return None
    if "others" in kinds:
        return _read_others(tokens, context)
    if kinds & {"remedy", "outcome"}:
        return _read_remedy(tokens, context)
    if "document" in kinds or ("flow" in kinds and context.documents):
        return _read_document(tokens, context)
    if "decision" in kinds:
        return _read_decision(tokens, context)
    if kinds & {"flow", "channel", "case"}:
        return None
    if kinds & {"row", "column", "request"} and unit not in ("项", "部"):
        return _read_request(tokens, unit, context)
    return None


def _read_others(tokens: Sequence[Token], context: Context) -> Subject | None:
    """其他 behind what it is the rest of: other results of cases, or other applicants."""
    if any(token.kind in CONTENT and token.kind not in ("others", "request") for token in tokens):
        return None
    if context.after_remedy:
        return Subject("remedy", context.remedies, details=("other",), whole_rows=context.remedies_in_sentence)
    if context.columns and not {"organisations", "other"} & set(context.columns):
        return Subject("request", (), ("other",), whole_rows=context.rows, is_any=True)
    return None


def _values(tokens: Sequence[Token], kind: str) -> tuple[str, ...]:
    """The values of all tokens of a kind, each once."""
    return tuple(dict.fromkeys(token.value for token in tokens if token.kind == kind))


def _is_label(token: Token) -> bool:
    """Whether it is a row's own label, long enough to be about nothing but applications: 本机关不掌握相关政府信息."""
    return token.kind == "row" and "." in token.value and len(token.text) >= _MIN_LABEL


def _read_request(tokens: Sequence[Token], unit: str, context: Context) -> Subject | None:
    rows, columns = _values(tokens, "row"), _values(tokens, "column")
    names_applications = any(token.kind == "request" or _is_label(token) for token in tokens)
    if not (names_applications or context.is_request_topic):
        return None
    if unit == _UNIT_OF_PUBLISHED and not names_applications:
        return None
    if context.after_remedy and not names_applications and set(rows) & {*_HANDLING, "carried_out", "received"}:
        return None
    results = tuple(row for row in rows if row not in FLOWS)
    flows = tuple(row for row in rows if row in FLOWS)
    if results:
        # 答复予以公开22件 names the result; 结转下年的 would be another thing
        if set(flows) - {*_HANDLING, "received"}:
            return None
        return Subject("request", results, columns, whole_columns=() if columns else context.columns)
    if len(set(flows) & {"carried_in", "carried_out", "carried"}) > 1:
        return None
    if {"carried_in", "carried_out", "carried"} & set(flows):
        return _read_carried(tokens, flows, columns)
    if columns and not flows:
        return Subject("request", (), columns, whole_rows=context.rows, is_any=True)
    return Subject("request", flows, columns, whole_columns=() if columns else context.columns, is_any=True)


def _read_carried(tokens: Sequence[Token], flows: tuple[str, ...], columns: tuple[str, ...]) -> Subject | None:
    """上年结转 and 结转下年; 新收和上年结转 is the sum of both."""
    others = set(flows) - {"carried_in", "carried_out", "carried"}
    if "carried_in" in flows and others == {"received"}:
        is_sum = any(token.kind == "joint" for token in tokens)
        return Subject("request", flows, columns, is_any=not is_sum)
    if others & {"closed", "answered", "received"} or ("carried_in" in flows and others):
        return None
    carried = tuple(flow for flow in flows if flow not in others)
    return Subject("request", carried, columns, is_any=True)


def _read_remedy(tokens: Sequence[Token], context: Context) -> Subject | None:
    remedies, outcomes = _values(tokens, "remedy"), _values(tokens, "outcome")
    rows = set(_values(tokens, "row"))
    if not (context.is_disclosure or context.remedies) or rows - {"received", "worked", "carried_out"}:
        return None
    if "carried_out" in rows:
        outcomes = (*outcomes, "pending")
    if {"direct", "after_review"} & set(remedies):
        remedies = tuple(remedy for remedy in remedies if remedy not in ("litigation", "review"))
    if not remedies:
        others = context.remedies_in_sentence or context.remedies
        return Subject("remedy", context.remedies, details=outcomes, whole_rows=others)
    is_any = remedies == ("litigation",) and context.has_after_review
    return Subject("remedy", remedies, details=outcomes, is_any=is_any)


def _read_document(tokens: Sequence[Token], context: Context) -> Subject | None:
    kinds = {token.kind for token in tokens}
    flows = _values(tokens, "flow")
    documents = _values(tokens, "document") or context.documents
    if kinds & {"row", "request", "column", "channel", "decision", "case"} or len(flows) > 1:
        return None
    if not flows:
        # 规章2件、行政规范性文件5件 goes on with what was said before
        flows = context.flows
    return Subject("document", documents, details=flows) if flows else None


def _read_decision(tokens: Sequence[Token], context: Context) -> Subject | None:
    kinds = {token.kind for token in tokens}
    decisions = _values(tokens, "decision")
    if kinds & {"row", "request", "column", "channel", "case", "flow"}:
        return None
    return Subject("decision", decisions) if "decide" in kinds or context.decisions else None
