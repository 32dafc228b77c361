"""assets/icon.icns, which assets/draw.py makes."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

FOLDER = Path(__file__).resolve().parents[2] / "assets"
sys.path.append(str(FOLDER))

from draw import draw_mac_icon, mac_icon  # noqa: E402 - only found by now

FILE = FOLDER / "icon.icns"
SIZES = {"ic11": 32, "ic12": 64, "ic07": 128, "ic13": 256, "ic08": 256, "ic14": 512, "ic09": 512, "ic10": 1024}
"""What Apple calls the pictures of 16, 32, 128, 256 and 512, and those of twice as many pixels."""


def pictures(data: bytes) -> dict[str, QImage]:
    """Read an icon to its very end."""
    assert data[:4] == b"icns"
    assert int.from_bytes(data[4:8], "big") == len(data)
    found = {}
    at = 8
    while at < len(data):
        length = int.from_bytes(data[at + 4 : at + 8], "big")
        found[data[at : at + 4].decode()] = QImage.fromData(data[at + 8 : at + length], "PNG")  # type: ignore[arg-type]
        at += length
    assert at == len(data)
    return found


def far_off(one: QImage, other: QImage) -> int:
    """Give by how much the two differ where they differ most, of 255."""
    form = QImage.Format.Format_ARGB32_Premultiplied
    first, second = one.convertedTo(form), other.convertedTo(form)  # held: what they give lives no longer than they do
    return max(abs(a - b) for a, b in zip(bytes(first.constBits()), bytes(second.constBits()), strict=True))


def test_every_size_is_there(qapp: QApplication) -> None:
    found = pictures(FILE.read_bytes())
    assert {kind: (picture.width(), picture.height()) for kind, picture in found.items()} == {
        kind: (size, size) for kind, size in SIZES.items()
    }


@pytest.mark.parametrize("kind", ["ic11", "ic07"])
def test_it_is_what_the_script_draws(kind: str, qapp: QApplication) -> None:
    # Not to the last bit: another system may round a curve otherwise.
    assert far_off(pictures(FILE.read_bytes())[kind], draw_mac_icon(SIZES[kind])) <= 8


def test_it_is_the_same_each_time(qapp: QApplication) -> None:
    assert mac_icon() == mac_icon()


def test_there_is_room_around_it_and_none_within(qapp: QApplication) -> None:
    picture = draw_mac_icon(1024)
    assert [picture.pixelColor(at, 512).alpha() for at in (98, 102, 921, 925)] == [0, 255, 255, 0]
    assert picture.pixelColor(101, 101).alpha() == 0
