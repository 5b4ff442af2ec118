"""主动公开 as pictures: projects, changes and procurement with their units."""

from __future__ import annotations

from model.drafts.samples import DEMO_SAMPLE, load_sample
from model.form import editions
from model.form.figures import Money
from tests.exporters.infographic.pictured import zeros
from tests.exporters.infographic.test_page import FORM, shown


def test_the_older_edition_shows_projects_changes_and_procurement_with_their_units() -> None:
    words = "".join(shown(editions.load_form("2019"), load_sample("linjiang-2020")))
    assert "上一年项目18项，本年减2项" in words
    assert "86.72万元" in words


def test_money_without_a_unit_is_shown_without_one() -> None:
    form, report = zeros("2019")
    words = shown(form, report.with_figures({"disclosure.procurement.amount": Money(75338)}))
    assert "75,338" in words


def test_an_amount_keeps_every_digit() -> None:
    assert "231.758400万元" in shown(FORM, load_sample(DEMO_SAMPLE))
