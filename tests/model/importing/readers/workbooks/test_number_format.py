"""What a cell shows of the number it stores. Covers model/importing/readers/workbooks/format_sections.py too."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.form import figures
from model.importing.readers.workbooks.number_format import ShownValue, show_number, show_text

ACCOUNTING = '_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * "-"??_ ;_ @_ '
BRACKETS = r'_(* #,##0.00_);_(* \(#,##0.00\);_(* "-"??_);_(@_)'


@pytest.mark.parametrize(
    ("stored", "code", "text"),
    [
        ("57", "General", "57"),
        ("57", "G/通用格式", "57"),
        ("57", "0", "57"),
        ("57", "@", "57"),
        ("57", '0"件"', "57件"),
        ("57", "0件", "57件"),
        ("57", 'General"件"', "57件"),
        ("57", r"0\件", "57件"),
        ("57", "0!件", "57件"),
        ("57", '0"件";;"无"', "57件"),
        ("57", "[红色]0", "57"),
        ("57", "[DBNum1][$-804]General", "57"),
        ("57", "[DBNum2]0", "57"),
        ("7", "0.00_ ", "7"),
        ("7", "0_);(0)", "7"),
        ("1234567", "#,##0", "1234567"),
        ("1234567.5", ACCOUNTING, "1234567.5"),
        ("12", "# ?/?", "12"),
        ("251000", "0.00E+00", "251000"),
        ("251000", "##0.0E+0", "251000"),
        ("1E+15", "General", "1000000000000000"),
        ("25000", "000000", "025000"),
        ("57612345678", "0000-00000000", "0576-12345678"),
    ],
)
def test_a_number_keeps_its_digits_and_gets_the_words_of_its_format(stored: str, code: str, text: str) -> None:
    assert show_number(Decimal(stored), code) == ShownValue(text)


@pytest.mark.parametrize(
    ("stored", "code", "text"),
    [
        ("251000", '0!.0,"万元"', "25.1万元"),
        ("251000", r'0\.0,"万元"', "25.1万元"),
        ("251000", '0"."0,"万元"', "25.1万元"),
        ("251000", r'0\.0000"万元"', "25.1万元"),
        ("251000", "0!.0000", "25.1"),
        ("251400", '0!.0,"万元"', "25.14万元"),
        ("-251000", '0!.0,"万元"', "-25.1万元"),
        ("5", "0!.0000", "0.0005"),
        ("251000", '#,##0.00,"千元"', "251千元"),
        ("251000", '#,##0,"千元"', "251千元"),
        ("251400", '#,##0,"千元"', "251.4千元"),
        ("25100000", '0.00,,"百万元"', "25.1百万元"),
        ("25100000000", r'0\.00,,"亿元"', "251亿元"),
        ("0.125", "0.0%", "12.5%"),
        ("251000", '[>=10000]0!.0,"万元";0"元"', "25.1万元"),
        ("500", '[>=10000]0!.0,"万元";0"元"', "500元"),
        ("0", '0!.0,"万元"', "0万元"),
    ],
)
def test_scale_and_unit_come_from_the_format(stored: str, code: str, text: str) -> None:
    assert show_number(Decimal(stored), code) == ShownValue(text)


@pytest.mark.parametrize("unit", figures.MONEY_UNITS)
def test_an_amount_keeps_the_decimals_its_format_does_not_show(unit: str) -> None:
    assert show_number(Decimal("52.15"), f'0.0"{unit}"') == ShownValue(f"52.15{unit}")
    assert show_number(Decimal("52.15"), f'0"{unit}"') == ShownValue(f"52.15{unit}")
    assert show_number(Decimal("52.15"), "0.0") == ShownValue("52.15")


@pytest.mark.parametrize(
    ("stored", "code"),
    [("0", "0;-0;;@"), ("0", "0;-0;"), ("0", ";;;"), ("5", ";;;"), ("0", "#"), ("0", '[=0]"";General'), ("0", "#,###")],
)
def test_a_number_that_is_not_shown_is_hidden(stored: str, code: str) -> None:
    assert show_number(Decimal(stored), code) == ShownValue("", "hidden")


@pytest.mark.parametrize("code", [ACCOUNTING, BRACKETS, '0;-0;"-"', '0;-0;"—"', '0;-0;"/"'])
def test_zero_as_a_dash_is_zero(code: str) -> None:
    shown = show_number(Decimal(0), code)
    assert (shown.text, shown.deviation) == ("0", "dash")


@pytest.mark.parametrize(
    ("stored", "code", "shown"),
    [
        ("12.5", "0", "13"),
        ("12.4", "#,##0", "12"),
        ("0.125", "0%", "13%"),
        ("5", "#!.####", ".5"),
        ("5", '"有"', "有"),
        ("-5", "0;0", "5"),
        ("5", "-0", "-5"),
        ("5", '0"2"', "52"),
        ("0.5", "# ?/?", "1/2"),
        ("12.5", "# ?/?", "12 1/2"),
        ("251234", "0.00E+00", "2.51E+5"),
    ],
)
def test_what_contradicts_the_stored_number_is_not_read(stored: str, code: str, shown: str) -> None:
    assert show_number(Decimal(stored), code) == ShownValue("", "unlike", shown)


@pytest.mark.parametrize(
    ("stored", "code", "text"),
    [
        ("-5", "0", "-5"),
        ("-5", "0;-0", "-5"),
        ("-5", "0;[Red]-0", "-5"),
        ("-5", '0;"减"0', "减5"),
        ("5", '"增"0;"减"0', "增5"),
        ("-5", BRACKETS, "(5)"),
        ("-5", "[<0]-0;0", "-5"),
        ("0", '0;-0;"无"', "无"),
        ("251000", "¥#,##0.00", "¥251000"),
        ("251000", "[$¥-804]#,##0.00", "¥251000"),
        ("0", "¥#,##0.00", "0"),
        ("3", '0"（第1项）"', "3（第1项）"),
        ("12345678", '0"亿"0000"万"', "1234亿5678万"),
    ],
)
def test_signs_and_words_are_read_as_they_are_shown(stored: str, code: str, text: str) -> None:
    assert show_number(Decimal(stored), code) == ShownValue(text)


@pytest.mark.parametrize(
    ("stored", "code", "text"),
    [
        ("45731", 'yyyy"年"m"月"d"日"', "2025年3月15日"),
        ("45731", "yyyy/m/d;@", "2025年3月15日"),
        ("45731", "[$-804]yyyy-mm-dd", "2025年3月15日"),
        ("45731", 'yyyy"年"m"月"', "2025年3月"),
        ("45731", 'm"月"d"日"', "3月15日"),
        ("0.5", "h:mm", "12:00"),
        ("1.5", "[h]:mm", "36:00"),
        ("-1", "yyyy/m/d", "####"),
    ],
)
def test_a_date_is_a_date(stored: str, code: str, text: str) -> None:
    assert show_number(Decimal(stored), code) == ShownValue(text)


@pytest.mark.parametrize(
    ("code", "shown"),
    [
        ("General", ShownValue("57")),
        ("@", ShownValue("57")),
        ("0.00", ShownValue("57")),
        ("0;-0;;@", ShownValue("57")),
        (";;;@", ShownValue("57")),
        ('@"件"', ShownValue("57件")),
        (";;;", ShownValue("", "hidden")),
        ("0;-0;0;", ShownValue("", "hidden")),
    ],
)
def test_a_text_is_shown_by_its_own_section(code: str, shown: ShownValue) -> None:
    assert show_text("57", code) == shown


@given(st.text('0#?.,%!\\"_*;@[]<>=/-+Ee(元万件年ymdhsGeneral$ ', max_size=25), st.decimals(-(10**9), 10**9, places=4))
def test_no_format_makes_another_number_of_the_stored_one(code: str, stored: Decimal) -> None:
    shown = show_number(stored, code)
    if shown.text.removeprefix("-").isdecimal() and shown.deviation != "dash":
        digits = f"{abs(stored):f}".rstrip("0").replace(".", "").strip("0")
        assert shown.text.removeprefix("-").strip("0") == digits


@given(st.decimals(0, 10**10, places=3), st.integers(0, 4), st.sampled_from(["", "万元", "件"]))
def test_without_a_scale_every_format_gives_the_stored_digits(stored: Decimal, places: int, unit: str) -> None:
    zeros = "." + "0" * places if places else ""
    shown = show_number(stored, f'#,##0{zeros}"{unit}"')
    if shown.deviation:
        assert not places
        assert stored != stored.to_integral_value()
    else:
        assert Decimal(shown.text.removesuffix(unit)) == stored
