"""What a collection comes to: each unit's state, and the sum with what each figure is made of. Plain values.

The window, the command `combine` and the papers of a collection (exporters/collection) are made from these.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from model.checks.findings import Finding
from model.form.figures import Figure
from model.report.report import Report


class UnitStatus(StrEnum):
    """What has become of a unit's report; the values are those of the command line's JSON."""

    SUMMED = "summed"
    ERRORS = "errors"
    INCOMPLETE = "incomplete"
    UNREADABLE = "unreadable"
    MISSING = "missing"
    DUPLICATE = "duplicate"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class RosterUnit:
    """A unit that should report. superior: the name of the unit above it in the roster; "" where there is none."""

    name: str
    other_names: tuple[str, ...] = ()
    level: str = ""
    superior: str = ""
    contact: str = ""


@dataclass(frozen=True)
class CollectedUnit:
    """One unit of the roster, or one file that belongs to none (status UNKNOWN) or was replaced (DUPLICATE).

    file: the name of the file that its figures come from, "" where there is none; sent: the report's own date or the
    file's, as text; trouble: why the file could not be read, or what of it, in words; findings: of the unit's report,
    errors first; report: None where nothing was read; last_year: the unit's report of the year before, where known.
    """

    unit: RosterUnit
    status: UnitStatus
    file: str = ""
    sent: str = ""
    trouble: str = ""
    findings: tuple[Finding, ...] = ()
    report: Report | None = None
    last_year: Report | None = None

    @property
    def is_summed(self) -> bool:
        """Whether its figures stand in the sum."""
        return self.status is UnitStatus.SUMMED


@dataclass(frozen=True)
class Adjustment:
    """What is added to a sum's cell, or taken from it, and why: a document issued jointly and counted twice."""

    cell: str
    amount: Figure
    reason: str


@dataclass(frozen=True)
class CollectedSum:
    """The sum over the units, as a report of scope 本级政府汇总, and where it comes from.

    contributions: by cell id, by the unit's name, its figure where it is not 0; fees in 万元 as everywhere.
    """

    report: Report
    units: tuple[CollectedUnit, ...]
    contributions: Mapping[str, Mapping[str, Figure]] = field(default_factory=dict)
    adjustments: tuple[Adjustment, ...] = ()
    last_year: Report | None = None
