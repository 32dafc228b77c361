"""A file is written whole or not at all, and one that is held for a moment is tried again."""

from __future__ import annotations

import errno
import sys
import time
from pathlib import Path

import pytest

from herstel_app.storage.atomic_write import PATIENCE_S, move, patiently, write_atomically
from tests.helpers.disks import fill, hold, sharing_violation, small_disk


class Moments:
    """A clock that goes on only while someone waits."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.now = 0.0
        monkeypatch.setattr(time, "monotonic", lambda: self.now)
        monkeypatch.setattr(time, "sleep", self._wait)

    def _wait(self, seconds: float) -> None:
        self.now += seconds


@pytest.fixture
def moments(monkeypatch: pytest.MonkeyPatch) -> Moments:
    return Moments(monkeypatch)


def test_a_full_disk_keeps_what_was_there(tmp_path: Path) -> None:
    with small_disk(tmp_path / "klein") as disk:
        path = disk / "a.json"
        write_atomically(path, ".deel-", b"goed")
        fill(disk)
        with pytest.raises(OSError) as raised:  # noqa: PT011 - the number is asserted
            write_atomically(path, ".deel-", bytes(20_000))
        assert raised.value.errno == errno.ENOSPC
        assert path.read_bytes() == b"goed"
        assert sorted(file.name for file in disk.iterdir()) == ["a.json", "vol"]


@pytest.mark.skipif(sys.platform == "win32", reason="no limits there")
def test_what_breaks_off_half_way_keeps_what_was_there(tmp_path: Path) -> None:
    import resource

    path = tmp_path / "a.json"
    write_atomically(path, ".deel-", b"goed")
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (4096, hard))
    try:
        with pytest.raises(OSError) as raised:  # noqa: PT011 - the number is asserted
            write_atomically(path, ".deel-", bytes(20_000))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert raised.value.errno == errno.EFBIG
    assert [file.name for file in tmp_path.iterdir()] == ["a.json"]
    assert path.read_bytes() == b"goed"


@pytest.mark.parametrize(("held_s", "done"), [(0.0, True), (0.3, True), (PATIENCE_S + 0.2, False)])
def test_a_file_that_is_held_is_tried_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, moments: Moments, held_s: float, done: bool
) -> None:
    path = tmp_path / "a.json"
    path.write_bytes(b"oud")
    hold(monkeypatch, ("replace",), lambda file: file == path and moments.now < held_s)
    if done:
        write_atomically(path, ".deel-", b"nieuw")
    else:
        with pytest.raises(PermissionError):
            write_atomically(path, ".deel-", b"nieuw")
    assert path.read_bytes() == (b"nieuw" if done else b"oud")
    assert [file.name for file in tmp_path.iterdir()] == ["a.json"]
    assert held_s <= moments.now + 0.2
    assert moments.now <= PATIENCE_S + 0.1


def test_a_move_that_is_refused_as_without_rights_is_tried_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, moments: Moments
) -> None:
    real, source = Path.replace, tmp_path / "a"
    source.write_bytes(b"nieuw")

    def refuse(self: Path, target: Path) -> Path:
        if moments.now < 0.2:
            raise PermissionError(errno.EACCES, "Access is denied", str(self), None, str(target))
        return real(self, target)

    monkeypatch.setattr(Path, "replace", refuse)
    move(source, tmp_path / "b")
    assert (tmp_path / "b").read_bytes() == b"nieuw"


def test_what_no_waiting_mends_is_told_at_once(moments: Moments) -> None:
    def fail() -> None:
        raise FileNotFoundError(errno.ENOENT, "")

    with pytest.raises(FileNotFoundError):
        patiently(fail)
    assert moments.now == 0


def test_reading_waits_for_a_file_that_is_held(moments: Moments) -> None:
    def read() -> bytes:
        if moments.now < 0.2:
            raise sharing_violation("a")
        return b"gelezen"

    assert patiently(read) == b"gelezen"
