"""Write the snapshot of the content that an installed program starts from: `assets/content.snapshot`."""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FILE = ROOT / "assets" / "content.snapshot"
sys.path.insert(0, str(ROOT))

from herstel_app.storage.content_reading import read_whole  # noqa: E402
from herstel_app.storage.content_snapshot import byte_digest, pack  # noqa: E402


def write_snapshot(content: Path = ROOT / "content" / "nl", file: Path = FILE) -> None:
    """Judge the content and write what is in it; raises ContentError where it is not whole."""
    file.write_bytes(pack(read_whole(content), byte_digest(content)))


if __name__ == "__main__":
    write_snapshot()
