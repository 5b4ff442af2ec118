#!/bin/sh
# Installs the programs that the peers tests hold our files against: LibreOffice with its windows, poppler, Chromium,
# 7-Zip, a screen, CUPS, and fonts, without which the programs set Chinese text in boxes of another width.
set -eu
command -v soffice >/dev/null && command -v pdftotext >/dev/null && command -v chromium >/dev/null &&
    command -v xdotool >/dev/null && command -v openbox >/dev/null && command -v Xvfb >/dev/null &&
    command -v 7zz >/dev/null && [ -x /usr/sbin/cupsd ] && fc-list :lang=zh 2>/dev/null | grep -q . && exit 0
packages="libreoffice-calc libreoffice-writer fonts-noto-cjk fonts-liberation poppler-utils chromium xvfb xdotool openbox
    7zip cups-daemon cups-client"
if [ "$(id -u)" != 0 ] || ! command -v apt-get >/dev/null; then
    echo "请先安装这些程序，例如：sudo apt-get install -y --no-install-recommends $packages"
    exit 1
fi
apt-get update -qq
DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $packages >/dev/null
