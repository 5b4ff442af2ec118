"""The buttons above the list of drafts: what begins a draft, what is done with those selected, the rest in a menu."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QToolButton, QWidget

from gui.draft_list.drafts_table import DraftsTable
from gui.style import theme
from gui.widgets.buttons import action_button


class ActionBar(QWidget):
    """Shows the actions of the table that can be done now; those that have no room stand in the menu 更多.

    begin_buttons: stand first, the most important one before all; show_deleted: what 最近删除 does.
    """

    def __init__(
        self,
        table: DraftsTable,
        begin_buttons: Sequence[QPushButton],
        show_deleted: Callable[[], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._table = table
        self._begin_buttons = begin_buttons
        self._action_buttons = [action_button(action) for action in table.button_actions]
        self._menu = QMenu(self)
        self._deleted_action = self._menu.addAction("最近删除…", lambda: show_deleted())
        self.more_button = QToolButton()
        self._set_up_buttons()
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(theme.SPACE)
        for button in (*begin_buttons, *self._action_buttons, self.more_button):
            line.addWidget(button)
        line.addStretch(1)
        table.actions_enabled.connect(self._fit_buttons)
        self._menu.aboutToShow.connect(self._fill_menu)
        self._fit_buttons()

    @property
    def full_width(self) -> int:
        """The width in pixels that all buttons need which can be shown at once: opening and comparing never are."""
        pair = [button.sizeHint().width() for button in self._action_buttons[:2]]
        others = (*self._begin_buttons, *self._action_buttons[2:], self.more_button)
        widths = [max(pair), *(button.sizeHint().width() for button in others)]
        return sum(widths) + (len(widths) - 1) * theme.SPACE

    def _set_up_buttons(self) -> None:
        for button in self._action_buttons:
            button.setIconSize(theme.BUTTON_ICON_SIZE)
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            button.setAccessibleName(button.text())
        self.more_button.setText("更多")
        self.more_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.more_button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.more_button.setAccessibleName("更多")
        self.more_button.setMenu(self._menu)

    def _fit_buttons(self) -> None:
        """Show the buttons of actions that can be done, as many as have room, the foremost first."""
        room = self.width() - self.minimumSizeHint().width()
        opening = self._action_buttons[0]
        for button in self._action_buttons:
            # one that comes and goes at each click would move the others: only the pair in the first place takes turns
            is_wanted = button.defaultAction().isEnabled() or (button is opening and not self._can_compare)
            is_wanted = is_wanted or button in self._action_buttons[2:]
            width = button.sizeHint().width() + theme.SPACE
            is_shown = is_wanted and width <= room
            button.setVisible(is_shown)
            room -= width if is_shown else 0

    @property
    def _can_compare(self) -> bool:
        return self._action_buttons[1].defaultAction().isEnabled()

    def _fill_menu(self) -> None:
        """Put into the menu what stands on no button."""
        shown = [button.defaultAction() for button in self._action_buttons if not button.isHidden()]
        for action in self._menu.actions():
            self._menu.removeAction(action)
        self._menu.addActions([action for action in self._table.actions() if action not in shown])
        self._menu.addSeparator()
        self._menu.addAction(self._deleted_action)

    # Qt's own names from here on.

    def minimumSizeHint(self) -> QSize:
        """As wide as what begins drafts and the menu, in which all else stands too."""
        buttons = (*self._begin_buttons, self.more_button)
        width = sum(button.sizeHint().width() for button in buttons) + (len(buttons) - 1) * theme.SPACE
        return QSize(width, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show as many buttons as there is room for."""
        super().resizeEvent(event)
        self._fit_buttons()
