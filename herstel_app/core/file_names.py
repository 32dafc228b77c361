"""Names for files that every system takes: what is suggested, and what is wrong with a name that was typed.

Invariants of `file_name`, whatever the title:
- no character that Windows refuses, no control or invisible formatting character, no half character;
- not the name of a Windows device, with or without an ending;
- no dot or blank at the beginning or the end; never empty;
- at most 255 bytes of UTF-8 with its ending, cut between two characters as a reader counts them.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator

MOST_BYTES = 255
"""As much as the usual file systems take for one name."""
REFUSED = '\\/:*?"<>|'
"""What Windows, and a memory stick from Windows, do not take in a name."""
_HYPHENS = dict.fromkeys(map(ord, "\\/:|"), "-")
_DEVICE = re.compile(r"(con|prn|aux|nul|conin\$|conout\$|clock\$|(com|lpt)[0-9¹²³])", re.IGNORECASE)
_JOINER = "\u200d"
_FORBIDDEN_KINDS = ("Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp")
_FLAG = "\U0001f3f4"
_TAGS = range(0xE0020, 0xE0080)
"""They spell a region after that flag."""
_TAG_TEXT = "".join(map(chr, _TAGS))
_SKIN_TONES = range(0x1F3FB, 0x1F400)
_FLAG_LETTERS = range(0x1F1E6, 0x1F200)
_HANGUL_VOWELS_AND_ENDINGS = range(0x1160, 0x1200)


def file_name(title: str, ending: str = "", nameless: str = "Herstel") -> str:
    """Give a name for a file about `title` that ends with `ending` (".mp3"); `nameless` stands in for nothing."""
    text = unicodedata.normalize("NFC", title).translate(_HYPHENS)
    kept = "".join(character for character in _plain(text) if character not in REFUSED)
    most = MOST_BYTES - len(ending.encode())
    name = _trimmed(_cut(_trimmed(kept), most)) or nameless
    if is_device(name):
        name = _trimmed(_cut(f"{nameless} {name}", most))
    return name + ending


def is_device(name: str) -> bool:
    """Whether Windows takes a name, with or without an ending, for one of its devices."""
    return _DEVICE.fullmatch(name.partition(".")[0].rstrip()) is not None


def with_ending(name: str, wanted: str, allowed: Collection[str]) -> str:
    """Give a typed name one of the endings that are `allowed`: the `wanted` one where it has none of them.

    A dot elsewhere ("avond 3.5") is no ending.
    """
    if any(name.lower().endswith(ending) and len(name) > len(ending) for ending in allowed):
        return name
    return (name.rstrip(". ") or name) + wanted


def name_fault(name: str, on_windows: bool) -> str | None:
    """Say in Dutch why this system refuses a typed name; None where it does not."""
    if found := refused_character(name, on_windows):
        return f"In de naam van een bestand kan hier geen {found} staan."
    if on_windows and is_device(name):
        return f"“{name.partition('.')[0].rstrip()}” is een naam die Windows zelf gebruikt."
    length = len(name.encode("utf-16-le", "surrogatepass")) // 2 if on_windows else len(name.encode(errors="replace"))
    if length > MOST_BYTES:
        return "Deze naam is te lang."
    return None


def refused_character(name: str, on_windows: bool = True) -> str | None:
    """Give the first character of a name that Windows (or any system) refuses, in words where it cannot be seen."""
    for character in name:
        if character < " " and (on_windows or character == "\0"):
            return "onzichtbaar teken"
        if character in (REFUSED if on_windows else "/"):
            return character
    return None


def _plain(text: str) -> Iterator[str]:
    """Give the characters that a name can have; blanks of all kinds become one blank."""
    blank = False
    for place, character in enumerate(text):
        if character.isspace():
            blank = True
            continue
        if unicodedata.category(character) in _FORBIDDEN_KINDS and not _belongs(text, place):
            continue
        if blank:
            yield " "
            blank = False
        yield character


def _belongs(text: str, place: int) -> bool:
    """Whether a formatting character is needed where it stands: it joins two characters, or is part of a flag."""
    if ord(text[place]) in _TAGS:
        return text[:place].rstrip(_TAG_TEXT).endswith(_FLAG)
    around = text[place - 1 : place] + text[place + 1 : place + 2]
    return text[place] == _JOINER and len(around) == 2 and not any(map(str.isspace, around))


def _trimmed(name: str) -> str:
    """Take away what may not stand at the beginning or the end, or joins nothing there."""
    return name.strip(f" .-{_JOINER}")


def _cut(name: str, most: int) -> str:
    """Give as many whole characters, as a reader counts them, as fit in `most` bytes of UTF-8."""
    data = name.encode()
    if len(data) <= most:
        return name
    fits = len(data[:most].decode(errors="ignore"))
    while fits > 0 and not _is_boundary(name, fits):
        fits -= 1
    return name[:fits]


def _is_boundary(text: str, place: int) -> bool:
    """Whether what stands before `place` and what stands from there on are two characters to a reader."""
    before, after = text[place - 1], text[place]
    code = ord(after)
    if unicodedata.category(after) in ("Mn", "Mc", "Me") or _JOINER in (before, after):
        return False
    if code in _SKIN_TONES or code in _TAGS or code in _HANGUL_VOWELS_AND_ENDINGS:
        return False
    if code in _FLAG_LETTERS:
        letters = 0
        while letters < place and ord(text[place - 1 - letters]) in _FLAG_LETTERS:
            letters += 1
        return letters % 2 == 0
    return True
