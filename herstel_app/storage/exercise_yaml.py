"""An exercise as YAML, written as we write it by hand."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgspec
import yaml

from herstel_app.core.content import Exercise
from herstel_app.core.yaml_reading import meaning_of

LINE_WIDTH = 110
LONGEST_FLOW = 80
"""Fields of one value each stand on one line where they take less than this."""
TEXT_TAG, OTHER_TAG = "tag:yaml.org,2002:str", "tag:yaml.org,2002:float"


def as_yaml(exercise: Exercise) -> bytes:
    """Give what a file with this exercise holds, in UTF-8."""
    fields = spare(msgspec.to_builtins(exercise))
    text = yaml.dump(fields, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=LINE_WIDTH)
    return text.encode()


def spare(value: Any) -> Any:
    """Leave out what has not been filled in, and write whole numbers whole."""
    if isinstance(value, Mapping):
        return {name: spare(inner) for name, inner in value.items() if inner not in (None, [], ())}
    if isinstance(value, list | tuple):
        return [spare(inner) for inner in value]
    return int(value) if isinstance(value, float) and value.is_integer() else value


class _Dumper(yaml.SafeDumper):
    """Writes YAML as we write it by hand: short things on one line, lists indented."""

    def resolve(self, kind: type[yaml.Node], value: Any, implicit: Any) -> str:
        """Have text that is not read as text without quotes get them."""
        tag: str = super().resolve(kind, value, implicit)  # type: ignore[no-untyped-call]
        if tag == TEXT_TAG and kind is yaml.ScalarNode and implicit[0] and meaning_of(value) != (value, None):
            return OTHER_TAG
        return tag

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:  # noqa: ARG002 - never without
        super().increase_indent(flow, False)

    def represent_mapping(self, tag: str, mapping: Any, flow_style: bool | None = None) -> yaml.MappingNode:
        flat = not any(isinstance(value, list | dict) for value in mapping.values())
        short = flat and len(str(mapping)) < LONGEST_FLOW
        return super().represent_mapping(tag, mapping, flow_style or short)

    def represent_sequence(self, tag: str, sequence: Any, flow_style: bool | None = None) -> yaml.SequenceNode:
        numbers = all(isinstance(value, int | float) for value in sequence)
        return super().represent_sequence(tag, sequence, flow_style or numbers)
