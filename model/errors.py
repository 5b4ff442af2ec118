"""Every exception of the program. The clerk is shown str() of it, a Chinese sentence.

An exception means that something could not be done: an entry not understood, a file not read or written, a job not
printed. A report that is wrong raises none: each fault in it is a Finding.
"""

from __future__ import annotations


class NianbaoError(Exception):
    """The base of all; str() is a whole Chinese sentence that says what happened and, where it can, what to do."""


class UnreadableFigure(NianbaoError):
    """What was typed or found in a cell is no figure. text: what it was; reason: why it is none, in Chinese.

    The sentence quotes the text as far as _MAX_QUOTED: a whole page that was pasted fits into no message.
    """

    _MAX_QUOTED = 200

    def __init__(self, text: str, reason: str) -> None:
        quoted = text if len(text) <= self._MAX_QUOTED else f"{text[: self._MAX_QUOTED]}…"
        super().__init__(f"“{quoted}”读不成数字：{reason}")
        self.text = text
        self.reason = reason


class UnsummableFigure(NianbaoError):
    """A figure that cannot stand in a sum: money without a unit, or more digits than any figure has."""


class BadForm(NianbaoError):
    """A form file of resources/forms is wrong. place: the item of it that is, 全文 for all; reason: in Chinese."""

    def __init__(self, file: str, place: str, reason: str) -> None:
        super().__init__(f"表样文件 {file} 有误：{place}：{reason}")
        self.reason = reason


class BadRule(BadForm):
    """A rule in a form file cannot be understood or names a cell that does not exist."""


class UnknownEdition(NianbaoError):
    """No form file has this edition's name."""

    def __init__(self, edition: str, known: list[str]) -> None:
        super().__init__(f"没有“{edition}”这一版格式，可用的有：{'、'.join(known)}。")


class UnknownPlace(NianbaoError):
    """An edit names a cell, paragraph or cover field that this edition does not have."""

    def __init__(self, place: str) -> None:
        super().__init__(f"本版格式里没有“{place}”这一处。")


class LockedCell(NianbaoError):
    """An edit would enter a figure into a computed cell. cell_name: the cell as the clerk knows it."""

    def __init__(self, cell_name: str) -> None:
        super().__init__(f"{cell_name}是自动合计，不能手填；请改组成它的各格。")


class UnreadableFile(NianbaoError):
    """A file cannot be opened or is not what its name says. file: its name; reason: in Chinese, with what to do."""

    def __init__(self, file: str, reason: str) -> None:
        super().__init__(f"读不了“{file}”：{reason}")
        self.file = file
        self.reason = reason


class SeveralFiles(UnreadableFile):
    """A zip holds more than one file that may be the report; only what is in them can decide."""

    def __init__(self, file: str, count: int) -> None:
        super().__init__(file, f"里面有 {count} 份报告。请先解压，再把要导入的一份一份地导入。")


class WrongPassphrase(UnreadableFile):
    """A file is encrypted, and no passphrase was given or a wrong one."""

    def __init__(self, file: str) -> None:
        super().__init__(file, "文件加了密码，密码没有给或者不对。请核对密码，再试一次。")


class Cancelled(NianbaoError):
    """The clerk cancelled work that was under way."""

    def __init__(self) -> None:
        super().__init__("已取消，什么都没有改动。")


class UnwritableFile(NianbaoError):
    """A file cannot be written."""

    def __init__(self, file: str, reason: str) -> None:
        super().__init__(f"写不了“{file}”：{reason}")


class PrinterRefused(NianbaoError):
    """The printer did not accept a print job, or only part of it."""

    def __init__(self) -> None:
        super().__init__("打印机没有接受。请看看打印机是否开着、连着，然后再打印一次。")


class StoreError(NianbaoError):
    """The file of drafts cannot be opened or written."""


class BusyStore(StoreError):
    """Another program is writing the file of drafts; it will be over in a moment."""


class DamagedDraft(StoreError):
    """What the file of drafts holds of one draft is not what was stored; draft_id: which one. All others are there."""

    def __init__(self, draft_id: int) -> None:
        super().__init__("这份年报存着的内容有损坏，读不出来。请在年报列表里打开它，选怎样恢复；别的年报不受影响。")
        self.draft_id = draft_id


class NewerStoreError(StoreError):
    """The file of drafts was written by a newer version of the program: it can be read, but not written."""


class UnreadablePageRange(NianbaoError):
    """A text like 1-3,5 that names no pages of the paper; its words say why."""
