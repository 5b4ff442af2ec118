"""What the clerk decides about a paste before it is done: what dashes mean, and which cells are left alone."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import QObject, Signal

from model.form.figures import Figure
from model.pasting.paste_plan import PastePlan


class PasteDecisions(QObject):
    """Begins with every cell of the plan pasted, and dashes undecided."""

    changed = Signal()
    """Something was decided otherwise than before."""

    def __init__(self, plan: PastePlan, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.plan = plan
        self._pasteable = frozenset(item.cell.id for item in plan.pasteable_items if item.cell)
        self._left_out: set[str] = set()
        self.dash_as_zero: bool | None = None
        """Whether a dash means 0 or a blank; None until the clerk has decided."""

    @property
    def has_open_question(self) -> bool:
        """Whether the clerk must still say what dashes mean."""
        return self.dash_as_zero is None and bool(self.plan.items_in_state("dash"))

    def decide_dashes(self, as_zero: bool) -> None:
        """Take dashes for 0, or for blanks."""
        self.dash_as_zero = as_zero
        self.changed.emit()

    def is_left_out(self, cell: str) -> bool:
        """Whether a cell is left alone."""
        return cell in self._left_out

    def toggle_cells(self, cells: Collection[str]) -> None:
        """Leave these cells alone, or paste them where all of them are left alone already."""
        changeable = self._pasteable.intersection(cells)
        if not changeable:
            return
        if changeable <= self._left_out:
            self._left_out -= changeable
        else:
            self._left_out |= changeable
        self.changed.emit()

    def find_values(self) -> dict[str, Figure | None]:
        """The values to paste, by cell id; a dash that is undecided counts as a blank."""
        return self.plan.values_to_enter(bool(self.dash_as_zero), self._left_out)
