"""Which names a file may have on Windows and on Linux alike."""

from __future__ import annotations

import re
import unicodedata

_FORBIDDEN_CHARACTERS = re.compile(r'[<>:"/\\|?*]')
"""Characters that Windows allows in no file name."""
_UNSEEN_CATEGORIES = {"Cc": "_", "Zl": "_", "Zp": "_", "Cf": "", "Cs": ""}
"""What replaces invisible characters, by Unicode category: line breaks and controls; marks that change the direction of
writing, and halves of surrogate pairs."""
_DEVICE_NAME = re.compile(r"(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[0-9¹²³]) *(\..*)?", re.IGNORECASE | re.DOTALL)
"""Names that Windows takes for a device, whatever follows the first full stop."""


def sanitise_file_name(text: str) -> str:
    """The text as it may stand in a file name: forbidden characters become _, most invisible ones are left out."""
    visible = (_UNSEEN_CATEGORIES.get(unicodedata.category(character), character) for character in text.strip())
    return _FORBIDDEN_CHARACTERS.sub("_", "".join(visible))


def is_device_name(name: str) -> bool:
    """Whether Windows would take a name for a device, with or without a suffix."""
    return bool(_DEVICE_NAME.fullmatch(name))
