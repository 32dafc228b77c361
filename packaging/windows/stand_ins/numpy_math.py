"""Lets numpy for Windows load under Wine 10, whose ucrtbase.dll lacks the complex functions of C99.

numpy's modules in the rig are made to take their mathematics from a library of ours, whose name is as long. For the rig
only: what is shipped keeps the modules as they come.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from pe import imports

THEIRS, OURS = "api-ms-win-crt-math-l1-1-0.dll", "xpi-ms-win-crt-math-l1-1-0.dll"
COMPLEX = re.compile(r"(creal|cimag|carg|cabs|cexp|cpow|csin|ccos|csinh|ccosh|ctan|ctanh|clog|csqrt)([fl]?)")
TO_REAL = ("creal", "cimag", "carg", "cabs")
HEAD = """\
#include <complex.h>
typedef struct { float r, i; } floats;
typedef struct { double r, i; } doubles;
"""


def divert(site: Path) -> set[str]:
    """Have numpy in `site` take its mathematics from OURS; gives the names that it takes."""
    names: set[str] = set()
    for file in sorted(site.glob("numpy/**/*.pyd")):
        data = file.read_bytes().replace(THEIRS.encode(), OURS.encode())
        names |= imports(data).get(OURS, set())
        file.write_bytes(data)
    if not names:
        raise ValueError(f"numpy in {site} takes nothing from {THEIRS}")
    return names


def source(names: Iterable[str]) -> str:
    """Give the C of the complex functions among `names`."""
    return HEAD + "".join(_function(*match.groups()) for name in sorted(names) if (match := COMPLEX.fullmatch(name)))


def exports(names: Iterable[str]) -> str:
    """Give the list of what OURS exports: the complex functions are its own, the others those of ucrtbase.dll."""
    lines = [f"  {name} = {f'our_{name}' if COMPLEX.fullmatch(name) else f'ucrtbase.{name}'}" for name in sorted(names)]
    return "\n".join([f"LIBRARY {OURS}", "EXPORTS", *lines, ""])


def _function(base: str, ending: str) -> str:
    kind, real = ("floats", "float") if ending == "f" else ("doubles", "double")
    name = f"our_{base}{ending}"
    if base in TO_REAL:
        return f"{real} {name}({kind} z) {{ return {base}(z.r + z.i * I); }}\n"
    more, second = (f", {kind} w", ", w.r + w.i * I") if base == "cpow" else ("", "")
    value = f"{base}(z.r + z.i * I{second})"
    return f"{kind} {name}({kind} z{more}) {{ double complex v = {value}; return ({kind}){{creal(v), cimag(v)}}; }}\n"
