"""The licences of what others have made."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from gui.help.about_dialog import AboutDialog
from gui.help.licences import load_components


def test_every_component_shows_its_licence_by_the_arrow_keys(dialog: AboutDialog) -> None:
    assert dialog.component_list.hasFocus()
    seen = {}
    for one in load_components():
        row = dialog.component_list.currentItem()
        assert row
        assert row.text(0).startswith(one.name)
        assert row.text(1) == one.licence
        seen[one.name] = dialog.licence_box.toPlainText()
        QTest.keyClick(dialog.component_list, Qt.Key.Key_Down)
    assert "GNU LESSER GENERAL PUBLIC LICENSE" in seen["PySide6、Qt 6"]
    assert "ISC License" in seen["Lucide 图标"]
    assert all(seen.values())
