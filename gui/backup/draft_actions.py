"""What backups and recovery may do with the open draft and the list; the application hands it to them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class DraftActions:
    """Four functions.

    refresh_list: shows what the store holds now. open_draft: shows the draft of an id in the editor. close_draft:
    leaves the editor; False where edits could not be stored, and the draft stays. find_open_id: the id of the draft in
    the editor, None where the list is shown.
    """

    refresh_list: Callable[[], object]
    open_draft: Callable[[int], object]
    close_draft: Callable[[], bool]
    find_open_id: Callable[[], int | None]
