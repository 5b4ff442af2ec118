"""Whatever a clerk does, the verdict is one: above the form, in its list, on its tabs, on the start page, in a file.

Covers gui/editor/header.py too.
"""

from __future__ import annotations

from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import invariant, rule, run_state_machine_as_test
from pytestqt.qtbot import QtBot

import exporters
from gui.editor.section_tabs import SectionTabs
from gui.style.status_marks import ERROR_MARK, UNFILLED_MARK, WARNING_MARK, StatusMark
from model.checks.findings import UNREAD_RULE, count_findings
from model.checks.rules import compute_totals
from model.form import editions
from model.importing import file_check
from model.report.report import BLANK_TOTAL, NOT_FOUND
from tests.examples import examples
from tests.journeys.test_random_user import RandomUser
from tests.reports import balanced, entries

COVER = {
    "unit": ["", "临江县水务局", "城东街道办事处", "临江县水务局2025年度报告"],
    "year": ["", "2020", "2025"],
    "dated": ["", "2025年1月12日", "2026年01月12日", "2026年112日"],
    "signed": ["", "临江县教育局"],
    "email": ["", "无"],
}
FIELDS = st.sampled_from([(field, text) for field, texts in COVER.items() for text in texts])
NUMBERS = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"


class OneVerdict(RandomUser):
    """Fills in the cover, compares with last year's report and checks files too."""

    @rule(entry=FIELDS)
    def fill_in_the_cover(self, entry: tuple[str, str]) -> None:
        """A line of the cover, sound or not."""
        field, text = entry
        self.program.editor.open_draft.enter_values({f"cover.{field}": text}, "填写")

    @rule(data=st.data(), cells=st.integers(0, 9))
    def compare_with_last_year(self, data: st.DataObject, cells: int) -> None:
        """Another report of the year before, or none."""
        draft = self.program.editor.open_draft.draft
        form = editions.load_form(draft.form.edition)
        figures = dict(data.draw(st.lists(entries(form), min_size=cells, max_size=cells)))
        last = balanced(form.edition).with_figures(figures).with_values({"cover.year": "2024"})
        draft.set_last_year(compute_totals(form, last) if cells else None)

    @rule(data=st.data())
    def state_a_total(self, data: st.DataObject) -> None:
        """As a file that was imported states it, rightly or not."""
        desk = self.program.editor.open_draft
        cell = data.draw(st.sampled_from([id for id, cell in desk.draft.form.cells.items() if cell.is_computed]))
        desk.enter_values({f"claim.{cell}": data.draw(st.none() | st.integers(0, 20))}, "导入")

    @rule(data=st.data())
    def leave_a_cell_out(self, data: st.DataObject) -> None:
        """As an import does that could not read it, or found a total blank."""
        desk = self.program.editor.open_draft
        cell = data.draw(st.sampled_from(list(desk.draft.form.cells.values())))
        if cell.is_computed:
            desk.enter_values({f"blank.{cell.id}": data.draw(st.sampled_from(["", BLANK_TOTAL, "/"]))}, "导入")
        else:
            desk.enter_values({cell.id: None, f"unread.{cell.id}": data.draw(st.sampled_from(["", NOT_FOUND]))}, "导入")

    @rule()
    def check_a_file(self) -> None:
        """The workbook of the draft says what the window says."""
        draft = self.program.editor.open_draft.draft
        path = Path(self.folder.name) / "报告.xlsx"
        path.unlink(missing_ok=True)
        exporters.write_report(draft.form, draft.report, path, draft.last_year)
        judged = file_check.check_file(path)
        assert isinstance(judged, file_check.CheckedFile), judged
        assert judged.tally == count_findings(draft.findings)
        found = file_check.build_json_record(judged)["findings"]
        assert [one["message"] for one in found] == [f.message for f in draft.findings if f.rule != UNREAD_RULE]
        assert sum(one["weight"] == "error" for one in found) == judged.tally.errors

    @invariant()
    def window_draft_and_store_agree(self) -> None:
        """The draft and the store; the tables show totals as they were stated."""
        editor = self.program.session.editor if self.program.session else None
        if editor is not None:
            draft = editor.open_draft.draft
            stored, _ = self.program.store.load_report(self.program.store.list_summaries()[0].id)
            assert compute_totals(draft.form, stored) == draft.report

    @invariant()
    def the_verdict_is_one(self) -> None:
        """Every place that counts comes to the same."""
        editor = self.program.session.editor if self.program.session else None
        if editor is None:
            return
        counted = count_findings(editor.open_draft.draft.findings)
        assert editor.header.verdict_label.text().endswith(counted.text)
        listed = self._listed()
        assert sum(listed.get((ERROR_MARK, name), 0) for name in self._names()) == counted.errors
        assert sum(listed.get((WARNING_MARK, name), 0) for name in self._names()) == counted.warnings
        for i, name in enumerate(self._names()):
            _stands_on_tab(
                editor.tabs, i, name, listed.get((ERROR_MARK, name), 0) or listed.get((WARNING_MARK, name), 0)
            )
        (card,) = self.program.store.list_summaries()
        assert card.tally == counted

    def _names(self) -> list[str]:
        return [section.tab for section in self.program.editor.open_draft.draft.form.sections]

    def _listed(self) -> dict[tuple[StatusMark, str], int]:
        """How many findings the list shows under each heading and section's name; it counts them in the heading."""
        model = self.program.editor.findings_panel.model
        counts: dict[tuple[StatusMark, str], int] = {}
        headed: dict[StatusMark, int] = {}
        mark, name = UNFILLED_MARK, ""
        for line in (model.row_at(model.index(i)) for i in range(model.rowCount())):
            if line.finding is not None:
                counts[mark, name] = counts.get((mark, name), 0) + 1
            elif line.mark is None:
                name = line.text
            else:
                mark, name = line.mark, ""
                headed[mark] = int(line.text.rpartition(" ")[2])
        for kind, total in headed.items():
            assert sum(count for (one, _), count in counts.items() if one is kind) == total
        return counts


def _stands_on_tab(tabs: SectionTabs, i: int, name: str, count: int) -> None:
    number = NUMBERS[count - 1] if 0 < count <= len(NUMBERS) else f"({count})"
    assert tabs.tabBar().accessibleTabName(i) == (f"{name} {number}" if count else name)
    assert tabs.tabIcon(i).isNull() == (not count)


def test_the_verdict_is_one_in_every_state(qtbot: QtBot) -> None:
    some = settings(max_examples=examples(3), stateful_step_count=20, suppress_health_check=list(HealthCheck))
    run_state_machine_as_test(OneVerdict, settings=some)
