"""Stands in for the programs of macOS that sign.sh runs: it goes by the name it is called by, and refuses as they do.

What was done is in the file that MAC_TOOLS_LOG names, one JSON line a call; what is signed, seen and stapled follows
from that.
"""

from __future__ import annotations

import json
import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

LOG = Path(os.environ.get("MAC_TOOLS_LOG", os.devnull))
MACH_O = (b"\xcf\xfa\xed\xfe", b"\xca\xfe\xba\xbe")
PACKED = (".zip", ".dmg")


def refuse(reason: str) -> None:
    """End as a program that says no."""
    sys.exit(f"{Path(sys.argv[0]).name}: {reason}")


def say(line: str) -> None:
    """Answer with one line."""
    sys.stdout.write(f"{line}\n")


def calls(name: str, *words: str) -> Iterator[list[str]]:
    """Give the earlier calls of a program that began with these words."""
    for line in LOG.read_text(encoding="utf-8").splitlines() if LOG.exists() else ():
        call = json.loads(line)
        if call[: 1 + len(words)] == [name, *words]:
            yield call[1:]


def signed() -> list[str]:
    """Name what was signed, in order."""
    return [call[-1] for call in calls("codesign") if "--sign" in call]


def is_program(path: Path) -> bool:
    """Whether a file is a Mach-O one."""
    return (
        path.is_file() and not path.is_symlink() and path.read_bytes()[:4] in (b"\xcf\xfa\xed\xfe", b"\xca\xfe\xba\xbe")
    )


def framework_of(path: Path) -> Path | None:
    """Give the framework that a file is in."""
    return next((parent for parent in path.parents if parent.suffix == ".framework"), None)


def codesign(words: list[str]) -> None:
    """Sign from the inside out, or not at all."""
    target = Path(words[-1])
    if not target.exists():
        refuse(f"{target}: No such file or directory")
    if "--sign" in words and target.suffix == ".app":
        for path in filter(is_program, target.rglob("*")):
            inner = framework_of(path) or path
            if path.parent != target / "Contents" / "MacOS" and str(inner) not in signed():
                refuse(f"{target}: code object is not signed at all In subcomponent: {inner}")
    if "--sign" in words and target.suffix != ".dmg" and not {"--options", "runtime", "--timestamp"} <= set(words):
        refuse("notarisation would refuse this one")


def xcrun(words: list[str]) -> None:
    """Notarise what is signed, and staple what is notarised."""
    target = Path(words[2])
    if words[:2] == ["notarytool", "submit"]:
        if target.suffix not in PACKED:
            refuse(f"{target} must be a zip archive (.zip), flat installer package (.pkg), or UDIF disk image (.dmg)")
        if "PRIVATE KEY" not in Path(words[words.index("--key") + 1]).read_text(encoding="utf-8"):
            refuse("invalid key")
        good = "MAC_TOOLS_REFUSE" not in os.environ and any(name.endswith(".app") for name in signed())
        say(json.dumps({"id": "2f3c", "status": "Accepted" if good else "Invalid"}))
    elif words[:2] == ["notarytool", "log"]:
        say("The signature of the binary is invalid.")
    elif words[:2] == ["stapler", "staple"]:
        seen = [Path(call[2]).suffix for call in calls("xcrun", "notarytool", "submit")]
        if (".dmg" if target.suffix == ".dmg" else ".zip") not in seen:
            refuse("The staple and validate action failed! Error 65.")
    elif words[:2] == ["stapler", "validate"] and not any(calls("xcrun", "stapler", "staple", str(target))):
        refuse(f"{target} does not have a ticket stapled to it.")


def hdiutil(words: list[str]) -> None:
    """Make an image: a list of what is in it."""
    if words[0] == "create":
        folder = Path(words[words.index("-srcfolder") + 1])
        Path(words[-1]).write_text("\n".join(sorted(path.name for path in folder.iterdir())), encoding="utf-8")
    elif not Path(words[-1]).is_file():
        refuse("verify failed")


def ditto(words: list[str]) -> None:
    """Copy a folder, or pack it."""
    source, target = words[-2:]
    if "-c" in words:
        Path(target).write_bytes(b"PK")
    else:
        shutil.copytree(source, target, symlinks=True)


def plutil(words: list[str]) -> None:
    """Give one value out of a file."""
    say(json.loads(Path(words[-1]).read_text(encoding="utf-8"))[words[1]])


def security(words: list[str]) -> None:
    """Keep keychains."""
    match words:
        case ["create-keychain", *_, keychain]:
            Path(keychain).write_bytes(b"")
        case ["list-keychains", "-d", "user"]:
            say('    "/Users/me/Library/My Keychains/login.keychain-db"')
        case ["import", file, *_] if Path(file).read_bytes() != b"the certificate":
            refuse("MAC verification failed")


def spctl(words: list[str]) -> None:
    """Let pass what is notarised."""
    if not any(calls("xcrun", "stapler", "staple", words[-1])):
        refuse("rejected")


if __name__ == "__main__":
    program = Path(sys.argv[0]).name
    if program == "file":
        say("Mach-O 64-bit dynamically linked shared library" if is_program(Path(sys.argv[-1])) else "ASCII text")
    else:
        does = {"codesign": codesign, "xcrun": xcrun, "hdiutil": hdiutil, "ditto": ditto, "plutil": plutil}
        {**does, "security": security, "spctl": spctl}[program](sys.argv[1:])
        with LOG.open("a", encoding="utf-8") as log:
            log.write(json.dumps([program, *sys.argv[1:]]) + "\n")
