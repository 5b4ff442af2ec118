"""A paper about a collection, as the writers of PDF and Word want it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from exporters.content.blocks import Block
from exporters.content.options import DEFAULT_OPTIONS, ExportOptions
from exporters.content.properties import DocumentProperties, make_properties
from exporters.typesetting.page_standard import PageStandard, load_page_standard
from exporters.typesetting.printable import make_printable
from model.collecting.collected import CollectedSum
from model.form import editions


@dataclass(frozen=True, eq=False)
class CollectionPaper:
    """Blocks under a name; set on the page of 体检单, whose small type holds long tables."""

    blocks: tuple[Block, ...]
    properties: DocumentProperties
    options: ExportOptions = DEFAULT_OPTIONS

    @property
    def standard(self) -> PageStandard:
        """A page with narrow margins and small type."""
        return load_page_standard("check_record")


def make_paper(
    collected: CollectedSum, title: str, blocks: Iterable[Block], options: ExportOptions = DEFAULT_OPTIONS
) -> CollectionPaper:
    """A paper with this title; its date is that of the sum, so that equal sums give equal bytes."""
    form = editions.load_form(collected.report.edition)
    of_sum = make_properties(form, collected.report)
    properties = DocumentProperties(make_printable(title), of_sum.author, of_sum.subject, of_sum.created)
    return CollectionPaper(tuple(blocks), properties, options)
