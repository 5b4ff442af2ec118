"""Qt's own dialogs and menus in Chinese: Qt's translation, and the few texts that are missing in it."""

from __future__ import annotations

from PySide6.QtCore import QLibraryInfo, QTranslator
from PySide6.QtWidgets import QApplication

_MISSING_TRANSLATIONS = {
    ("QFileDialog", "&Look in:"): "位置：",
    ("QFileDialog", "Files of &type:"): "文件类型：",
    ("QFileSystemModel", "Size"): "大小",
    ("QPrintSettingsOutput", "Page &Set:"): "页码范围：",
}
"""WORKAROUND Qt 6.7 to 6.11: English or odd (体积) in qtbase_zh_CN. Context and text in Qt's source → Chinese."""


def install_chinese(app: QApplication) -> list[QTranslator]:
    """Translate Qt's own texts; returns the translators, whose parent is the application."""
    shipped = QTranslator(app)
    # by its file name: to load it by a QLocale takes longer than to show the window
    shipped.load("qtbase_zh_CN", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
    translators = [_MissingTranslator(app), shipped]  # the last one installed is asked first
    for translator in translators:
        app.installTranslator(translator)
    return translators


class _MissingTranslator(QTranslator):
    """Translates what is missing in Qt's translation."""

    # Qt's own names from here on.

    def translate(self, context: str, source: str, disambiguation: str | None = None, n: int = -1) -> str:
        """The Chinese text; None leaves Qt's own."""
        return _MISSING_TRANSLATIONS.get((context, source))  # type: ignore[return-value]

    def isEmpty(self) -> bool:
        """False: Qt does not ask a translator that is empty."""
        return False
