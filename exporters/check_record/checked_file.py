"""体检单 of a file that was read and checked."""

from __future__ import annotations

from exporters.check_record.check_record import CheckRecord
from exporters.check_record.report_source import ReportSource, describe_checked_file
from model.importing.file_check import CheckedFile


def make_record_of_file(checked: CheckedFile) -> CheckRecord:
    """体检单 of a checked file; it names the file's digest, and no time: equal files give equal pages."""
    source = ReportSource(describe_checked_file(checked), (*checked.reading.notices, *checked.reading.leftovers))
    report, rules = checked.reading.report, checked.local_rules
    return CheckRecord(checked.form, report, checked.findings, checked.last_year, source, local_rules=rules)
