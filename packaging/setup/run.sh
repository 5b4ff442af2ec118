#!/bin/sh
# Opens the window; without a display it runs the demo instead and says where its files are.
set -eu
cd "$(dirname "$0")/../.."
python=.venv/bin/python
if [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ] || [ "$(uname)" = Darwin ]; then
    $python packaging/setup/libraries.py
    exec $python main.py
fi
$python packaging/setup/libraries.py || echo "先不要窗口，只做演示。"
$python main.py demo demo
echo "没有找到屏幕，所以没有打开窗口；演示的文件在 $(pwd)/demo"
