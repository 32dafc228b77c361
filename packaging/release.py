"""What a release needs besides its files: `release.py sums FOLDER` and `release.py notes TAG`.

It needs nothing but Python, as it runs where there is no .venv.
"""

from __future__ import annotations

import hashlib
import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SUMS = "SHA256SUMS"
LARGEST_MB = {".exe": 40, ".dmg": 60, ".tar.xz": 60, ".whl": 3, ".tar.gz": 6}
"""In millions of bytes, by the end of the name."""


class ReleaseError(Exception):
    """What stands in the way of a release, in Dutch."""


def sums(folder: Path) -> str:
    """Give the SHA-256 of each file; raises ReleaseError where one is too large, or is none of ours."""
    lines = []
    for path in sorted(folder.iterdir()):
        if path.name == SUMS:
            continue
        limit = next((size for end, size in LARGEST_MB.items() if path.name.endswith(end)), None)
        if limit is None:
            raise ReleaseError(f"{path.name} hoort niet bij een uitgave")
        data = path.read_bytes()
        if len(data) > limit * 1_000_000:
            raise ReleaseError(f"{path.name} is {len(data) / 1e6:.1f} MB, en het mag {limit} MB zijn")
        lines.append(f"{hashlib.sha256(data).hexdigest()}  {path.name}\n")
    if not lines:
        raise ReleaseError(f"er staat niets in {folder}")
    return "".join(lines)


def notes(tag: str, changelog: str, version: str) -> str:
    """Give what CHANGELOG.md has on the version of this tag, as in v1.2.0; raises ReleaseError where it has nothing."""
    if tag != f"v{version}":
        raise ReleaseError(f"de tag is {tag}, en de versie in herstel_app is {version}")
    found = re.search(rf"^## \[{re.escape(version)}\][^\n]*\n(.*?)(?=^## \[|^\[[^\]]+\]: |\Z)", changelog, re.M | re.S)
    if not found or not found[1].strip():
        raise ReleaseError(f"CHANGELOG.md heeft niets over {version}")
    return found[1].strip() + "\n"


def main(words: list[str]) -> int:
    """Carry out one of the two."""
    try:
        match words:
            case ["sums", folder]:
                text = sums(Path(folder))
                (Path(folder) / SUMS).write_text(text, encoding="utf-8", newline="\n")
            case ["notes", tag]:
                source = (ROOT / "herstel_app" / "__init__.py").read_text(encoding="utf-8")
                found = re.search(r'__version__ = "(.+)"', source)
                text = notes(tag, (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), found[1] if found else "")
            case _:
                raise ReleaseError("gebruik: release.py sums MAP, of release.py notes TAG")
    except (ReleaseError, OSError) as error:
        print(f"release: {error}", file=sys.stderr)
        return 1
    sys.stdout.write(text)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
