"""The characters of a PDF page and where they stand."""

from __future__ import annotations

from pathlib import Path

import pypdfium2

from model.importing.readers.pdf.page_objects import read_glyphs


def test_text_told_apart_from_its_glyphs_stands_where_it_is_drawn_on_a_sheet_of_two_pages(tmp_path: Path) -> None:
    """As LibreOffice writes characters its font lacks; two of its pages are then printed on one sheet."""
    spoken = b"/Span<</ActualText<FEFF5E74>>> BDC 1 0 0 1 108 700 Tm (x) Tj EMC "
    drawn = b"BT /F1 11 Tf 100 700 Td (A) Tj " + spoken + b"1 0 0 1 300 700 Tm (12) Tj ET"
    page = b"/Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >>"
    parts = (
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< " + page + b" >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(drawn), drawn),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    )
    body = b"".join(b"%d 0 obj\n%s\nendobj\n" % (number, part) for number, part in enumerate(parts, start=1))
    with pypdfium2.PdfDocument(b"%PDF-1.7\n" + body + b"trailer << /Root 1 0 R >>\n%%EOF") as single:
        sheet = pypdfium2.PdfDocument(pypdfium2.raw.FPDF_ImportNPagesToOne(single.raw, 1190, 842, 2, 1))
        sheet.save(tmp_path / "sheet.pdf")
        sheet.close()
    with pypdfium2.PdfDocument(tmp_path / "sheet.pdf") as read:
        found = read_glyphs(read[0])
    assert [glyph.text for glyph in found] == ["A", "年", "1", "2"]
    assert {round(glyph.baseline - found[0].baseline, 2) for glyph in found} == {0.0}
    assert found[0].left < found[1].left < found[0].left + 10
