"""Content files with something wrong in them, of every sort, each the same again for its number."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from typing import Any

import yaml

from herstel_app.core.content import MOST_LENGTHS, MOST_VARIANTS
from herstel_app.paths import content_dir
from tests.helpers.content_files import GOOD

SCALARS = (
    *"""~ null yes No on true 0 -0 -1 1 2 60 61 3600 0.1 1e1 1e400 -1e400 .inf -.inf .nan 1:00 010 1_0 0x10 0b1 0o7
    2026-01-01 2026-99-99 2026-01-01T10:00:00Z = << *a [] {} [[]] " ' "\\0" "\\ud800" "\\x1b[31m" | > ? - : # % @ ` é
    inhale exhale hold quiet breathe guide write pictures own_pace body A a-b""".split(),
    *("", "\t", "&a x", "! x", "!!int x", "!!python/object:os.system x", "!!binary aGk=", "!!set {a, b}", "a: b: c"),
    *("{a: {b: {c: d}}}", "[a, b", "{a: b", "\u2028", "\u202e", "\U0001f600", "x" * 91, "x" * 3000),
    *("9" * 400, "9" * 5000, "0." + "0" * 400 + "1"),
)
NAMES = ("null", "~", "12", "2.5", "true", "no", "2026-01-01", "[a, b]", "{a: b}", "<<", "''", "? a\n ")
NUMBERS = ("9" * 400, "1:00", "010", "1e400", ".nan", "0x10", "1_0", "-0", "0.0001", "99999999999999999999")
HOUR_LONG = [{"phase": "inhale", "seconds": 3600}, {"phase": "exhale", "seconds": 3600}]
VALUES: tuple[Any, ...] = (
    *(None, True, False, 0, -1, 1, 2, 12, 60, 3600, 3601, 10**9, 10**400, -(10**30)),
    *(0.1, 1e-9, 1e300, float("inf"), float("nan"), "", " ", "x", "x" * 91, "x" * 5000, "\x00", "\u202e", b"bytes"),
    *([], {}, [[]], [None], {"": None}, {1: 2, None: 3, 2.5: 4}, [1] * 1000),
    *({"kind": "quiet"}, {"kind": "pictures"}, {"kind": "write", "purpose": "note", "prompt": "Schrijf."}),
    {"kind": "breathe", "pattern": HOUR_LONG},
    {"kind": "quiet", "lines": [{"at_s": 0, "text": "a"}] * 50},
    {"kind": "guide", "rounds": 2000, "lines": [{"text": "a", "seconds": 0.7}]},
)
Mutator = Callable[[random.Random, str], str | bytes]


def sources() -> list[tuple[str, str]]:
    """Give every file of our own, with its place in a content folder, and a small exercise."""
    root = content_dir()
    files = sorted(root.rglob("*.yaml"))
    return [(str(file.relative_to(root)), file.read_text(encoding="utf-8")) for file in files] + [
        ("exercises/klein.yaml", GOOD)
    ] * 30


def flipped(rng: random.Random, text: str) -> bytes:
    """Change, add or take away some bytes."""
    data = bytearray(text.encode())
    for _ in range(rng.choice((1, 1, 2, 5, 20))):
        place = rng.randrange(len(data))
        match rng.randrange(4):
            case 0:
                data[place] = rng.randrange(256)
            case 1:
                data[place:place] = rng.choice(
                    (b"\0", b"\xef\xbb\xbf", b"\xc2\x85", b"\xff", b"\t", b"\r", b"'", b'"', b"{", b"-")
                )
            case 2:
                del data[place : place + rng.choice((1, 3, 30))]
            case _:
                data[place:place] = data[place : place + rng.choice((5, 50, 500))]
        if not data:
            return b""
    return bytes(data)


def encoded(rng: random.Random, text: str) -> bytes:
    """Write it as another program does."""
    match rng.randrange(7):
        case 0:
            return text.encode("utf-16")
        case 1:
            return text.encode(rng.choice(("utf-16-le", "utf-16-be", "utf-32")))
        case 2:
            return b"\xef\xbb\xbf" + text.encode()
        case 3:
            return text.replace("\n", rng.choice(("\r\n", "\r", "\x85", "\u2028"))).encode()
        case 4:
            return text.encode("cp1252", "replace")
        case 5:
            return text.encode()[: rng.randrange(len(text))]
        case _:
            return text.encode() + b"\xed\xa0\x80"


def other_words(rng: random.Random, text: str) -> str:
    """Write something else in place of some words and numbers."""
    for _ in range(rng.choice((1, 1, 2, 4))):
        places = [found.span() for found in re.finditer(r"[\w.-]+", text)]
        if not places:
            break
        start, end = rng.choice(places)
        text = text[:start] + rng.choice(SCALARS) + text[end:]
    return text


def other_numbers(rng: random.Random, text: str) -> str:
    """Make numbers larger or smaller: much of this stays an exercise."""
    share = rng.choice((0.05, 0.2, 1.0))
    factor = rng.choice((0.1, 0.5, 2, 3, 10, 60, 1000))

    def changed(found: re.Match[str]) -> str:
        value = float(found[0]) * factor
        return found[0] if rng.random() > share else str(int(value) if value.is_integer() else round(value, 3))

    return re.sub(r"(?<=[ \[])[0-9]+(?:\.[0-9]+)?(?=[,\]}\n])", changed, text)


def other_lines(rng: random.Random, text: str) -> str:
    """Take away, double, move or indent some lines, or take some of another file."""
    lines = text.splitlines(keepends=True)
    other = rng.choice(SOURCES)[1].splitlines(keepends=True)
    for _ in range(rng.choice((1, 1, 3))):
        place = rng.randrange(len(lines) + 1)
        many = rng.choice((1, 1, 2, 6))
        match rng.randrange(5):
            case 0:
                del lines[place : place + many]
            case 1:
                lines[place:place] = lines[place : place + many] * rng.choice((1, 2, 400))
            case 2:
                lines[place : place + 1] = [
                    f"{rng.choice(('  ', ' ', chr(9)))}{line}" for line in lines[place : place + 1]
                ]
            case 3:
                lines[place:place] = other[place : place + many]
            case _:
                lines.insert(place, f"{rng.choice(SCALARS)}: {rng.choice(SCALARS)}\n")
    return "".join(lines)


def other_shape(rng: random.Random, text: str) -> str:
    """Change the data itself, and write it again."""
    data = yaml.safe_load(text)
    for _ in range(rng.choice((1, 1, 2, 4))):
        _change(rng, data)
    return yaml.dump(
        data,
        allow_unicode=rng.random() < 0.5,
        sort_keys=False,
        default_flow_style=rng.choice((None, True, False)),
        width=200,
    )


def _change(rng: random.Random, data: Any) -> None:
    inside = [data]
    for item in inside:
        values = item.values() if isinstance(item, dict) else item
        inside += [value for value in values if isinstance(value, dict | list) and value]
    item = rng.choice(inside)
    if not item:
        return
    key = rng.choice([*item]) if isinstance(item, dict) else rng.randrange(len(item))
    match rng.randrange(6):
        case 0:
            item[key] = deepcopy(rng.choice(VALUES))
        case 1:
            item[key] = deepcopy(rng.choice(inside))
        case 2 if isinstance(item, list):
            item *= rng.choice((2, 3, 40))
        case 2:
            item[rng.choice((None, 1, 2.5, True, "null", "x" * 5000, "a\x00b", ("a", "b")))] = deepcopy(
                rng.choice(VALUES)
            )
        case 3:
            del item[key]
        case 4 if isinstance(item, list):
            rng.shuffle(item)
        case _:
            item[key] = [item[key]] * rng.choice((1, 2, 30))


def odd_fields(rng: random.Random, text: str) -> str:
    """Put fields with odd names, and odd numbers, in a whole file."""
    lines = text.splitlines()
    for _ in range(rng.choice((1, 1, 2))):
        place = rng.randrange(len(lines))
        indent = re.match(r"[ -]*", lines[place])
        space = " " * len(indent[0] if indent else "")
        lines.insert(place + 1, f"{space}{rng.choice((*NAMES, rng.choice(SCALARS)))}: {rng.choice(SCALARS)}")
    places = [number for number, line in enumerate(lines) if re.search(r": -?[0-9.]+$", line)]
    if places and rng.random() < 0.5:
        place = rng.choice(places)
        lines[place] = re.sub(r"[0-9.]+$", lambda _: rng.choice((*NUMBERS, rng.choice(SCALARS))), lines[place])
    return "\n".join(lines)


def grown(rng: random.Random, text: str) -> str | bytes:
    """Make it very large, or very deep, or larger with each alias."""
    many = rng.choice((50, 1000, 5000, 66_000))
    match rng.randrange(12):
        case 0:
            return b"#" * 10_000_000
        case 1:
            return text + "extra: " + "[" * many
        case 2:
            return text + "extra: " + "{a: " * many
        case 3:
            return text + "\n".join(f"k{number}: x" for number in range(many))
        case 4:
            return text + "- " * many
        case 5:
            return text + "? " * many
        case 6:
            return text.replace("minutes: [", f"minutes: [{'1, ' * many}", 1)
        case 7:
            laughs = ["a0: &a0 [x, x]"] + [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 30)]
            return text + "\n".join(laughs)
        case 8:
            return text + '"' + "x\n" * many
        case 9:
            lines = "".join(f"      - {{at_s: {number}, text: a}}\n" for number in range(min(many, 7000)))
            return GOOD.replace("cautions:", f"  - kind: quiet\n    seconds: 60\n    lines:\n{lines}cautions:")
        case 10:
            lines = "".join("      - {text: a, seconds: 0.6}\n" for _ in range(min(many, 5900)))
            steps = f"steps:\n  - kind: guide\n    lines:\n{lines}"
            return re.sub(
                r"steps:\n.*?(?=cautions)", steps, GOOD.replace("[2, 4]", f"[{min(many, 5900) / 100:g}]"), flags=re.S
            )
        case _:
            item = "  - {kind: guide, lines: [{text: a, seconds: 6}]}\n  - {kind: quiet, seconds: 6}\n"
            steps = f"steps:\n{item * min(many, 300)}"
            return re.sub(
                r"steps:\n.*?(?=cautions)", steps, GOOD.replace("[2, 4]", "[60]").replace(": 2\n", ": 60\n"), flags=re.S
            )


def most_work(rng: random.Random, _: str) -> str:
    """Give the largest exercise that is allowed: every length and variant, of very short breaths."""
    minutes = sorted(rng.sample(range(40, 61), MOST_LENGTHS))
    pattern = (
        f"[{{phase: inhale, seconds: {rng.choice((1, 1.5, 4))}}}, {{phase: exhale, seconds: {rng.choice((1, 2))}}}]"
    )
    lines = "".join(f"      - {{cycle: {number}, text: a}}\n" for number in range(1, rng.choice((2, 600))))
    step = f"  - kind: breathe\n    pattern: {pattern}\n"
    indented = step.replace("  ", "      ", 1).replace("\n    ", "\n        ")
    variants = "".join(
        f"  - id: v{number}\n    title: V\n    when: Soms.\n    steps:\n{indented}" for number in range(MOST_VARIANTS)
    )
    made = GOOD.replace("[2, 4]", str(minutes)).replace("minutes: 2\n", f"minutes: {minutes[0]}\n")
    steps = f"unaided: Zo.\nsteps:\n{step}    lines:\n{lines}variants:\n{variants}"
    return re.sub(r"steps:\n.*?(?=cautions)", steps, made, flags=re.DOTALL)


SOURCES = sources()
MUTATORS: tuple[Mutator, ...] = (
    *(flipped, encoded, other_words, other_numbers, other_lines, other_shape, odd_fields) * 6, grown, grown, most_work,
)  # fmt: skip


def mutated(number: int) -> tuple[str, bytes]:
    """Give the place in a content folder and the bytes of a file with something wrong in it."""
    rng = random.Random(number)
    place, text = rng.choice(SOURCES)
    made = rng.choice(MUTATORS)(rng, text)
    if rng.random() < 0.2 and isinstance(made, str) and len(made) > 5:
        made = rng.choice((flipped, encoded, other_words, other_lines))(rng, made)
    return place, made if isinstance(made, bytes) else made.encode("utf-8", "surrogatepass")


def put(root: Path, place: str, data: bytes) -> Path:
    """Write a file at its place under `root`."""
    file = root / place
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(data)
    return file
