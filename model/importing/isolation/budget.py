"""What reading one file may cost, and what the clerk is told where it would cost more."""

from __future__ import annotations

from dataclasses import dataclass

_RIGHT_FILE = "请核对是不是选错了文件；没有选错，请用 WPS 打开，另存为 .docx 或 .xlsx，再试一次。"

CRASHED_MESSAGE = "读到一半出了意外，没有读成，文件可能坏了。请用原来的程序打开，另存一份，再试一次。"
TOO_MUCH_MEMORY_MESSAGE = f"读它要的内存太多，不像一份报告，已经停下。{_RIGHT_FILE}"
TOO_MUCH_TEXT_MESSAGE = "里面的文字太多，不像一份报告。请核对是不是选错了文件。"


@dataclass(frozen=True)
class Budget:
    """cpu_seconds: of the processor, on one file. memory_bytes: what the reading process may have, all in all.

    wait_seconds: by the clock, for a network drive that does not answer, or a program that a reader waits for.
    """

    cpu_seconds: float = 10
    memory_bytes: int = 500_000_000
    wait_seconds: float = 180

    @property
    def too_long_message(self) -> str:
        """What is said of a file that takes more than cpu_seconds."""
        return f"读了 {self.cpu_seconds:g} 秒还没有读完，不像一份报告，已经停下。{_RIGHT_FILE}"

    @property
    def no_answer_message(self) -> str:
        """What is said of a file that takes more than wait_seconds."""
        return f"等了 {self.wait_seconds:g} 秒还没有读完，已经停下。请把文件复制到本机，再试一次。"


STANDARD_BUDGET = Budget()
