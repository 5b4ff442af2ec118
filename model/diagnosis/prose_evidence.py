"""What the prose says to proposals that are equally likely: those come first with which its numbers agree."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from model.diagnosis.proposals import Proposal
from model.form import editions
from model.form.figures import Figure, Number, number_of
from model.form.form import Form
from model.report.report import Report

if TYPE_CHECKING:
    from model.words.claims.prose.statements import Statement
    from model.words.claims.readings import Reading

Deltas = Mapping[str, Number]
"""By cell id, by how much a proposal changes its figure; those of totals are among them."""


class ProseEvidence:
    """The numbers of a report's prose that are figures of its tables, read when they are asked for."""

    def __init__(self, form: Form, report: Report) -> None:
        self._form = form
        self._report = report
        self._known: list[tuple[Statement, tuple[Reading, ...]]] | None = None

    def rank(self, offered: tuple[Proposal, ...]) -> tuple[Proposal, ...]:
        """The proposals for a finding; of equally likely ones those first with which most numbers of the prose agree.

        A number that agrees with all of them, or with none, says nothing; nor does the prose where not all are offered.
        """
        tied = [proposal for proposal in offered if proposal.equally_likely > 1]
        if len(tied) < 2 or tied[0].equally_likely != len(tied):
            return offered
        agreeing = self._list_agreeing([self._compute_deltas(proposal) for proposal in tied])
        scores = [len(statements) for statements in agreeing]
        best = max(scores)
        if min(scores) == best:
            return offered
        ranked = sorted(range(len(tied)), key=lambda i: -scores[i])
        judged = []
        for i in ranked:
            words = _word_agreement(agreeing[i][0]) if scores[i] == best else ""
            judged.append(replace(tied[i], reason=tied[i].reason + words, equally_likely=scores.count(scores[i])))
        return (*judged, *offered[len(tied) :])

    def _compute_deltas(self, proposal: Proposal) -> Deltas:
        deltas: dict[str, Number] = {}
        for cell, figure in proposal.changes:
            if self._form.cells[cell].is_computed:
                continue  # what a file states for a total is none of the figures that totals are computed from
            by = _number_or_zero(figure) - _number_or_zero(self._report.figure_at(cell))
            for total, coefficient in ((cell, 1), *_list_totals_of_cells(self._form.edition).get(cell, ())):
                deltas[total] = deltas.get(total, 0) + coefficient * by
        return deltas

    def _list_agreeing(self, proposed: list[Deltas]) -> list[list[Statement]]:
        """For each proposal the numbers that its figures agree with, while those of another do not."""
        from model.words.claims.comparison import is_same_figure

        cells = {cell for deltas in proposed for cell in deltas}
        agreeing: list[list[Statement]] = [[] for _ in proposed]
        for statement, readings in self._list_statements():
            if not any(not cells.isdisjoint(reading.cells) for reading in readings):
                continue
            verdicts = [
                any(is_same_figure(statement, value) for value in self._list_values(readings, deltas))
                for deltas in proposed
            ]
            if not all(verdicts):
                for statements, is_agreeing in zip(agreeing, verdicts, strict=True):
                    statements += [statement] if is_agreeing else []
        return agreeing

    def _list_values(self, readings: tuple[Reading, ...], deltas: Deltas) -> list[Number]:
        """What the readings come to that are filled in, after a change."""
        figures = self._report.figures
        return [
            sum(sign * (number_of(figures[cell]) + deltas.get(cell, 0)) for sign, cell in reading.terms)
            for reading in readings
            if figures.keys() >= set(reading.cells)
        ]

    def _list_statements(self) -> list[tuple[Statement, tuple[Reading, ...]]]:
        if self._known is None:
            # the words of the claims take long to read: only where they may decide
            from model.words.claims.prose.prose_reader import list_statements
            from model.words.claims.readings import list_readings

            report = self._report
            self._known = [
                (statement, list_readings(self._form.edition, statement.subject))
                for place in self._form.prose_places
                for statement in list_statements(report.text_at(place), report.unit, report.year)
                if statement.subject is not None
                and statement.role == "figure"
                and statement.is_reliable
                and not statement.is_each
            ]
        return self._known


def _word_agreement(statement: Statement) -> str:
    from model.words.claims.claim_findings import quote_phrase

    return f"正文说的是“{quote_phrase(statement)}”，这样改才对得上。"


def _number_or_zero(figure: Figure | None) -> Number:
    return 0 if figure is None else number_of(figure)


@lru_cache(maxsize=8)
def _list_totals_of_cells(edition: str) -> Mapping[str, tuple[tuple[str, int], ...]]:
    """By the id of a cell, the totals that it is added up in, directly or through others, and how often."""
    found: dict[str, dict[str, int]] = {}
    for rule in editions.load_form(edition).total_rules:
        for term in rule.right:
            for inner in found.values():
                by = inner.get(term.cell, 0)
                if by:
                    inner[rule.total_cell] = inner.get(rule.total_cell, 0) + term.sign * by
            if term.cell and not term.scope:
                own = found.setdefault(term.cell, {})
                own[rule.total_cell] = own.get(rule.total_cell, 0) + term.sign
    return {cell: tuple(totals.items()) for cell, totals in found.items()}
