"""The report as a stream of blocks, the same for every paper."""

from __future__ import annotations

from exporters.content import blocks
from model.form.figures import format_figure
from tests.exporters.invented import invented


def test_a_blank_figure_leaves_its_box_empty_and_zero_is_printed() -> None:
    form, report = invented()
    report = report.with_figures({"remedies.review.upheld": None, "remedies.review.other": 0})
    block = next(
        b for b in blocks.make_blocks(form, report) if isinstance(b, blocks.TableBlock) and b.section == "remedies"
    )
    assert block.figures["remedies.review.upheld"] == format_figure(None) == ""
    assert block.figures["remedies.review.other"] == "0"
