"""Every deed in turn in a process of its own: for a temporary folder that is full. Start with: -m … FOLDER"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

import exporters
from exporters.content.report_content import ReportContent
from exporters.pdf import writer
from model.drafts.samples import DEMO_SAMPLE, load_sample
from tests.model.drafting import FORM
from tests.torture.deeds import DEEDS


def run(folder: Path) -> None:
    """Do all of them, and what the preview and the picture do."""
    for number, deed in enumerate(DEEDS.values()):
        place = folder / str(number)
        place.mkdir()
        deed.begin(place)
        deed.act(place)
        deed.check(place)
    report = load_sample(DEMO_SAMPLE)
    for suffix in (".png", ".svg", ".pdf"):
        exporters.write_infographic(FORM, report, folder / f"picture{suffix}")
    assert writer.render_report_pdf(ReportContent(FORM, report))


if __name__ == "__main__":
    try:
        with tempfile.TemporaryFile() as file:
            file.write(b"x" * 100_000)
            file.flush()
        sys.exit("the temporary folder is not full")
    except OSError:
        run(Path(sys.argv[1]))
