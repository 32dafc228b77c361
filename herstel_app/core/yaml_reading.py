"""YAML text → plain data and the lines it stands on, read in one way only.

Invariants:
- a field name is the text that is written, whatever YAML would make of it;
- a value without quotes is a plain decimal number, `true`, `false`, `null` or text; what one version of YAML
  reads as text and another as something else (`no`, `010`, `1:00`, a date) is refused;
- no tags, aliases or second document; at most `MOST_LAYERS` lists and fields within each other;
- the time it takes grows with the text, not faster.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import chain
from typing import Any

import yaml
from yaml.reader import Reader

from herstel_app.core.content_problems import Path
from herstel_app.core.validation import HIDDEN

MOST_LAYERS = 20
LONGEST_NUMBER = 40
LONGEST_QUOTED = 30

# The safe loader in C, where PyYAML has it, reads our content ten times as fast as the one in Python.
_LOADER: type[yaml.SafeLoader] | type[yaml.CSafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_YAML_1_1: dict[str, list[tuple[str, re.Pattern[str]]]] = yaml.SafeLoader.yaml_implicit_resolvers
_NULLS = {"", "~", "null", "Null", "NULL"}
_TRUTHS = {"true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False}
_WHOLE = re.compile(r"-?(?:0|[1-9][0-9]*)")
_DECIMAL = re.compile(r"-?(?:0|[1-9][0-9]*)\.[0-9]+")
_MAY_BE_OTHER = {*_YAML_1_1, *(word[:1] for word in (*_NULLS, *_TRUTHS)), *"-+.0123456789"}
"""What a text begins with that YAML may read as something else."""
_LONGEST_WORD = 5
"""Of those that are not text and begin with a letter, `false` is the longest."""
_OTHER_NUMBERS = re.compile(r"0o[0-7]+|[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?")
"""What YAML 1.2 reads as a number, and we do not."""

TAGGED = "namen met ! ervoor worden niet gelezen; zet er aanhalingstekens om als het tekst is"
_REASONS = (
    ("tab", "spring in met spaties, niet met een tab"),
    ("character that cannot start any token", "zet aanhalingstekens om tekst die met dit teken begint"),
    ("mapping values are not allowed", "zet aanhalingstekens om tekst met een dubbele punt, of spring anders in"),
    ("block mapping", "de velden springen niet even ver in, of er ontbreekt een dubbele punt"),
    ("block collection", "de regels van deze lijst springen niet even ver in"),
    ("block sequence", "de regels van deze lijst springen niet even ver in"),
    ("flow sequence", "in deze lijst ontbreekt een komma of het haakje ]"),
    ("flow mapping", "tussen deze accolades ontbreekt een komma of de } aan het eind"),
    ("quoted scalar", "er ontbreekt een aanhalingsteken aan het eind"),
    ("could not find expected ':'", "hier ontbreekt een dubbele punt, of er staat een aanhalingsteken te weinig"),
    ("escape", "na een \\ tussen dubbele aanhalingstekens staat iets wat YAML niet kent; neem enkele aanhalingstekens"),
    ("nesting depth", f"dit zit te diep in elkaar: hooguit {MOST_LAYERS} lagen"),
)  # fmt: skip


class Unreadable(Exception):
    """Text that cannot be read at all, with the line (1 = the first) and the reason in Dutch."""

    def __init__(self, line: int, reason: str) -> None:
        super().__init__(f"{line}: {reason}")
        self.line, self.reason = line, reason


@dataclass(slots=True)
class YamlPlace:
    """Where a value stands, and where what is in it stands."""

    line: int
    inner: dict[str | int, YamlPlace] | None = None
    """Of what is neither a list nor fields there is none."""

    def line_of(self, path: Path) -> int:
        """Give the line (1 = the first) of the value at `path`, or of the nearest thing around it."""
        place = self
        for part in path:
            if place.inner is None or part not in place.inner:
                break
            place = place.inner[part]
        return place.line


@dataclass(slots=True)
class YamlDocument:
    """The data in a text, and the faults where it uses YAML that is not supported."""

    data: Any = None
    root: YamlPlace | None = None
    faults: list[tuple[Path, str]] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    """Every name, and every value that is text."""


def read_yaml(text: str) -> YamlDocument:
    """Read one document; raises Unreadable."""
    hidden = Reader.NON_PRINTABLE.search(text)
    if hidden:
        raise Unreadable(text.count("\n", 0, hidden.start()) + 1, HIDDEN)
    reading = _Reading()
    try:
        loader = _LOADER(text)
        try:
            reading.take_all(loader)
        finally:
            loader.dispose()
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise Unreadable(mark.line + 1 if mark else 1, _in_dutch(error)) from error
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        raise Unreadable(1, "geen geldige YAML") from error
    return reading.document


def meaning_of(plain: str) -> tuple[Any, str | None]:
    """Give what text without quotes stands for, and why it is refused (Dutch) where it can be read in two ways."""
    if plain[:1] not in _MAY_BE_OTHER or (len(plain) > _LONGEST_WORD and plain[0].isalpha()):
        return plain, None
    if plain in _NULLS:
        return None, None
    if plain in _TRUTHS:
        return _TRUTHS[plain], None
    if _WHOLE.fullmatch(plain) or _DECIMAL.fullmatch(plain):
        if len(plain) > LONGEST_NUMBER:
            return plain, f"dit getal is te lang: hooguit {LONGEST_NUMBER} cijfers"
        return (float if "." in plain else int)(plain), None
    tag = _tag_in_yaml_1_1(plain)
    if tag is None and _OTHER_NUMBERS.fullmatch(plain):
        tag = "float"
    return plain, _REFUSALS[tag](quoted(plain), plain) if tag in _REFUSALS else None


def quoted(text: str) -> str:
    """Give what someone wrote, so short that it can stand in a message."""
    return f"'{text}'" if len(text) <= LONGEST_QUOTED else f"'{text[: LONGEST_QUOTED - 1]}…'"


def _tag_in_yaml_1_1(plain: str) -> str | None:
    for tag, pattern in chain(_YAML_1_1.get(plain[0], ()), _YAML_1_1.get("", ())):
        if pattern.match(plain):
            return tag.rpartition(":")[2]
    return None


def _number_refused(told: str, plain: str) -> str:
    try:
        value = yaml.safe_load(plain) if len(plain) <= LONGEST_QUOTED else None
    except (ValueError, OverflowError, yaml.YAMLError):
        value = None
    also = f" (YAML leest het ook als {value:g})" if isinstance(value, int | float) and abs(value) < 1e6 else ""
    return (
        f"{told} is geen gewoon getal{also}; schrijf alleen cijfers met hooguit een punt, zoals 3 of 2.5, "
        "of zet er aanhalingstekens om als het tekst is"
    )


_REFUSALS = {
    "bool": lambda told, _: (
        f"{told} kan tekst zijn, of ja of nee; zet er aanhalingstekens om als het tekst is, of schrijf true of false"
    ),
    "timestamp": lambda told, _: f"{told} kan een datum zijn; zet er aanhalingstekens om als het tekst is",
    "int": _number_refused,
    "float": _number_refused,
}


def _in_dutch(error: yaml.MarkedYAMLError) -> str:
    """Say what YAML found wrong; what it says itself is English."""
    for told in (error.problem, error.context):
        for words, reason in _REASONS:
            if told and words in told:
                return f"geen geldige YAML: {reason}"
    return "geen geldige YAML"


@dataclass(slots=True)
class _Open:
    """A list, or fields, of which the end has not come yet."""

    data: Any
    inner: dict[str | int, YamlPlace]
    is_list: bool
    name: str | int | None = None
    """The field or the item that was begun last; None where the name of a field has yet to come."""
    name_line: int = 1

    @property
    def wants_name(self) -> bool:
        return not self.is_list and self.name is None


class _Reading:
    """Builds the document from YAML's events, without going deeper than its own stack."""

    def __init__(self) -> None:
        self.document = YamlDocument()
        self._open: list[_Open] = []

    def take_all(self, events: yaml.SafeLoader | yaml.CSafeLoader) -> None:
        """Take every event; raises Unreadable.

        What nearly all events are is done here at once: a call for each takes longer than all else.
        """
        document, opened, texts = self.document, self._open, self.document.texts
        scalar, place = yaml.ScalarEvent, YamlPlace
        while (event := events.get_event()) is not None:
            if type(event) is not scalar:
                self._other(event)
                continue
            value, tag = event.value, event.tag
            line = event.start_mark.line + 1  # type: ignore[union-attr] # what is parsed has its marks
            inside = opened[-1] if opened else None
            if inside is not None and inside.name is None and not inside.is_list:
                inside.name, inside.name_line = value, line
                texts.append(value)
                if tag is not None or not value or value in inside.data:
                    self._name_faults(event, inside)
                continue
            meaning: Any = value
            reason = TAGGED if tag is not None else None
            if tag is None and event.implicit[0]:
                meaning, reason = meaning_of(value)
            if meaning is value:
                texts.append(value)
            if inside is None:
                document.data, document.root = meaning, place(line)
            elif inside.is_list:
                inside.name = len(inside.data)
                inside.inner[inside.name] = place(line)
                inside.data.append(meaning)
            else:
                assert inside.name is not None
                inside.inner[inside.name] = place(inside.name_line)
                inside.data[inside.name] = meaning
            if reason is not None:
                self._fault(reason)
            if inside is not None:
                inside.name = None

    def _other(self, event: yaml.Event) -> None:
        match event:
            case yaml.MappingStartEvent():
                self._begin({}, event)
            case yaml.SequenceStartEvent():
                self._begin([], event)
            case yaml.MappingEndEvent() | yaml.SequenceEndEvent():
                self._open.pop()
                if self._open:
                    self._open[-1].name = None
            case yaml.AliasEvent():
                raise Unreadable(_line(event), "verwijzingen met * worden niet gelezen")
            case yaml.DocumentStartEvent() if self.document.root is not None:
                raise Unreadable(_line(event), "hier begint met --- een tweede document; zet het in een eigen bestand")

    def _name_faults(self, event: yaml.ScalarEvent, inside: _Open) -> None:
        if event.tag is not None:
            self._fault(TAGGED)
        elif not event.value:
            self._fault("hier ontbreekt de naam van een veld")
        if event.value in inside.data:
            self._fault("dit veld staat er twee keer")

    def _begin(self, data: dict[str, Any] | list[Any], event: yaml.CollectionStartEvent) -> None:
        inside = self._open[-1] if self._open else None
        if inside is not None and inside.wants_name:
            raise Unreadable(_line(event), "een veldnaam hoort tekst te zijn; zet anders aanhalingstekens om de tekst")
        if len(self._open) >= MOST_LAYERS:
            raise Unreadable(_line(event), f"dit zit te diep in elkaar: hooguit {MOST_LAYERS} lagen")
        inner: dict[str | int, YamlPlace] = {}
        if inside is None:
            self.document.data, self.document.root = data, YamlPlace(_line(event), inner)
        elif inside.is_list:
            inside.name = len(inside.data)
            inside.inner[inside.name] = YamlPlace(_line(event), inner)
            inside.data.append(data)
        else:
            assert inside.name is not None
            inside.inner[inside.name] = YamlPlace(inside.name_line, inner)
            inside.data[inside.name] = data
        if event.tag is not None:
            self._fault(TAGGED)
        self._open.append(_Open(data, inner, isinstance(data, list)))

    def _fault(self, reason: str) -> None:
        """Tell a fault at the value, or the name, that is being read."""
        self.document.faults.append((tuple(each.name for each in self._open if each.name is not None), reason))


def _line(event: yaml.Event) -> int:
    return event.start_mark.line + 1 if event.start_mark else 1
