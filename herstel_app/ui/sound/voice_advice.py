"""Why no Dutch voice speaks, and what can be done about it."""

from __future__ import annotations

import sys

from PySide6.QtCore import QCoreApplication

from herstel_app.core.ports.voice import VoiceLack

tr = QCoreApplication.translate


def no_voice(lack: VoiceLack = VoiceLack.PROGRAM) -> str:
    """Say that there is no Dutch voice, or that it does not answer."""
    if lack is VoiceLack.ANSWER:
        return tr("Voice", "De stem van deze computer antwoordt niet.")
    return tr("Voice", "Deze computer heeft nog geen Nederlandse stem.")


def how_to_add(platform: str = sys.platform, lack: VoiceLack = VoiceLack.PROGRAM) -> tuple[str, ...]:
    """Say what helps on the operating system that `platform` (as in `sys.platform`) names."""
    return (*_steps(platform, lack), tr("Voice", "Zonder stem blijven tekst en tonen zoals ze zijn."))


def _steps(platform: str, lack: VoiceLack) -> tuple[str, ...]:
    if lack is VoiceLack.ANSWER:
        again = tr("Voice", "Start de computer opnieuw, en probeer het dan nog een keer.")
        if platform in ("win32", "darwin"):
            return (again,)
        return (tr("Voice", "Het programma dat spreekt, speech-dispatcher, is er wel."), again)
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
        case _ if lack is VoiceLack.DUTCH:
            steps = (
                tr("Voice", "Het programma speech-dispatcher is er al, maar zonder Nederlandse stem."),
                tr("Voice", "Installeer ook het pakket espeak-ng. Soms heet het speech-dispatcher-espeak-ng."),
            )
        case _:
            steps = (
                tr("Voice", "Installeer de pakketten speech-dispatcher en espeak-ng."),
                tr("Voice", "Daar zit een Nederlandse stem bij."),
            )
    return steps
