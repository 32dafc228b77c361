"""Dutch for what Qt says itself: its own translation, and what that leaves in English or says too formally."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QObject, QTranslator

WORDS: dict[str, dict[str, str]] = {
    "QFileDialog": {
        "&Look in:": "&Zoeken in:",
        "Files of &type:": "Bestanden van &type:",
        "%1 already exists.\nDo you want to replace it?": "%1 bestaat al.\nWil je het vervangen?",
        "%1\nFile not found.\nPlease verify the correct file name was given.": "%1\nDit bestand is er niet.",
        "%1\nDirectory not found.\nPlease verify the correct directory name was given.": "%1\nDeze map is er niet.",
        "Are you sure you want to delete '%1'?": "Wil je '%1' verwijderen?",
        "'%1' is write protected.\nDo you want to delete it anyway?": (
            "'%1' is beveiligd tegen schrijven.\nWil je het toch verwijderen?"
        ),
        "Could not delete directory.": "De map is niet te verwijderen.",
        "Show ": "Toon ",
    },
    "QFileSystemModel": {
        '<b>The name "%1" cannot be used.</b>'
        "<p>Try using another name, with fewer characters or no punctuation marks.": (
            "<b>De naam “%1” kan hier niet.</b><p>Kies een kortere naam, of een naam zonder leestekens."
        ),
    },
    "QAbstractFileIconProvider": {
        "Drive": "Station",
        "File": "Bestand",
        "File Folder": "Map",
        "Folder": "Map",
        "Alias": "Alias",
        "Shortcut": "Snelkoppeling",
        "Unknown": "Onbekend",
        "%1 File": "%1-bestand",
    },
    "QMimeType": {
        "JSON document": "JSON-document",
        "MP3 audio": "MP3-geluid",
        "PDF document": "PDF-document",
        "WAV audio": "WAV-geluid",
        "Zip archive": "Zip-archief",
        "folder": "map",
    },
    "QPrintDialog": {
        "%1 already exists.\nDo you want to overwrite it?": "%1 bestaat al.\nWil je het vervangen?",
        "%1 is a directory.\nPlease choose a different file name.": "%1 is een map.\nKies een andere naam.",
        "File %1 is not writable.\nPlease choose a different file name.": (
            "%1 is niet te schrijven.\nKies een andere naam."
        ),
        "There are conflicts in duplex settings. Do you want to fix them?": (
            "De keuzes voor dubbelzijdig gaan niet samen. Wil je dat Herstel dat oplost?"
        ),
    },
    "QPrintSettingsOutput": {
        "Double Sided Printing": "Dubbelzijdig afdrukken",
        "Long side binding": "Lange zijde",
        "Short side binding": "Korte zijde",
        "Off": "Uit",
        "Page &Set:": "Pagina&set:",
    },
    "QStandardPaths": {
        "Desktop": "Bureaublad",
        "Documents": "Documenten",
        "Download": "Downloads",
        "Movies": "Video’s",
        "Music": "Muziek",
        "Pictures": "Afbeeldingen",
    },
}
"""By Qt's name for the place: what it says in English, and in Dutch."""


class _Words(QTranslator):
    """Answers before Qt's own translation does."""

    def translate(self, context: str, source: str, disambiguation: str | None = None, n: int = -1) -> str | None:
        """Give the Dutch for what Qt says in English; None asks Qt's own translation."""
        found = WORDS.get(context)
        return found.get(source) if found else None

    def isEmpty(self) -> bool:
        """Say that there is something, or Qt would not ask."""
        return False


def speak_dutch(parent: QObject) -> None:
    """Have Qt speak Dutch as long as `parent` is there; asking twice is asking once."""
    if parent.findChild(QTranslator) is not None:
        return
    base = QTranslator(parent)
    if base.load("qtbase_nl", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        QCoreApplication.installTranslator(base)
    QCoreApplication.installTranslator(_Words(parent))
