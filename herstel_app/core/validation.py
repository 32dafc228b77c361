"""Finds every place where plain data does not have the shape of a content type.

msgspec stops at the first fault; an author wants to see them all. So the types, as msgspec describes
them, are walked here with its own description of them.
"""

from __future__ import annotations

import math
import re
from collections.abc import Collection, Iterator
from datetime import date
from functools import cache
from typing import Any

from msgspec import inspect

from herstel_app.core.content_problems import PATTERN_REASON, Path

Fault = tuple[Path, str]

COMMA_NUMBER = re.compile(r"-?[0-9]{1,6},[0-9]{1,6}")
DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
"""The key in `extra` of a type with a pattern: what to say (Dutch) where a text does not have it."""
HIDDEN_CHARACTERS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
HIDDEN = "hier staat een onzichtbaar teken dat in tekst niet hoort; haal het weg"


def faults(value: Any, kind: type) -> Iterator[Fault]:
    """Give the path and the reason (Dutch) of everything in `value` that `kind` does not allow."""
    yield from _walk(value, _described(kind), ())


def has_unseen(texts: Collection[str]) -> bool:
    """Whether there is a text without anything to see, or with a character that is not seen."""
    return HIDDEN_CHARACTERS.search("\n".join(texts)) is not None or not all(map(str.strip, texts))


@cache
def _described(kind: type) -> inspect.Type:
    """Give msgspec's description of a type; kept, as making one is as slow as reading a file."""
    return inspect.type_info(kind)


def _walk(value: Any, info: inspect.Type, path: Path) -> Iterator[Fault]:
    match _bare(info):
        case inspect.StructType() as bare:
            yield from _walk_struct(value, bare, path)
        case inspect.UnionType() as bare:
            yield from _walk_union(value, bare, path)
        case inspect.VarTupleType() as bare:
            yield from _walk_list(value, bare, path)
        case inspect.DictType() as bare:
            yield from _walk_dict(value, bare, path)
        case _:
            reason = _leaf_fault(value, info)
            if reason:
                yield path, reason


def _walk_struct(value: Any, info: inspect.StructType, path: Path) -> Iterator[Fault]:
    if not isinstance(value, dict):
        yield path, f"hier horen velden te staan (naam: waarde), geen {_name(value)}"
        return
    known = {field.encode_name: field for field in info.fields}
    names = ", ".join(known)
    for name in value:
        if name not in known and name != info.tag_field:
            yield (*path, name), f"onbekend veld; bekend zijn: {names}"
    for name, field in known.items():
        if name in value:
            yield from _walk(value[name], field.type, (*path, name))
        elif field.required:
            yield path, f"het veld '{name}' ontbreekt"


def _walk_union(value: Any, info: inspect.UnionType, path: Path) -> Iterator[Fault]:
    members = [member for member in info.types if not isinstance(member, inspect.NoneType)]
    if value is None and len(members) < len(info.types):
        return
    if len(members) == 1:
        yield from _walk(value, members[0], path)
        return
    structs = {member.tag: member for member in members if isinstance(member, inspect.StructType)}
    if not isinstance(value, dict):
        yield path, f"hier horen velden te staan (naam: waarde), geen {_name(value)}"
        return
    tag = value.get("kind")
    chosen = structs.get(tag) if isinstance(tag, str) else None
    if chosen is None:
        yield (
            (*path, "kind"),
            f"kies een van: {', '.join(str(name) for name in structs)}",
        )
    else:
        yield from _walk_struct(value, chosen, path)


def _walk_list(value: Any, info: inspect.VarTupleType, path: Path) -> Iterator[Fault]:
    if not isinstance(value, list):
        yield path, f"hier hoort een lijst te staan, geen {_name(value)}"
        return
    if info.min_length is not None and len(value) < info.min_length:
        yield path, f"de lijst is te kort: minstens {info.min_length}"
    if info.max_length is not None and len(value) > info.max_length:
        yield path, f"de lijst is te lang: hooguit {info.max_length}"
    for index, item in enumerate(value):
        yield from _walk(item, info.item_type, (*path, index))


