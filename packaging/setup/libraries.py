"""Sees that the system has the libraries Qt loads; on Debian and its kin installs them, as root, or says how.

Quick when all is there: each library is only opened. Wheels of PySide6 bring Qt itself, not these.
"""

from __future__ import annotations

import ctypes
import os
import shutil
import subprocess
import sys

PACKAGES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libwayland-cursor.so.0": "libwayland-cursor0",
}
"""Library → the Debian package that has it; the last ten only for a real window."""


def main() -> int:
    """Install what is missing; 0 when all is there in the end."""
    if not sys.platform.startswith("linux"):
        return 0
    lacking = missing()
    if not lacking:
        return 0
    install = ["apt-get", "install", "-y", "--no-install-recommends", *lacking]
    if shutil.which("apt-get") is None:
        print(f"系统缺少 Qt 要用的库，请用系统的软件管理安装：{'、'.join(lacking)}（Debian 的叫法）。")
        return 1
    if os.geteuid() != 0:
        print("系统缺少 Qt 要用的库，请运行下面这一行，再重来一次：")
        print(f"  sudo apt-get update && sudo {' '.join(install)}")
        return 1
    print(f"安装 Qt 要用的系统库：{' '.join(lacking)}", flush=True)
    subprocess.call(["apt-get", "update", "-qq"])
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    return subprocess.call([*install, "-qq", "-o", "Dpkg::Use-Pty=0"], env=quiet, stdout=subprocess.DEVNULL)


def missing() -> list[str]:
    """The packages whose library cannot be opened."""
    return [package for library, package in PACKAGES.items() if not _opens(library)]


def _opens(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


if __name__ == "__main__":
    sys.exit(main())
