"""Chinese input on Linux: chooses an input method that Qt can reach, where the desktop's own has no plugin."""

from __future__ import annotations

from collections.abc import Callable, Mapping, MutableMapping
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

if TYPE_CHECKING:
    from gui.system.settings import Settings

_PLUGIN_FOLDER = "platforminputcontexts"

TROUBLE_PROPERTY = "input_trouble"
"""The property of the QApplication that holds a sentence where its input method cannot be reached."""
_TROUBLE_TEXT = (
    "这台电脑的输入法（{name}）在这个窗口里可能打不出汉字：可以在别的程序里写好再粘贴过来，"
    "或请管理员给输入法装上 ibus 支持，再重新打开。"
)


def warn_once(settings: Settings, show_message: Callable[[str], object]) -> None:
    """Say, the first time only, that no input method can be reached; show_message shows a sentence in the window."""
    app = QCoreApplication.instance()
    words = str(app.property(TROUBLE_PROPERTY) or "") if app else ""
    if words and not settings.input_warning_shown:
        settings.input_warning_shown = True
        show_message(words)


def choose_input_method(environment: MutableMapping[str, str], plugins: Path, home: Path) -> str:
    """Choose an input method for Qt before it starts, by changing the environment.

    plugins: Qt's folder of plugins. Returns a sentence for the clerk where no input method can be reached, else "". On
    Windows, and where the desktop's input method has a plugin, nothing is changed.
    """
    named = _named_methods(environment)
    if not named or any(_has_plugin(name, plugins) for name in named):
        return ""
    if _has_plugin("ibus", plugins) and _is_ibus_running(environment, home):
        environment["QT_IM_MODULE"] = "ibus"
        environment.pop("QT_IM_MODULES", None)
        return ""
    return _TROUBLE_TEXT.format(name=named[0])


def _named_methods(environment: Mapping[str, str]) -> list[str]:
    """The input methods that the desktop names for Qt, in its order."""
    names = environment.get("QT_IM_MODULES") or environment.get("QT_IM_MODULE") or ""
    if not names:  # many desktops name it only in the older variable of X11
        names = environment.get("XMODIFIERS", "").removeprefix("@im=")
        if names in ("none", "local"):
            return []
    return [name.strip() for name in names.split(";") if name.strip()]


def _has_plugin(name: str, plugins: Path) -> bool:
    """Whether Qt has a plugin for this input method; what Wayland and a plain keyboard need is built in."""
    if name in ("wayland", "simple", "none"):
        return True
    stem = name.removesuffix("5") if name.startswith("fcitx") else name
    return any((plugins / _PLUGIN_FOLDER).glob(f"*{stem}*"))


def _is_ibus_running(environment: Mapping[str, str], home: Path) -> bool:
    """Whether ibus's daemon runs, or fcitx 5 in its place: each leaves a file with the number of its process."""
    if environment.get("IBUS_ADDRESS"):
        return True
    folder = Path(environment.get("XDG_CONFIG_HOME") or home / ".config") / "ibus" / "bus"
    return any(_names_live_process(file) for file in folder.glob("*"))


def _names_live_process(file: Path) -> bool:
    try:
        lines = file.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return False
    assignments = [line for line in lines if "=" in line and not line.startswith("#")]
    variables = dict(line.split("=", 1) for line in assignments)
    process = variables.get("IBUS_DAEMON_PID", "")
    return bool(variables.get("IBUS_ADDRESS")) and process.isdigit() and Path("/proc", process).exists()
