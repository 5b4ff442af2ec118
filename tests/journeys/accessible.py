"""The window as a screen reader sees it."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QWidget

NAME, DESCRIPTION = QAccessible.Text.Name, QAccessible.Text.Description


def tree(widget: QWidget) -> QAccessibleInterface:
    """What stands for a widget."""
    found = QAccessible.queryAccessibleInterface(widget)
    assert found is not None
    return found


def below(interface: QAccessibleInterface) -> Iterator[QAccessibleInterface]:
    """An element that is there to be seen, and all below it."""
    if not interface.isValid() or interface.state().invisible:
        return
    yield interface
    for number in range(interface.childCount()):
        child = interface.child(number)
        if child is not None:
            yield from below(child)


def nameless(widget: QWidget) -> list[str]:
    """What can have the keyboard below a widget, and has no name; by role and class."""
    return [
        f"{interface.role()} {interface.object()}"
        for interface in below(tree(widget))
        if interface.state().focusable and not interface.text(NAME).strip()
    ]
