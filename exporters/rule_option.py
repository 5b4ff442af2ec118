"""The option --rules of the command line: files of rules of a city or a unit."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from exporters.content.options import ExportOptions
from exporters.terminal import print_line
from model.checks.findings import Finding
from model.form.form import Form
from model.importing import Reading
from model.local_rules.local_rule import LocalRule
from model.local_rules.rule_files import read_rule_paths
from model.text import write_out_controls
from model.words.all_findings import gather_findings
from model.words.local_findings import make_local_checks


def read_local_rules(paths: Sequence[Path]) -> tuple[LocalRule, ...]:
    """The rules of these files and folders; what is wrong in them is told on stderr, and the others are used."""
    read = read_rule_paths(paths)
    for fault in read.faults:
        print_line(write_out_controls(f"规则文件 {fault.text}"), err=True)
    return read.rules


def find_printed(
    form: Form, reading: Reading, options: ExportOptions, rule_paths: Sequence[Path]
) -> tuple[Finding, ...] | None:
    """The findings of a file that these options have printed, by the rules of these files too; None for no findings."""
    if not options.need_findings:
        return None
    rules = read_local_rules(rule_paths) if rule_paths else ()
    return gather_findings(
        form, reading.report, reading.last_year_report, reading.is_draft, local_checks=make_local_checks(rules)
    )
