"""How to reach the body that reports, as the preamble states it."""

from __future__ import annotations

import re

_PHONE_NUMBER = r"(?:[(（]?\d{3,4}[)）]?\s*[-—－ ]?\s*)?\d{7,8}(?:[-—－转]\d{1,4})?|1\d{10}"
_NEXT_LABEL = r"(?:邮\s*编|邮政编码|(?:联系|咨询)?电\s*话|传\s*真|电子邮[箱件]|邮\s*箱|网\s*[址站])"
_PATTERNS = {
    "address": r"(?:联系|通[信讯]|办公)?地\s*址\s*(?:为|[:：])\s*([^，,；;。）)\n]+?)"
    rf"(?=[，,；;。）)\n]|$|{_NEXT_LABEL}\s*[为:：])",
    "postcode": r"(?:邮\s*编|邮政编码)\s*(?:为|[:：])?\s*(\d{6})(?!\d)",
    "phone": r"电\s*话\s*(?:为|[:：])?\s*(" + _PHONE_NUMBER + r")(?!\d)",
    # from the first letter on only: a search that began at each of a hundred thousand letters would take half a minute
    "email": r"(?<![A-Za-z0-9._%+-])([A-Za-z0-9._%+-]+@[A-Za-z0-9.-]+\.[A-Za-z]{2,})",
    "website": r"((?:https?://|www\.)[A-Za-z0-9./?=&%_:~#-]+)",
}
"""By cover field, where its value stands in a sentence or a line."""


def find_contact(text: str) -> dict[str, str]:
    """The cover fields address, postcode, phone, email and website, as far as a text states them."""
    found = {field: re.search(expression, text) for field, expression in _PATTERNS.items()}
    return {field: match[1].strip() for field, match in found.items() if match}


def is_contact_line(text: str) -> bool:
    """Whether a line states how to reach somebody: 地址：…, 联系电话：…."""
    return bool(find_contact(text))
