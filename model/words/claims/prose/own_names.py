"""How a body calls itself in its report: by its name, by the end of its name, and 我局 or 全县."""

from __future__ import annotations

import re
from functools import lru_cache

from model.text import remove_blanks

_REGION = re.compile(r"[^省市县区州旗盟]{1,6}(?:自治区|自治州|自治县|自治旗|省|市(?![场管])|县|区|州|旗|盟)")
_GOVERNMENT = re.compile(r"政府|管理委员会|管委会|办事处|[省市县区州旗镇乡]$|街道$|苏木$")
_OFFICE = re.compile(r"办公室$|办公厅$|办$")
_LEVEL = re.compile(r"[省市县区州旗镇乡]|街道")
_KINDS_OF_BODIES = "局 委 办 厅 院 处 所 署 社 中心 单位 机关 部门 委员会 街道办 办公室 管委会"


@lru_cache(maxsize=64)
def list_own_names(unit: str) -> tuple[str, ...]:
    """The names that stand for the body of this name, longest first.

    全县 and 我县 are names of a government alone: in the report of its 水务局 they are the figures of others.
    """
    unit = remove_blanks(unit)
    names = {f"{word}{kind}" for word in ("我", "本") for kind in _KINDS_OF_BODIES.split()} | {"我们", "全局", "全委"}
    rest = unit
    last_level = ""
    while unit and (found := _REGION.match(rest)) and found.end() < len(rest):
        rest, last_level = rest[found.end() :], found[0][-1]
        names |= {rest, last_level + rest}
    if unit:
        names |= {unit, unit.replace("人民政府", "政府"), unit.replace("人民政府", "")}
        names |= {name.replace("人民政府", "政府") for name in names}
    names.discard("")
    names.discard("人民政府")
    names.discard("政府")
    if _GOVERNMENT.search(unit) and not _OFFICE.search(unit):
        names |= _list_names_of_government(unit)
    return tuple(sorted(names, key=len, reverse=True))


def _list_names_of_government(unit: str) -> set[str]:
    """我县, 全县, 全县各级行政机关 and the like; each may stand before a list of who belongs to it."""
    levels = _LEVEL.findall(unit)
    level = levels[-1] if levels else ""
    areas = {f"{word}{level}" for word in ("我", "全", "本") if level}
    if "管委会" in unit or "管理委员会" in unit:
        areas |= {"全区", "我区", "本区"}
    many = ("各级行政机关", "行政机关", "各级各部门", "各部门", "各单位", "各级政府", "各级机关", "各级政府及部门")
    together = {area + all_of_them for area in areas for all_of_them in (*many, "政府系统")}
    return areas | together | {"各级行政机关", "各级各部门"}
