"""Why a file operation failed, in a few Dutch words; the system's own message may be in another language."""

from __future__ import annotations

import errno
import sys

from herstel_app.core.errors import StorageError
from herstel_app.core.file_names import refused_character

HELD = "een ander programma houdt dit bestand vast"
FULL = "de schijf is vol"
NO_RIGHTS = "je hebt er geen rechten voor"
HELD_OR_NO_RIGHTS = "een ander programma houdt dit bestand vast, of je hebt er geen rechten voor"
"""Windows gives the same error for both when a file is opened by the C library, or moved onto another one."""
READ_ONLY = "de schijf is alleen-lezen"
TOO_LONG = "de naam of het pad is te lang"
AWAY = "de schijf is er niet of antwoordt niet"
BAD_NAME = "deze schijf neemt die naam niet aan"
CLOUD = "de map in de cloud is nu niet te bereiken"
FAILED = "lezen of schrijven lukt niet"
NOT_THERE = "het bestand of de map is er niet"

_BY_ERRNO = {
    errno.ENOSPC: FULL,
    errno.EACCES: NO_RIGHTS,
    errno.EPERM: NO_RIGHTS,
    errno.EROFS: READ_ONLY,
    errno.ENOENT: NOT_THERE,
    errno.ENOTDIR: "een deel van het pad is geen map",
    errno.EEXIST: "een deel van het pad is geen map",
    errno.EISDIR: "dit is een map, geen bestand",
    errno.EBUSY: HELD,
    errno.ETXTBSY: HELD,
    errno.EFBIG: "het bestand wordt te groot",
    errno.ENAMETOOLONG: TOO_LONG,
    errno.EIO: FAILED,
    errno.EINVAL: BAD_NAME,
    errno.EILSEQ: BAD_NAME,
    errno.ELOOP: "het pad verwijst naar zichzelf",
    errno.EMFILE: "er staan te veel bestanden open",
    errno.ENFILE: "er staan te veel bestanden open",
    errno.ENOMEM: "het geheugen is vol",
    errno.ENODEV: AWAY,
    errno.ENXIO: AWAY,
    errno.ETIMEDOUT: AWAY,
    errno.ENOSYS: "deze computer kan dat niet",
    errno.EOPNOTSUPP: "deze computer kan dat niet",
    getattr(errno, "EDQUOT", -1): "je ruimte op deze schijf is op",
    getattr(errno, "ESTALE", -1): AWAY,
}
_BY_WINERROR = {
    2: NOT_THERE,
    3: NOT_THERE,
    5: HELD_OR_NO_RIGHTS,
    19: READ_ONLY,
    21: AWAY,
    32: HELD,
    33: HELD,
    39: FULL,
    53: AWAY,
    59: AWAY,
    64: AWAY,
    67: AWAY,
    112: FULL,
    123: BAD_NAME,
    161: BAD_NAME,
    206: TOO_LONG,
    225: "een virusscanner houdt dit tegen",
    226: "een virusscanner houdt dit tegen",
    1224: HELD,
    1392: "het bestand is beschadigd",
    **dict.fromkeys([362, 404, 426, *range(376, 399)], CLOUD),
}


def reason(error: StorageError | OSError) -> str:
    """Say in Dutch, in a few words, why something cannot be kept or read."""
    return system_reason(error) if isinstance(error, OSError) else str(error)


def system_reason(error: OSError) -> str:
    """Say in a few Dutch words why something with a file failed; a reason that is not known is a number."""
    number, found = _found(error)
    if found == BAD_NAME and (character := refused_character(_name(error))):
        return f"deze schijf neemt geen {character} in een naam aan"
    if found:
        return found
    return "de reden is niet bekend" if number is None else f"fout {number}"


def is_held(error: OSError) -> bool:
    """Whether another program holds the file, or may hold it, so that trying again can help."""
    return _found(error)[1] in (HELD, HELD_OR_NO_RIGHTS)


def _found(error: OSError) -> tuple[int | None, str | None]:
    """Give the number of an error and its reason; on Windows its own number, which says more than errno."""
    windows: int | None = getattr(error, "winerror", None)
    known = _BY_ERRNO.get(error.errno) if error.errno is not None else None
    if windows is None:
        is_unclear = sys.platform == "win32" and error.errno == errno.EACCES
        return error.errno, HELD_OR_NO_RIGHTS if is_unclear else known
    # Python turns Windows errors that it does not know into EINVAL, which says nothing.
    return windows, _BY_WINERROR.get(windows) or (None if error.errno == errno.EINVAL else known)


def _name(error: OSError) -> str:
    """Give the last part of the path that an error is about: of a move, where it went to."""
    path = error.filename2 or error.filename
    name = path.decode(errors="replace") if isinstance(path, bytes) else str(path or "")
    if getattr(error, "winerror", None) is not None:
        name = name.replace("\\", "/")
    return name.rpartition("/")[2]
