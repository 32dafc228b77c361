"""What is said of any exercise: its group, its length, and how much it was studied."""

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
    """Say how much research there is into feeling calmer: the letter, and what it stands for."""
    words = {
        "A": tr("Offer", "meerdere goede onderzoeken"),
        "B": tr("Offer", "onderzoek met zwakke kanten, of één groot onderzoek"),
        "C": tr("Offer", "klein onderzoek, of onderzoek naar iets wat erop lijkt"),
        "D": tr("Offer", "geen onderzoek naar rustiger worden gevonden"),
    }[grade[0]]
    shown = grade.replace("-", "\N{MINUS SIGN}")
    return tr("Offer", "Hoeveel is onderzocht: {grade}, {words}.").format(grade=shown, words=words)


def grade_meaning() -> str:
    """Say what the letter counts and what it does not, and whose the plus and the minus are."""
    return tr(
        "Offer",
        "De letter zegt hoeveel en hoe goed onderzoek er is naar rustiger worden. Of het werkt, lees je in de tekst."
        " Een plus of min is ons eigen oordeel.",
    )


def minutes_words(minutes: float) -> str:
    """Give a length as it is said: "5 minuten", "1 minuut", "anderhalve minuut"."""
    if minutes == 1.5:
        return tr("Offer", "anderhalve minuut")
    number = f"{minutes:g}".replace(".", ",")
    return tr("Offer", "1 minuut") if minutes == 1 else tr("Offer", "{n} minuten").format(n=number)
