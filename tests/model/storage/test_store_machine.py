"""A clerk at random: whatever was typed, undone, closed and opened again, draft and store agree."""

from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from model.checks.findings import count_findings
from model.checks.rules import compute_totals
from model.drafts.edits_in_words import values_to_restore
from model.form import editions
from model.report.edits import Edit
from model.report.report import Report, Value
from model.storage.store import Store
from tests.examples import examples
from tests.model.drafting import begun, exact, fillings, kept, reopened


class Clerk(RuleBasedStateMachine):
    """One draft, its undo stack, and the store behind it."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.path = Path(self.folder.name) / "drafts.db"
        self.store = Store(self.path)
        self.done: list[Edit] = []
        self.undone: list[Edit] = []
        self.deleted = False

    @initialize(edition=st.sampled_from(editions.list_editions()), data=st.data())
    def begin(self, edition: str, data: st.DataObject) -> None:
        self.edition = edition
        self.id = begun(self.store, data.draw(fillings(edition)), edition)
        self.open()
        self.first, self.counted = self.draft.report, count_findings(self.draft.findings)

    def open(self) -> None:
        self.draft = reopened(self.store, self.id)
        self.draft.add_listener(lambda applied: self.count())

    def count(self) -> None:
        self.counted = count_findings(self.draft.findings)

    @rule(data=st.data())
    def type(self, data: st.DataObject) -> None:
        values: dict[str, Value | None] = data.draw(fillings(self.edition))
        edit = self.draft.propose_edit(values, "填写")
        if edit:
            self.draft.apply_edit(edit)
            self.done.append(edit)
            self.undone.clear()

    @precondition(lambda self: self.done)
    @rule()
    def undo(self) -> None:
        edit = self.done.pop()
        self.draft.apply_edit(edit.make_inverse())
        self.undone.append(edit)

    @precondition(lambda self: self.undone)
    @rule()
    def redo(self) -> None:
        edit = self.undone.pop()
        self.draft.apply_edit(edit)
        self.done.append(edit)

    @rule()
    def close_and_open(self) -> None:
        self.store.close()
        self.store = Store(self.path)
        self.open()

    @rule(data=st.data())
    def restore_a_moment(self, data: st.DataObject) -> None:
        moments = [0, *(moment.id for moment in self.store.load_history(self.id))]
        then = self.store.report_at(self.id, data.draw(st.sampled_from(moments)))
        edit = self.draft.propose_edit(values_to_restore(self.draft.form, then, self.draft.report), "恢复")
        if edit:
            self.draft.apply_edit(edit)
            self.done.append(edit)
            self.undone.clear()
        assert exact(self.draft.report) == exact(compute_totals(self.draft.form, then))

    @rule()
    def delete_or_bring_back(self) -> None:
        (self.store.undelete_drafts if self.deleted else self.store.delete_drafts)(self.id)
        self.deleted = not self.deleted

    @rule(data=st.data())
    def attach(self, data: st.DataObject) -> None:
        last = Report(self.edition).with_values(data.draw(fillings(self.edition)))
        self.store.set_last_year(self.id, last)
        self.open()

    @invariant()
    def the_store_holds_what_the_draft_shows(self) -> None:
        assert exact(kept(self.store, self.id)) == exact(self.draft.report)
        assert self.store.load_report(self.id)[1] == self.draft.last_year

    @invariant()
    def the_card_counts_what_the_last_edit_left(self) -> None:
        cards = [card.tally for card in self.store.list_summaries()]
        assert cards == ([] if self.deleted else [self.counted])

    @invariant()
    def the_history_leads_back_to_the_beginning(self) -> None:
        assert exact(compute_totals(self.draft.form, self.store.report_at(self.id, 0))) == exact(self.first)
        report = self.draft.report
        for moment in reversed(self.store.load_history(self.id)):
            report = report.with_values({change.place: change.before for change in moment.edit.changes})
        assert exact(compute_totals(self.draft.form, report)) == exact(self.first)

    def teardown(self) -> None:
        self.store.close()
        self.folder.cleanup()


TestClerk = Clerk.TestCase
TestClerk.settings = settings(max_examples=examples(10), stateful_step_count=20)
