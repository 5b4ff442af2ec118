"""A Word document of either edition."""

from __future__ import annotations

import docx
import pytest
from docx.document import Document

import exporters
from tests.exporters.invented import invented


@pytest.fixture(scope="module", params=["2019", "2021"])
def document(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Document:
    path = tmp_path_factory.mktemp("word") / "report.docx"
    exporters.write_report(*invented(request.param), path)
    return docx.Document(str(path))
