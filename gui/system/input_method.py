"""Chinese input on Linux: a way to the input method that runs, where Qt cannot speak with it as it is called."""

from __future__ import annotations

from collections.abc import Callable, Mapping, MutableMapping
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

if TYPE_CHECKING:
    from gui.system.settings import Settings

_PLUGIN_FOLDER = "platforminputcontexts"

TROUBLE_PROPERTY = "input_trouble"
"""The property of the application that says why its input method cannot be reached."""
_TROUBLE_TEXT = (
    "这台电脑的输入法（{name}）在这个窗口里可能打不出汉字：可以在别的程序里写好再粘贴过来，"
    "或请管理员给输入法装上 ibus 支持，再重新打开。"
)


def warn_once(settings: Settings, tell: Callable[[str], object]) -> None:
    """Tell, the first time only, that no input method can be reached; tell shows a sentence in the window."""
    app = QCoreApplication.instance()
    words = str(app.property(TROUBLE_PROPERTY) or "") if app else ""
    if words and not settings.input_warning_shown:
        settings.input_warning_shown = True
        tell(words)


def choose_input_method(environment: MutableMapping[str, str], plugins: Path, home: Path) -> str:
    """Choose an input method for Qt before it starts; a sentence for the clerk where none can be reached, else "".

    plugins is Qt's own folder of plugins. On Windows, and where the method has its plugin, nothing is to be done.
    """
    wanted = _named_methods(environment)
    if not wanted or any(_has_plugin(name, plugins) for name in wanted):
        return ""
    if _has_plugin("ibus", plugins) and _is_ibus_running(environment, home):
        environment["QT_IM_MODULE"] = "ibus"
        environment.pop("QT_IM_MODULES", None)
        return ""
    return _TROUBLE_TEXT.format(name=wanted[0])


def _named_methods(environment: Mapping[str, str]) -> list[str]:
    """The input methods that the desktop names for Qt, the first first; [] where it names none."""
    listed = environment.get("QT_IM_MODULES") or environment.get("QT_IM_MODULE") or ""
    if not listed:  # many desktops name it only to the older programs
        listed = environment.get("XMODIFIERS", "").removeprefix("@im=")
        listed = "" if listed in ("none", "local") else listed
    return [name.strip() for name in listed.split(";") if name.strip()]


def _has_plugin(name: str, plugins: Path) -> bool:
    """Whether Qt brings what speaks with this method; Wayland's and the plain keyboard's are built in."""
    stem = name.removesuffix("5") if name.startswith("fcitx") else name
    return name in ("wayland", "simple", "none") or any((plugins / _PLUGIN_FOLDER).glob(f"*{stem}*"))


def _is_ibus_running(environment: Mapping[str, str], home: Path) -> bool:
    """Whether something answers as ibus: the daemon, or fcitx 5 in its place; each leaves a file with its process."""
    if environment.get("IBUS_ADDRESS"):
        return True
    folder = Path(environment.get("XDG_CONFIG_HOME") or home / ".config") / "ibus" / "bus"
    return any(_names_live_process(file) for file in folder.glob("*"))


def _names_live_process(file: Path) -> bool:
    try:
        lines = file.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return False
    found = dict(line.split("=", 1) for line in lines if "=" in line and not line.startswith("#"))
    process = found.get("IBUS_DAEMON_PID", "")
    return bool(found.get("IBUS_ADDRESS")) and process.isdigit() and Path("/proc", process).exists()
