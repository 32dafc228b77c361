"""Builds Herstel.exe and the installer around a payload, and signs them where there is a certificate."""

from __future__ import annotations

import math
import os
import re
import shutil
import struct
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from fetch import HERE, PROJECT
from payload import files_in

PROGRAM = HERE / "program"
ICON = PROJECT / "assets" / "icon.ico"
CERTIFICATE, PASSWORD, STAMPS = "HERSTEL_CERTIFICATE", "HERSTEL_CERTIFICATE_PASSWORD", "HERSTEL_TIMESTAMPS"
"""Variables: a PKCS#12 file with certificate and key, its password, and the address of a server for time stamps."""
USUAL_STAMPS = "http://timestamp.digicert.com"
COMPILE = (
    *("-Os", "-Wall", "-Wextra", "-Werror", "-ffreestanding", "-fno-stack-protector", "-fno-ident", "-nostdlib"),
    *("-e", "start", "-mwindows", "-s", "-Wl,--no-insert-timestamp,--dynamicbase,--nxcompat,--high-entropy-va"),
)
SIDE_WIDTH, SIDE_HEIGHT = 164, 314
"""As NSIS has it; a row of so many pixels fills whole words, as a BMP wants."""
NIGHT, GLOW = bytes((14, 17, 20)), bytes((88, 160, 224))
"""Blue, green, red."""
LIBRARIES = ("-lkernel32", "-luser32", "-lshell32")


class InstallerError(Exception):
    """The installer cannot be built; the message is for who builds."""


def numbers(version: str) -> list[int]:
    """Give the four numbers that Windows wants of a version."""
    found = [int(part) for part in re.findall(r"\d+", version)[:4]]
    return found + [0] * (4 - len(found))


def tool(*names: str) -> str:
    """Find a program by one of its names; raises InstallerError."""
    for name in names:
        if found := shutil.which(name):
            return found
    raise InstallerError(f"{names[0]} is er niet. Op Debian zit het in nsis, of in gcc-mingw-w64-x86-64.")


def build_program(name: str, out: Path, version: str, *, icon: bool) -> None:
    """Compile program/NAME.c with its resources; the same sources give the same bytes."""
    four = ",".join(map(str, numbers(version)))
    texts = {"VERSION": version, "TITLE": "Herstel", "FILE": out.name} | ({"ICON_FILE": "icon.ico"} if icon else {})
    # windres hands these to a shell and a preprocessor: both take away a level of quotes.
    defined = [f'-D{key}=\\"{value}\\"' for key, value in texts.items()]
    resources = out.with_suffix(".o")
    places = [f"-I{PROGRAM}", f"-I{ICON.parent}"]
    _run([tool("x86_64-w64-mingw32-windres", "windres"), *places, *defined, f"-DNUMBERS={four}",
          str(PROGRAM / "herstel.rc"), str(resources)])  # fmt: skip
    _run([tool("x86_64-w64-mingw32-gcc", "gcc"), *COMPILE, "-o", str(out),
          str(PROGRAM / f"{name}.c"), str(resources), *LIBRARIES])  # fmt: skip
    resources.unlink()


def sign_command(environ: Mapping[str, str] = os.environ) -> list[str] | None:
    """Give the words that sign the file that comes after them, or None where there is no certificate."""
    if not environ.get(CERTIFICATE):
        return None
    return [sys.executable, str(HERE / "sign.py")]


def build_installer(stage: Path, work: Path, out: Path, version: str, identity: str, when: int) -> None:
    """Build the installer of what lies in `stage`/app, with Herstel.exe beside it; raises InstallerError."""
    sign = sign_command()
    build_program("herstel", stage / "Herstel.exe", version, icon=True)
    build_program("close", work / "close.exe", version, icon=False)
    if sign:
        for program in (stage / "Herstel.exe", work / "close.exe"):
            _run([*sign, str(program)])
    licence = work / "licence.txt"
    # With the mark that tells NSIS that it is UTF-8.
    licence.write_text((PROJECT / "LICENSE").read_text(encoding="utf-8"), encoding="utf-8-sig", newline="\r\n")
    side = work / "side.bmp"
    side.write_bytes(side_picture())
    listed = work / "files.nsh"
    listed.write_text(file_list(stage / "app"), encoding="utf-8-sig", newline="\n")
    # The installer keeps the time of every file that it carries.
    for file in (stage / "Herstel.exe", work / "close.exe", licence, side):
        os.utime(file, (when, when))
    defined = {
        "VERSION": version, "NUMBERS": ".".join(map(str, numbers(version))), "ID": identity,
        "FILES": listed, "STAGE": stage, "CLOSER": work / "close.exe", "LICENCE": licence, "OUT": out,
        "ICON": ICON, "SIDE": side,
        "KILOBYTES": sum((stage / "app" / name).stat().st_size for name in files_in(stage / "app")) // 1024,
    }  # fmt: skip
    if sign:
        defined["SIGN"] = subprocess.list2cmdline(sign)
    words = [f"-D{name}={value}" for name, value in defined.items()]
    env = {**os.environ, "SOURCE_DATE_EPOCH": str(when), "TZ": "UTC"}
    _run([tool("makensis"), "-V2", "-WX", "-INPUTCHARSET", "UTF8", *words, str(HERE / "herstel.nsi")], env)


def side_picture() -> bytes:
    """Give the picture beside the first and the last page, as a BMP: a slow breath on the colour of the night."""
    rows = []
    for row in range(SIDE_HEIGHT):  # a BMP begins at the bottom
        line = [NIGHT] * SIDE_WIDTH
        for column in range(SIDE_WIDTH):
            level = SIDE_HEIGHT / 2 + 36 * math.sin(2 * math.pi * column / SIDE_WIDTH)
            if abs(row - level) < 1.5:
                line[column] = GLOW
        rows.append(b"".join(line))
    pixels = b"".join(rows)
    sizes = struct.pack("<IiiHHIIiiII", 40, SIDE_WIDTH, SIDE_HEIGHT, 1, 24, 0, len(pixels), 2835, 2835, 0, 0)
    return struct.pack("<2sIHHI", b"BM", 54 + len(pixels), 0, 0, 54) + sizes + pixels


def file_list(app: Path) -> str:
    """Give the macro that installs every file, in a fixed order: a folder's own order differs by computer."""
    lines, folder = ["!macro app_files TO"], None
    for name in files_in(app):
        if (there := Path(name).parent.as_posix()) != folder:
            folder = there
            below = "" if there == "." else "\\" + there.replace("/", "\\")
            lines.append(f'  SetOutPath "${{TO}}{below}"')
        lines.append(f'  File "{app / name}"')
    return "\n".join([*lines, "!macroend", ""])


def _run(command: Sequence[str], env: Mapping[str, str] | None = None) -> None:
    done = subprocess.run(command, capture_output=True, text=True, errors="replace", env=env, check=False)
    if done.returncode:
        raise InstallerError(
            f"{Path(command[0]).name} lukte niet (code {done.returncode}):\n{done.stdout}{done.stderr}"
        )
