"""Web pages: nesting, spans, entities, style sheets and encodings that cost more than they show."""

from __future__ import annotations

from pathlib import Path
from random import Random

_TITLE = "云岭县水务局2025年政府信息公开工作年度报告"


def write_deep_page(folder: Path, random: Random) -> Path:
    tag = random.choice(
        ("div", "table><tr><td", "b", "ul><li", "span", "font", "select><option", "svg", "math", "template")
    )
    return _write(folder, f"<{tag}>" * random.choice((300, 20_000)))


def write_wide_spans(folder: Path, random: Random) -> Path:
    span = random.choice((1_000, 65_534, 10**9, -1))
    cell = f"<td rowspan='{span}' colspan='{span}'>1</td>"
    return _write(folder, f"<table>{f'<tr>{cell * 3}</tr>' * random.choice((1, 300))}</table>")


def write_many_tables(folder: Path, random: Random) -> Path:
    row = "<tr><td>合计</td><td>1</td></tr>"
    table = random.choice((f"<table>{row}</table>", "<table></table>", f"<table><caption>表</caption>{row * 3}"))
    return _write(folder, table * random.choice((300, 30_000)))


def write_entities(folder: Path, random: Random) -> Path:
    entity = random.choice(
        ("&#x110000;", "&#0;", "&#xD800;", "&amp", "&nbsp;", "&lt;table&gt;", "&#99999999999999999999;", "&;")
    )
    return _write(folder, entity * random.choice((3, 60_000)))


def write_unclosed(folder: Path, random: Random) -> Path:
    opening = random.choice(
        ("<", "<!--", "<![CDATA[", "<a b='", '<td x="', "<script>", "<!DOCTYPE [", "<?", "</", "<style>a{")
    )
    return _write(folder, opening * random.choice((1, 30_000)))


def write_many_attributes(folder: Path, random: Random) -> Path:
    unit = random.choice(("a{0}=1 ", "class=c{0} ", "style='color:red;' ", "data-{0} "))
    return _write(folder, f"<div {''.join(unit.format(number) for number in range(20_000))}>1</div>" * 3)


def write_style_sheet(folder: Path, random: Random) -> Path:
    rule = random.choice(
        (
            "div " * 500 + "{display:none}",
            ":not(" * 400 + "a" + ")" * 400 + "{color:#fff}",
            "".join(f".c{number},.d{number}>p~p+p *{{color:#fff}}" for number in range(3_000)),
            "@media screen{" * 2_000,
            "a{" + "color:red;" * 30_000 + "}",
            "@import url(//server.invalid/x.css);" * 2_000,
            "/*" * 50_000,
            "a" + "[b='c']" * 5_000 + "{display:none}",
            "a{color:" + "var(--" * 5_000,
            "*{" + "(" * 50_000,
        )
    )
    body = f"{'<div class=c1>' * 400}<p class=d2>1</p><p>2</p>" + "<p class=c9>三</p>" * 1_000
    return _write(folder, f"<style>{rule}</style>{body}")


def write_style_attribute(folder: Path, random: Random) -> Path:
    value = random.choice(
        ("position:absolute;left:", "font-size:", "color:rgb(", "margin:-", "text-indent:")
    ) + random.choice(("9" * 50_000, "1e999", "calc(" * 5_000, "-" * 50_000, "NaN", "1px " * 20_000))
    return _write(folder, f'<p style="{value}">1</p>' * 5)


def write_strange_encoding(folder: Path, random: Random) -> Path:
    name = random.choice(
        ("hex", "rot13", "zip", "bz2", "base64", "uu", "quopri", "idna", "punycode", "unicode_escape", "utf-7")
    )
    name = random.choice((name, "undefined", "mbcs", "x" * 5_000, "../x", "utf-16", "raw_unicode_escape"))
    path = folder / "编码.html"
    path.write_bytes(f"<meta charset='{name}'><title>{_TITLE}</title>".encode() + b"<p>\xe5\xb9\xb4</p>" * 50)
    return path


def write_entity_bomb(folder: Path, random: Random) -> Path:
    steps = "".join(f'<!ENTITY a{number} "{f"&a{number - 1};" * 10}">' for number in range(1, 10))
    path = folder / f"实体{random.choice(('.html', '.htm'))}"
    kind = random.choice(("html", "html PUBLIC '-//W3C//DTD XHTML 1.0//EN' 'http://server.invalid/x.dtd'"))
    outer = '<!ENTITY x SYSTEM "file:///etc/passwd">'
    head = f'<?xml version="1.0"?><!DOCTYPE {kind} [<!ENTITY a0 "年报">{outer}{steps}]>'
    path.write_text(f"{head}<html><body>{_TITLE}&a9;&x;</body></html>", encoding="utf-8")
    return path


def write_form_controls(folder: Path, random: Random) -> Path:
    control = random.choice(
        ("<input value=1>", "<option selected>1", "<textarea>1</textarea>", "<select><option>1</select>")
    )
    return _write(folder, f"<table><tr><td>{control * random.choice((1, 20_000))}</table>")


def _write(folder: Path, body: str) -> Path:
    path = folder / "网页.html"
    path.write_text(f"<html><body><h1>{_TITLE}</h1><p>一、总体情况</p>{body}年度报告", encoding="utf-8")
    return path


MAKERS = (
    write_deep_page,
    write_wide_spans,
    write_many_tables,
    write_entities,
    write_unclosed,
    write_many_attributes,
    write_style_sheet,
    write_style_attribute,
    write_strange_encoding,
    write_entity_bomb,
    write_form_controls,
)
