"""How a Dutch voice is added to a computer that has none."""

from __future__ import annotations

import sys

from PySide6.QtCore import QCoreApplication

tr = QCoreApplication.translate


def no_voice() -> str:
    """Say that there is no Dutch voice."""
    return tr("Voice", "Deze computer heeft nog geen Nederlandse stem.")


def how_to_add(platform: str = sys.platform) -> tuple[str, ...]:
    """Say how a Dutch voice is added on the operating system that `platform` (as in `sys.platform`) names."""
    match platform:
        case "win32":
            steps = (
                tr("Voice", "Open Instellingen van Windows, dan Tijd en taal, dan Spraak."),
                tr("Voice", "Kies Stemmen toevoegen, en dan Nederlands."),
            )
        case "darwin":
            steps = (
                tr("Voice", "Open Systeeminstellingen, dan Toegankelijkheid, dan Gesproken materiaal."),
                tr("Voice", "Kies bij Systeemstem voor Beheer stemmen, en dan Nederlands."),
            )
        case _:
            steps = (
                tr("Voice", "Installeer de pakketten speech-dispatcher en espeak-ng."),
                tr("Voice", "Daar zit een Nederlandse stem bij."),
            )
    return (*steps, tr("Voice", "Zonder stem blijven tekst en tonen zoals ze zijn."))
