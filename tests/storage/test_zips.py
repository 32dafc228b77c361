"""A copy that was unpacked and packed again comes back; a zip that is meant to harm, or is broken, does not."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Callable, Mapping

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from herstel_app.core.errors import ImportRefused
from herstel_app.core.records import Imported
from herstel_app.storage import importing
from herstel_app.storage.export import as_csv
from herstel_app.storage.importing import import_into
from tests.helpers.notes import everything
from tests.storage.test_export import NOW, filled, opened


def made() -> tuple[bytes, dict[str, list[tuple[object, ...]]]]:
    source = filled()
    found = as_csv(source.store, NOW), everything(source.store)
    source.close()
    return found


COPY, ROWS = made()
Names = Callable[[str], str]


def repacked(renamed: Names = lambda name: name, more: Mapping[str, bytes] | None = None) -> bytes:
    """Give the copy as another program packs it: files under other names, and more of them."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(COPY)) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(renamed(name), old.read(name))
        for name, data in (more or {}).items():
            new.writestr(name, data)
    return target.getvalue()


def in_folder(folder: str) -> Names:
    return lambda name: f"{folder}/{name}"


FORK = b"\x00\x05\x16\x07\x00\x02\x00\x00Mac OS X        "
ACCEPTED = {
    "one folder around it": repacked(in_folder("notities")),
    "two folders around it": repacked(in_folder("Mijn kopie/notities van nu")),
    "a folder that is named": repacked(in_folder("notities"), {"notities/": b""}),
    "Finder": repacked(
        in_folder("notities"),
        {
            "notities/": b"",
            "notities/.DS_Store": b"\x00\x00\x00\x01Bud1",
            "__MACOSX/": b"",
            "__MACOSX/._notities": FORK,
            "__MACOSX/notities/._words.csv": FORK,
            "__MACOSX/notities/._herstel.json": FORK,
        },
    ),
    "Finder, files beside each other": repacked(more={"__MACOSX/._words.csv": FORK, ".DS_Store": b"x"}),
    "forks beside the files": repacked(in_folder("a"), {"a/._words.csv": FORK, "a/._herstel.json": FORK}),
    "Windows": repacked(in_folder("notities"), {"notities/desktop.ini": b"x", "notities/Thumbs.db": b"x"}),
    "backslashes": repacked(lambda name: f"notities\\{name}"),
}


@pytest.mark.parametrize("name", ACCEPTED)
def test_what_was_packed_again_comes_back(name: str) -> None:
    target = opened()
    assert import_into(target.store, "kopie.zip", ACCEPTED[name]) == Imported(added=6, present=0)
    assert everything(target.store) == ROWS


def with_flag(data: bytes, bit: int) -> bytes:
    """Set a bit in what every part says of itself, in front of it and in the list at the end."""
    result = bytearray(data)
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = data.find(signature)
        while place >= 0:
            result[place + offset] |= bit
            place = data.find(signature, place + 4)
    return bytes(result)


def with_size(data: bytes, size: int) -> bytes:
    """Have the list at the end say that the first part is of another size."""
    result = bytearray(data)
    struct.pack_into("<I", result, data.find(b"PK\x01\x02") + 24, size)
    return bytes(result)


def with_method(data: bytes, method: int) -> bytes:
    result = bytearray(data)
    for signature, offset in ((b"PK\x03\x04", 8), (b"PK\x01\x02", 10)):
        struct.pack_into("<H", result, data.find(signature) + offset, method)
    return bytes(result)


REFUSED = {
    "out of it": (repacked(more={"../vreemd.csv": b"x"}), "'../vreemd.csv': dit wijst buiten"),
    "out of it, from a folder": (repacked(in_folder("a"), {"a/../../b.csv": b"x"}), "dit wijst buiten"),
    "out of it, all": (repacked(in_folder("../..")), "dit wijst buiten"),
    "from the root": (repacked(in_folder("/etc")), "dit wijst buiten"),
    "from a drive": (repacked(in_folder("C:")), "dit wijst buiten"),
    "out of it, backwards": (repacked(more={"..\\..\\vreemd.csv": b"x"}), "dit wijst buiten"),
    "in two places": (repacked(lambda name: name if name == "herstel.json" else f"a/{name}"), "hoort hier niet"),
    "two copies": (
        repacked(in_folder("a"), {f"b/{name}": b"x" for name in ("herstel.json", "words.csv")}),
        "hoort hier niet",
    ),
    "something beside the folder": (repacked(in_folder("a"), {"lees.txt": b"x"}), "'lees.txt': dit hoort hier niet"),
    "a table by another name": (
        repacked(lambda name: name.removesuffix(".csv") if name == "thoughts.csv" else name),
        "'thoughts': dit hoort hier niet",
    ),
    "a strange table": (repacked(in_folder("a"), {"a/vreemd.csv": b"x"}), "tabel 'vreemd': deze hoort hier niet"),
    "a password": (with_flag(COPY, 1), "wachtwoord"),
    "packed in an unknown way": (with_method(COPY, 99), "op een manier ingepakt die Herstel niet leest"),
    "cut": (COPY[:-40], "beschadigd"),
    "cut in the middle": (COPY[: len(COPY) // 2], "beschadigd"),
    "larger than it says": (with_size(COPY, 3), "beschadigd"),
    "nothing": (b"PK\x05\x06" + bytes(18), "komt niet uit Herstel"),
    "only noise": (repacked(lambda name: f"__MACOSX/._{name}"), "komt niet uit Herstel"),
}  # fmt: skip


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_refused_says_why(name: str) -> None:
    data, told = REFUSED[name]
    target = opened()
    with pytest.raises(ImportRefused, match=r"^kopie\.zip[:,] ") as refused:
        import_into(target.store, "kopie.zip", data)
    assert told in str(refused.value)
    assert all(rows == [] for rows in everything(target.store).values())


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_one_name_twice_is_refused() -> None:
    target = opened()
    with pytest.raises(ImportRefused, match=r"'words\.csv': dit staat er twee keer"):
        import_into(target.store, "kopie.zip", repacked(more={"words.csv": b"x"}))


def test_a_bomb_is_refused_before_it_is_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importing, "MOST_BYTES", 100_000)
    target = opened()
    for name in ("vreemd.csv", "__MACOSX/._vreemd.csv"):
        data = repacked(more={name: bytes(10_000_000)})
        assert len(data) < 100_000
        with pytest.raises(ImportRefused, match="te groot"):
            import_into(target.store, "kopie.zip", data)


@given(data=st.data())
@settings(max_examples=80, deadline=None)
def test_of_a_damaged_zip_everything_comes_in_or_nothing(data: st.DataObject) -> None:
    whole = ACCEPTED[data.draw(st.sampled_from(sorted(ACCEPTED)))]
    places = data.draw(st.lists(st.integers(0, len(whole) - 1), min_size=1, max_size=4))
    damaged = bytearray(whole)
    for place in places:
        damaged[place] = data.draw(st.integers(0, 255))
    target = opened()
    try:
        import_into(target.store, "kopie.zip", bytes(damaged))
    except ImportRefused:
        assert all(rows == [] for rows in everything(target.store).values())
    else:
        counts = {table: len(rows) for table, rows in everything(target.store).items()}
        assert counts == {table: len(rows) for table, rows in ROWS.items()}
    target.close()
