"""Why no Dutch voice speaks, and what can be done about it."""

from __future__ import annotations

import sys

from herstel_app.core.ports.voice import VoiceLack


def no_voice(lack: VoiceLack = VoiceLack.PROGRAM) -> str:
    """Say that there is no Dutch voice, or that it does not answer."""
    if lack is VoiceLack.ANSWER:
        return "De stem van deze computer antwoordt niet."
    return "Deze computer heeft nog geen Nederlandse stem."


def how_to_add(platform: str = sys.platform, lack: VoiceLack = VoiceLack.PROGRAM) -> tuple[str, ...]:
    """Say what helps on the operating system that `platform` (as in `sys.platform`) names."""
    return (*_steps(platform, lack), "Zonder stem heeft je avond oefeningen die geen stem nodig hebben.")


def _steps(platform: str, lack: VoiceLack) -> tuple[str, ...]:
    if lack is VoiceLack.ANSWER:
        again = "Start de computer opnieuw, en probeer het dan nog een keer."
        if platform in ("win32", "darwin"):
            return (again,)
        return ("Het programma dat spreekt, speech-dispatcher, is er wel.", again)
    match platform:
        case "win32":
            steps = (
                "Open Instellingen van Windows, dan Tijd en taal, dan Spraak.",
                "Kies Stemmen toevoegen, en dan Nederlands.",
            )
        case "darwin":
            steps = (
                "Open Systeeminstellingen, dan Toegankelijkheid, dan Gesproken materiaal.",
                "Kies bij Systeemstem voor Beheer stemmen, en dan Nederlands.",
            )
        case _ if lack is VoiceLack.DUTCH:
            steps = (
                "Het programma speech-dispatcher is er al, maar zonder Nederlandse stem.",
                "Installeer ook het pakket espeak-ng. Soms heet het speech-dispatcher-espeak-ng.",
            )
        case _:
            steps = (
                "Installeer de pakketten speech-dispatcher en espeak-ng.",
                "Daar zit een Nederlandse stem bij.",
            )
    return steps
