"""What the system says of a file, in Dutch; what it says in its own language is not repeated."""

from __future__ import annotations

import errno
import sys

import pytest

from herstel_app.core.errors import StorageError
from herstel_app.core.file_error_reasons import is_held, reason, system_reason


def windows(number: int, path: str = r"C:\map\a.mp3", other: str | None = None, code: int = errno.EACCES) -> OSError:
    error = OSError(code, "The process cannot access the file", path)
    error.winerror = number  # type: ignore[attr-defined, unused-ignore] # only on Windows
    error.filename2 = other
    return error


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (OSError(errno.ENOSPC, "No space left on device"), "de schijf is vol"),
        (OSError(errno.EACCES, "Permission denied"), "je hebt er geen rechten voor"),
        (OSError(errno.ENOENT, "No such file or directory"), "het bestand of de map is er niet"),
        (OSError(errno.ETXTBSY, "Text file busy"), "een ander programma houdt dit bestand vast"),
        (OSError(errno.EINVAL, "Invalid argument", "/usb/.deel", None, "/usb/wat?.mp3"), "deze schijf neemt geen ? in"),
        (OSError(errno.EINVAL, "Invalid argument", "/usb/avond.mp3"), "deze schijf neemt die naam niet aan"),
        (OSError(errno.EL2HLT, "Level 2 halted"), f"fout {errno.EL2HLT}"),
        (OSError("iets in het Engels"), "de reden is niet bekend"),
        (windows(32), "een ander programma houdt dit bestand vast"),
        (windows(33), "een ander programma houdt dit bestand vast"),
        (windows(5), "een ander programma houdt dit bestand vast, of je hebt er geen rechten voor"),
        (windows(112), "de schijf is vol"),
        (windows(362), "de map in de cloud is nu niet te bereiken"),
        (windows(123, other=r"C:\map\wat?.mp3"), "deze schijf neemt geen ? in een naam aan"),
        (windows(123), "deze schijf neemt die naam niet aan"),
        (windows(1314), "je hebt er geen rechten voor"),
        (windows(4711, code=errno.EINVAL), "fout 4711"),
    ],
)
def test_a_reason_is_dutch(error: OSError, said: str) -> None:
    assert system_reason(error).startswith(said)


def test_no_reason_is_in_the_language_of_the_system() -> None:
    for number in errno.errorcode:
        said = system_reason(OSError(number, "in the language of the system"))
        assert said, number
        assert "language" not in said, number


def test_only_what_is_held_may_go_well_in_a_moment() -> None:
    assert is_held(windows(32))
    assert is_held(OSError(errno.EBUSY, ""))
    assert is_held(windows(5))
    assert not is_held(OSError(errno.EACCES, ""))
    assert not is_held(OSError(errno.ENOSPC, ""))


def test_windows_does_not_say_whether_a_file_that_is_opened_is_held(monkeypatch: pytest.MonkeyPatch) -> None:
    error = PermissionError(errno.EACCES, "Permission denied")
    assert not is_held(error)
    monkeypatch.setattr(sys, "platform", "win32")
    assert is_held(error)
    assert system_reason(error).startswith("een ander programma houdt dit bestand vast, of")
    assert not is_held(OSError(errno.ENOSPC, ""))


def test_what_is_in_dutch_already_stays() -> None:
    assert reason(StorageError("journal.db: de schijf is vol")) == "journal.db: de schijf is vol"
    assert reason(OSError(errno.ENOSPC, "No space left on device")) == "de schijf is vol"
