"""Every exception of the model, each class carrying its own plain words.

A wrong figure is not here: it is a Finding. These are entries and files that cannot be understood at all.
"""

from __future__ import annotations


class NianbaoError(Exception):
    """Something a person must be told; str() is a whole Chinese sentence that says what to do."""


class UnreadableFigure(NianbaoError):
    """What was typed or found in a cell is no figure."""

    def __init__(self, text: str, why: str) -> None:
        super().__init__(f"“{text}”读不成数字：{why}")
        self.text = text
        self.reason = why


class BadForm(NianbaoError):
    """A form file contradicts itself; names the file and the id."""

    def __init__(self, file: str, place: str, why: str) -> None:
        super().__init__(f"表样文件 {file} 有误：{place}：{why}")


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
    """A computed cell cannot be typed over."""

    def __init__(self, where: str) -> None:
        super().__init__(f"{where}是自动合计，不能手填；请改组成它的各格。")


class UnreadableFile(NianbaoError):
    """A file cannot be opened or is not what its name says."""

    def __init__(self, file: str, why: str) -> None:
        super().__init__(f"读不了“{file}”：{why}")


class WrongPassphrase(UnreadableFile):
    """A file is locked, and the passphrase given, if any, does not open it."""

    def __init__(self, file: str) -> None:
        super().__init__(file, "文件加了密码，密码没有给或者不对。请核对密码，再试一次。")


class Cancelled(NianbaoError):
    """A piece of work was called off by the person who had begun it."""

    def __init__(self) -> None:
        super().__init__("已取消，什么都没有改动。")


class UnwritableFile(NianbaoError):
    """A file cannot be written."""

    def __init__(self, file: str, why: str) -> None:
        super().__init__(f"写不了“{file}”：{why}")


class PrinterRefused(NianbaoError):
    """The printer takes no job, or not the whole of it."""

    def __init__(self) -> None:
        super().__init__("打印机没有接受。请看看打印机是否开着、连着，然后再打印一次。")


class StoreError(NianbaoError):
    """The file of drafts cannot be opened or written."""


class NewerStoreError(StoreError):
    """The file of drafts was written by a newer program: it can be looked at, not written."""
