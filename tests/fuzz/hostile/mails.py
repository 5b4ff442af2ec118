"""Web pages as browsers archive them: mails, whose parts may hold parts."""

from __future__ import annotations

from pathlib import Path
from random import Random

_PAGE = "<html><body>云岭县水务局2025年政府信息公开工作年度报告<p>一、总体情况</p></body></html>"


def write_deep_mail(folder: Path, random: Random) -> Path:
    depth = random.choice((50, 3_000))
    parts = [f"Content-Type: multipart/mixed; boundary=b{number}\n\n--b{number}\n" for number in range(depth)]
    return _write(folder, "".join(parts) + f"Content-Type: text/html\n\n{_PAGE}")


def write_mails_in_mails(folder: Path, random: Random) -> Path:
    return _write(folder, "Content-Type: message/rfc822\n\n" * random.choice((50, 5_000)) + _PAGE)


def write_many_parts(folder: Path, random: Random) -> Path:
    part = f"--b\nContent-Type: {random.choice(('text/html', 'image/png', 'x/y'))}\n\n{_PAGE}\n"
    return _write(folder, "Content-Type: multipart/related; boundary=b\n\n" + part * random.choice((300, 20_000)))


def write_long_headers(folder: Path, random: Random) -> Path:
    header = random.choice(
        (
            "Subject: " + "=?utf-8?b?5bm0?= " * 5_000,
            "To: " + "a@b.invalid," * 10_000,
            "To: " + "(" * 20_000,
            "Content-Type: text/html;" + " a=b;" * 10_000,
            "Content-Type: text/html; " + "".join(f"name*{number}=x; " for number in range(3_000)),
            "X: y\n" * 50_000,
            "X: y\n" + " z\n" * 50_000,
            "Date: " + "1" * 20_000,
        )
    )
    return _write(folder, f"{header}\nContent-Type: text/html\n\n{_PAGE}")


def write_strange_transfer(folder: Path, random: Random) -> Path:
    transfer = random.choice(("base64", "quoted-printable", "x-uuencode", "binary", "x" * 500, "8bit"))
    charset = random.choice(("utf-8", "hex", "idna", "x" * 500, "utf-16", "unknown-8bit", '"'))
    content = random.choice((_PAGE, "=" * 50_000, "A" * 50_001, "=E5=B9\n" * 5_000, "begin 644 x\n" + "M" * 50_000))
    head = f"Content-Type: text/html; charset={charset}\nContent-Transfer-Encoding: {transfer}\n\n"
    return _write(folder, head + content)


def write_strange_boundary(folder: Path, random: Random) -> Path:
    boundary = random.choice(('""', "-" * 5_000, "(((", "a*a*a*a*", "[^b]+" * 500, ".", '"\\'))
    return _write(
        folder,
        f"Content-Type: multipart/related; boundary={boundary}\n\n--{boundary}\n\n{_PAGE}\n"
        + f"--{boundary}\n" * 3_000,
    )


def _write(folder: Path, text: str) -> Path:
    path = folder / "网页.mht"
    path.write_text(f"MIME-Version: 1.0\nSnapshot-Content-Location: http://x.invalid\n{text}", encoding="utf-8")
    return path


MAKERS = (
    write_deep_mail,
    write_mails_in_mails,
    write_many_parts,
    write_long_headers,
    write_strange_transfer,
    write_strange_boundary,
)