def _walk_dict(value: Any, info: inspect.DictType, path: Path) -> Iterator[Fault]:
    if not isinstance(value, dict):
        yield path, f"hier horen velden te staan (naam: waarde), geen {_name(value)}"
        return
    for name, item in value.items():
        name_fault = _leaf_fault(name, info.key_type)
        if name_fault:
            yield (*path, str(name)), name_fault
        yield from _walk(item, info.value_type, (*path, str(name)))


def _bare(info: inspect.Type) -> inspect.Type:
    return info.type if isinstance(info, inspect.Metadata) else info


def _leaf_fault(value: Any, info: inspect.Type) -> str | None:
    """Say what is wrong with a single value, or None."""
    match _bare(info):
        case inspect.LiteralType() as bare:
            return None if value in bare.values else f"kies een van: {', '.join(map(str, bare.values))}"
        case inspect.BoolType():
            return None if isinstance(value, bool) else f"hier hoort ja of nee (true of false), geen {_name(value)}"
        case inspect.StrType() as bare:
            return _text_fault(value, bare, _pattern_reason(info))
        case inspect.IntType() | inspect.FloatType() as bare:
            return _number_fault(value, bare)
        case inspect.DateType():
            return _date_fault(value)
        case _:
            raise TypeError(f"no rule for {info}")


def _pattern_reason(info: inspect.Type) -> str:
    """Give what to say where a text does not have the pattern of its type."""
    extra = info.extra if isinstance(info, inspect.Metadata) else None
    return str((extra or {}).get(PATTERN_REASON, "deze tekst heeft niet de vorm die hier hoort"))


def _text_fault(value: Any, info: inspect.StrType, pattern_reason: str) -> str | None:
    if not isinstance(value, str):
        return f"hier hoort tekst, geen {_name(value)}; zet er aanhalingstekens om als het tekst is"
    if info.min_length is not None and len(value.strip()) < info.min_length:
        return "hier hoort tekst te staan"
    if info.max_length is not None and len(value) > info.max_length:
        return f"te lang: {len(value)} tekens, hooguit {info.max_length}"
    if HIDDEN_CHARACTERS.search(value):
        return HIDDEN
    if info.pattern is not None and re.search(info.pattern, value) is None:
        return pattern_reason
    return None


def _number_fault(value: Any, info: inspect.IntType | inspect.FloatType) -> str | None:
    whole = isinstance(info, inspect.IntType)
    if isinstance(value, bool) or not isinstance(value, int if whole else (int, float)):
        if isinstance(value, str) and COMMA_NUMBER.fullmatch(value):
            return f"hier hoort een getal met een punt; schrijf {value.replace(',', '.')}"
        return f"hier hoort een {'heel ' if whole else ''}getal, geen {_name(value)}"
    if isinstance(value, float) and not math.isfinite(value):
        return "hier hoort een gewoon getal"
    if info.gt is not None and not value > info.gt:
        return f"het getal hoort groter dan {info.gt:g} te zijn"
    if info.ge is not None and not value >= info.ge:
        return f"het getal hoort minstens {info.ge:g} te zijn"
    if info.le is not None and not value <= info.le:
        return f"het getal hoort hooguit {info.le:g} te zijn"
    return None


def _date_fault(value: Any) -> str | None:
    if isinstance(value, str) and DATE.fullmatch(value):
        try:
            date.fromisoformat(value)
        except ValueError:
            return f"{value} is geen dag die bestaat"
        return None
    return 'hier hoort een datum met aanhalingstekens, als "2026-11-27"'


def _name(value: Any) -> str:
    names = {
        dict: "velden",
        list: "lijst",
        str: "tekst",
        bool: "ja of nee",
        int: "getal",
        float: "getal",
    }
    return "leeg veld" if value is None else names.get(type(value), type(value).__name__)
