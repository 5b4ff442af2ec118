"""A workbook of either edition."""

from __future__ import annotations

import pytest
from openpyxl import Workbook, load_workbook

import exporters
from tests.exporters.invented import invented


@pytest.fixture(scope="module", params=["2019", "2021"])
def book(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Workbook:
    form, report = invented(request.param)
    path = tmp_path_factory.mktemp("book") / f"{request.param}.xlsx"
    exporters.write_report(form, report, path, report)
    return load_workbook(path)
