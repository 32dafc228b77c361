"""What is said of any exercise: its group, its length, and how strong the evidence is."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

tr = QCoreApplication.translate


def group_name(group: str) -> str:
    """Give the name of a group of exercises on screen."""
    return {
        "breathing": tr("Offer", "Adem"),
        "body": tr("Offer", "Lijf"),
        "head": tr("Offer", "Hoofd"),
        "feeling": tr("Offer", "Gevoel"),
        "stillness": tr("Offer", "Stilte"),
    }[group]


def grade_words(grade: str) -> str:
    """Say in words how strong the evidence is for feeling calmer."""
    return {
        "A": tr("Offer", "meerdere goede onderzoeken"),
        "B": tr("Offer", "enkele onderzoeken"),
        "C": tr("Offer", "klein of enkel onderzoek"),
        "D": tr("Offer", "geen onderzoek gevonden"),
    }[grade[0]]


def minutes_words(minutes: float) -> str:
    """Give a length as it is said: "5 minuten", "1 minuut"."""
    number = f"{minutes:g}".replace(".", ",")
    return tr("Offer", "1 minuut") if minutes == 1 else tr("Offer", "{n} minuten").format(n=number)
