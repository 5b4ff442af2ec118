#!/bin/sh
# Installs the programs that the peers tests hold our files against: LibreOffice with its windows, poppler, Chromium,
# 7-Zip, a screen, CUPS, and fonts, without which the programs set Chinese text in boxes of another width; and with npm
# the editors of web sites that packaging/editors names.
set -eu

has_programs() {
    command -v soffice && command -v pdftotext && command -v chromium && command -v xdotool && command -v openbox &&
        command -v Xvfb && command -v 7zz && command -v npm && [ -x /usr/sbin/cupsd ] && fc-list :lang=zh | grep -q .
}

packages="libreoffice-calc libreoffice-writer fonts-noto-cjk fonts-liberation poppler-utils chromium xvfb xdotool openbox
    7zip cups-daemon cups-client npm"
if ! has_programs >/dev/null 2>&1; then
    if [ "$(id -u)" != 0 ] || ! command -v apt-get >/dev/null; then
        echo "请先安装这些程序，例如：sudo apt-get install -y --no-install-recommends $packages"
        exit 1
    fi
    apt-get update -qq
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $packages >/dev/null
fi
if ! cmp -s packaging/editors/package.json build/editors/package.json; then
    mkdir -p build/editors
    cp packaging/editors/package.json build/editors/
    (cd build/editors && npm install --silent --no-audit --no-fund --ignore-scripts) ||
        { rm -f build/editors/package.json; exit 1; }
fi
