"""File dialogs: the desktop's own where Qt has it, else Qt's, made fit to be used.

Windows, macOS and desktops with a theme for Qt bring their own. Elsewhere Qt's dialog begins with cut columns, a single
side place and icons that are not of our family.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import (
    QFileInfo,
    QLocale,
    QModelIndex,
    QPersistentModelIndex,
    QSize,
    QStandardPaths,
    QStorageInfo,
    QUrl,
)
from PySide6.QtGui import QAbstractFileIconProvider, QIcon
from PySide6.QtWidgets import (
    QFileDialog,
    QFileSystemModel,
    QHeaderView,
    QSplitter,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolButton,
    QTreeView,
    QWidget,
)

from gui.style import theme
from model.files.paths import is_folder

_SIZE = QSize(920, 560)
_SIDE_WIDTH = 160
_ICON_SIZE = 18
_KILOBYTE = 1024
_SIZE_FORMAT = QLocale.DataSizeFormat.DataSizeTraditionalFormat

_COLUMN_WIDTHS = (90, 110, 150)
"""Pixels, of all columns but that of the names, which has what is left."""

_BUTTON_ICONS = {
    "backButton": "chevron-left",
    "forwardButton": "chevron-right",
    "toParentButton": "arrow-up",
    "newFolderButton": "folder-plus",
}
"""By the names that Qt gives to the buttons of its dialog."""
_HIDDEN_BUTTONS = ("listModeButton", "detailModeButton")
"""There is only the list with details."""

_PLACES = (
    QStandardPaths.StandardLocation.DesktopLocation,
    QStandardPaths.StandardLocation.DocumentsLocation,
    QStandardPaths.StandardLocation.DownloadLocation,
    QStandardPaths.StandardLocation.HomeLocation,
)
_MEDIA_FOLDERS = ("/media/", "/run/media/", "/mnt/")
"""Below these Linux shows sticks and shares."""


class FileDialog(QFileDialog):
    """Asks for files and folders. The functions have the names and the answers of those of QFileDialog.

    start: the folder in which the dialog begins, or the file that is proposed; "" for the folder visited last.
    """

    def __init__(self, parent: QWidget | None, title: str, start: str, filters: str = "") -> None:
        super().__init__(parent, title, "", filters)
        path = Path(start)
        if start and is_folder(path):
            self.setDirectory(start)
        elif start:
            self.setDirectory(str(path.parent))
            self.selectFile(path.name)
        list_view = self.findChild(QTreeView, "treeView")
        if list_view is not None:  # it is Qt's own dialog
            self._file_icons = _FileIcons()
            self._words_delegate = _WordsDelegate(self)
            self._dress(list_view)

    # The names of QFileDialog's functions from here on.

    @staticmethod
    def getOpenFileName(  # type: ignore[override]
        parent: QWidget | None, title: str, start: str, filters: str
    ) -> tuple[str, str]:
        """Ask for a file that is there; returns its path, "" where the clerk cancels, and the kind chosen."""
        dialog = FileDialog(parent, title, start, filters)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        return dialog._ask_for_one()

    @staticmethod
    def getOpenFileNames(  # type: ignore[override]
        parent: QWidget | None, title: str, start: str, filters: str
    ) -> tuple[list[str], str]:
        """Ask for files that are there; returns their paths, none where the clerk cancels, and the kind chosen."""
        dialog = FileDialog(parent, title, start, filters)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        return dialog._ask()

    @staticmethod
    def getSaveFileName(  # type: ignore[override]
        parent: QWidget | None, title: str, start: str, filters: str
    ) -> tuple[str, str]:
        """Ask for a name to save under; returns the path, "" where the clerk cancels, and the kind chosen."""
        dialog = FileDialog(parent, title, start, filters)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setFileMode(QFileDialog.FileMode.AnyFile)
        return dialog._ask_for_one()

    @staticmethod
    def getExistingDirectory(parent: QWidget | None, title: str, start: str) -> str:  # type: ignore[override]
        """Ask for a folder; returns its path, "" where the clerk cancels."""
        dialog = FileDialog(parent, title, start)
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        return dialog._ask_for_one()[0]

    # Our own from here on.

    def _ask_for_one(self) -> tuple[str, str]:
        names, chosen = self._ask()
        return (names[0] if names else ""), chosen

    def _ask(self) -> tuple[list[str], str]:
        is_accepted = self.exec() == QFileDialog.DialogCode.Accepted
        answer = self.selectedFiles() if is_accepted else [], self.selectedNameFilter()
        self.deleteLater()
        return answer

    def _dress(self, list_view: QTreeView) -> None:
        """Give Qt's own dialog side places, icons of our family, wide columns and plain words."""
        self.setSidebarUrls([QUrl.fromLocalFile(folder) for folder in list_places()])
        self.setViewMode(QFileDialog.ViewMode.Detail)
        self.setIconProvider(self._file_icons)
        for name, icon in _BUTTON_ICONS.items():
            button = self.findChild(QToolButton, name)
            if button is not None:
                button.setIcon(theme.load_icon(icon))
                button.setIconSize(QSize(_ICON_SIZE, _ICON_SIZE))
                button.setStyleSheet("padding: 0")  # the padding of the program's buttons leaves no room for an icon
        for name in _HIDDEN_BUTTONS:
            button = self.findChild(QToolButton, name)
            if button is not None:
                button.hide()
        for column in range(1, len(_COLUMN_WIDTHS) + 1):
            list_view.setItemDelegateForColumn(column, self._words_delegate)
        header = list_view.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for column, width in enumerate(_COLUMN_WIDTHS, 1):
            header.resizeSection(column, width)
        splitter = self.findChild(QSplitter, "splitter")
        if splitter is not None:
            splitter.setSizes([_SIDE_WIDTH, _SIZE.width() - _SIDE_WIDTH])
        self.resize(_SIZE.boundedTo(self.screen().availableSize()))


