"""Qt's own dialogs and menus in Chinese: its translation, and the few words that it leaves out."""

from __future__ import annotations

from PySide6.QtCore import QLibraryInfo, QTranslator
from PySide6.QtWidgets import QApplication

_MISSING_TRANSLATIONS = {
    ("QFileDialog", "&Look in:"): "位置：",
    ("QFileDialog", "Files of &type:"): "文件类型：",
    ("QPrintSettingsOutput", "Page &Set:"): "页码范围：",
}
"""WORKAROUND Qt 6.7 to 6.11: English in qtbase_zh_CN; by the place and the words in Qt's source."""


def install_chinese(app: QApplication) -> list[QTranslator]:
    """Give Qt its Chinese words; the translators, which belong to the application."""
    shipped = QTranslator(app)
    # by its name: QLocale's long lists of languages and countries take longer to be set up than the window to be shown
    shipped.load("qtbase_zh_CN", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
    translators = [_MissingTranslator(app), shipped]  # the one that came last is asked first
    for translator in translators:
        app.installTranslator(translator)
    return translators


class _MissingTranslator(QTranslator):
    """Asked for what nobody else knows."""

    # Qt's own names from here on.

    def translate(self, context: str, source: str, disambiguation: str | None = None, n: int = -1) -> str:
        """The Chinese words; None, where there are none, leaves Qt's."""
        return _MISSING_TRANSLATIONS.get((context, source))  # type: ignore[return-value]

    def isEmpty(self) -> bool:
        """There are some: Qt does not ask one that says it is empty."""
        return False
