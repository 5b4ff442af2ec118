"""The option --rules of the command line: files of rules of a city or a unit."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from exporters.terminal import print_line
from model.local_rules.local_rule import LocalRule
from model.local_rules.rule_files import read_rule_paths
from model.text import write_out_controls


def read_local_rules(paths: Sequence[Path]) -> tuple[LocalRule, ...]:
    """The rules of these files and folders; what is wrong in them is told on stderr, and the others are used."""
    read = read_rule_paths(paths)
    for fault in read.faults:
        print_line(write_out_controls(f"规则文件 {fault.text}"), err=True)
    return read.rules
