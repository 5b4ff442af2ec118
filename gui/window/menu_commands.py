"""The commands of the menu bar as a list to be searched: by name, by the first letters of its pinyin, by menu."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar

from model.linked_figures.pinyin import list_initials, match_initials
from model.text import to_half_width

PATH_SEPARATOR = " › "


@dataclass(frozen=True, slots=True)
class MenuCommand:
    """An entry of a menu. name: its words without letter and key; path: the menus that lead to it, 查看 › 外观.

    shortcut: its key as the menu shows it, "" for none. is_enabled: it can be carried out now.
    """

    action: QAction
    name: str
    path: str
    shortcut: str
    is_enabled: bool


def list_commands(menu_bar: QMenuBar) -> list[MenuCommand]:
    """All entries of the menus that are to be seen, with those of their submenus, in the order of the menus."""
    return list(_walk_menu(menu_bar.actions(), "", is_enabled=True))


def _walk_menu(entries: Sequence[QAction], path: str, is_enabled: bool) -> Iterator[MenuCommand]:
    """The commands of these entries. path: the menus above; is_enabled: none of those is disabled."""
    for entry in entries:
        if entry.isSeparator() or not entry.isVisible():
            continue
        words, _, shown_key = entry.text().partition("\t")
        name = _drop_letter(words)
        can_run = is_enabled and entry.isEnabled()
        menu = entry.menu()
        if isinstance(menu, QMenu):
            yield from _walk_menu(menu.actions(), f"{path}{PATH_SEPARATOR}{name}" if path else name, can_run)
        else:
            key = shown_key or entry.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
            yield MenuCommand(entry, name, path, key, can_run)


def _drop_letter(words: str) -> str:
    """The words of an entry without the letter that opens it: 文件(&F) is 文件."""
    before, _, letter = words.partition("(&")
    return before if letter.endswith(")") else words.replace("&&", "&")


def search_commands(
    commands: Sequence[MenuCommand], typed: str, recent_actions: Sequence[QAction]
) -> list[MenuCommand]:
    """The commands that what was typed may mean, the likeliest first; all of them where nothing was typed.

    recent_actions: those carried out last, the newest first; of equally likely commands they stand in front.
    """
    wanted = make_key(typed)
    if typed.strip() and not wanted:
        return []
    ranked: list[tuple[int, int, int]] = []
    for position, command in enumerate(commands):
        rank = _rank_match(command, wanted)
        if rank is not None:
            is_recent = command.action in recent_actions
            age = recent_actions.index(command.action) if is_recent else len(recent_actions)
            ranked.append((rank, age, position))
    return [commands[position] for _, _, position in sorted(ranked)]


def _rank_match(command: MenuCommand, wanted: str) -> int | None:
    """How well a command fits what was typed, 0 best; None where it does not."""
    name = make_key(command.name)
    if name.startswith(wanted):
        return 0
    if wanted in name:
        return 1
    initials_at = match_initials(name, wanted) if wanted.isascii() else None
    if initials_at is not None:
        return 2 if initials_at == 0 else 3
    path = make_key(command.path)
    if wanted in path + name or (wanted.isascii() and match_initials(path, wanted) is not None):
        return 4
    return None


def make_key(words: str) -> str:
    """Words as they are compared: half-width, in small letters, without blanks, dots and other signs."""
    plain = to_half_width(words).casefold()
    return "".join(character for character in plain if character.isalnum() and list_initials(character))
