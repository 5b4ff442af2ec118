"""What a file name may hold on Windows and on Linux alike."""

from __future__ import annotations

import re
import unicodedata

_FORBIDDEN_CHARACTERS = re.compile(r'[<>:"/\\|?*]')
"""Characters Windows allows in no file name; what cannot be seen is not kept either."""
_UNSEEN_CATEGORIES = {"Cc": "_", "Zl": "_", "Zp": "_", "Cf": "", "Cs": ""}
"""By kind of character: line breaks and controls; marks that turn the writing round or stand for half a character."""
_DEVICE_NAME = re.compile(r"(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[0-9¹²³]) *(\..*)?", re.IGNORECASE | re.DOTALL)
"""What Windows takes for a device, whatever follows the first full stop."""


def sanitise_file_name(text: str) -> str:
    """The text without what no file name may hold."""
    seen = "".join(_UNSEEN_CATEGORIES.get(unicodedata.category(character), character) for character in text.strip())
    return _FORBIDDEN_CHARACTERS.sub("_", seen)


def is_device_name(name: str) -> bool:
    """Whether Windows would take a name for a device, with or without a suffix."""
    return bool(_DEVICE_NAME.fullmatch(name))
