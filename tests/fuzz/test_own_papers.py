"""What is exported comes back whole, with many more papers than among the usual tests."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings

from tests.journeys.test_own_papers_come_back import PAPERS, Paper, list_differences


@pytest.mark.fuzz
@settings(max_examples=600, suppress_health_check=list(HealthCheck))
@given(paper=PAPERS)
def test_a_report_comes_back_from_six_hundred_papers_of_ours(paper: Paper) -> None:
    assert list_differences(paper) == []