class _WordsDelegate(QStyledItemDelegate):
    """Shows size, kind and time of a file as file managers word them."""

    # Qt's own name.

    def initStyleOption(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        """Set what is painted in a cell."""
        super().initStyleOption(option, index)
        path = index.data(QFileSystemModel.Roles.FilePathRole)
        option.text = _describe_file(QFileInfo(path), index.column())


def _describe_file(file: QFileInfo, column: int) -> str:
    """The words for a file or folder in a column: 1 its size, 2 its kind, 3 when it was changed."""
    if column == 1:
        return "" if file.isDir() else _word_size(file.size())
    if column == 2:
        if file.isDir():
            return "文件夹"
        return f"{file.suffix().upper()} 文件" if file.suffix() else "文件"
    return file.lastModified().toString("yyyy-MM-dd HH:mm")


def _word_size(size: int) -> str:
    """The words for a size in bytes."""
    return f"{size} 字节" if size < _KILOBYTE else QLocale.c().formattedDataSize(size, 0, _SIZE_FORMAT).upper()


class _FileIcons(QAbstractFileIconProvider):
    """Folders and files drawn in the colours of the theme."""

    def __init__(self) -> None:
        super().__init__()
        self._folder_icon, self._file_icon = theme.load_icon("folder"), theme.load_icon("file")

    # Qt's own name.

    def icon(self, of: QFileInfo | QAbstractFileIconProvider.IconType) -> QIcon:
        """The icon of a file, or of a kind of place."""
        is_file = of.isFile() if isinstance(of, QFileInfo) else of == QAbstractFileIconProvider.IconType.File
        return self._file_icon if is_file else self._folder_icon


def list_places() -> list[str]:
    """The folders offered beside the list: desktop, documents, downloads, home, and what is plugged in."""
    standard = [QStandardPaths.writableLocation(place) for place in _PLACES]
    plugged_in = [
        volume.rootPath()
        for volume in QStorageInfo.mountedVolumes()
        if volume.isReady() and volume.rootPath().startswith(_MEDIA_FOLDERS)
    ]
    return [folder for folder in dict.fromkeys([*standard, *plugged_in]) if folder and is_folder(Path(folder))]
