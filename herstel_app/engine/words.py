"""What the engine says to the user, in Dutch."""

from __future__ import annotations

from herstel_app.core.errors import StorageError
from herstel_app.core.ports.records import Keeping
from herstel_app.core.ports.sound import SoundState


def not_kept_now(error: StorageError) -> str:
    """Say that something was not kept."""
    return f"Dat is nu niet te bewaren ({error})."


def unkept_words(keeping: Keeping, parked: bool = False) -> str:
    """Say beside a field why what is noted there does not last; nothing where it does.

    What is `parked` is kept without history too: it is to come back.
    """
    if not (keeping.keeps or parked):
        return "Er wordt nu niets bewaard."
    return "Dit is weg als je Herstel afsluit." if keeping.is_in_memory else ""


def journal_fails(error: StorageError) -> str:
    """Say that nothing can be noted, in an exercise that goes on."""
    return f"Je notities zijn nu niet te bewaren ({error}). De oefening gaat door."


def page_fails(error: StorageError) -> str:
    """Say that what is being written cannot be kept."""
    return f"Wat je schrijft is nu niet te bewaren ({error}). De bladzijde blijft open."


VOICE_SILENT = "De stem van deze computer antwoordt niet. De tekst blijft staan."
VOICE_SAMPLE = "Zo klinkt het. Je adem komt. En je adem gaat. Meer hoeft niet."
SOUND_LOST: dict[SoundState, str] = {
    "missing": "Er is nu geen geluid. Oefenen kan wel, en geluid komt vanzelf terug.",
    "failed": "Deze oefening heeft nu geen geluid. In het log staat waarom.",
}
SOUND_OFF = "Het geluid staat uit. Met M zet je het weer aan."
SOUND_AT_ZERO = "Het geluid staat op nul. Bij Instellingen zet je het harder."
SYSTEM_OFF = "Het geluid van je computer staat uit. Zo hoor je Herstel niet."
SYSTEM_LOW = "Het geluid van je computer staat bijna uit. Zo hoor je Herstel misschien niet."
WATCH = {
    SYSTEM_OFF: "Het geluid van je computer staat uit. Kijken kan ook: volg de gloed.",
    SYSTEM_LOW: "Het geluid van je computer staat bijna uit. Kijken kan ook: volg de gloed.",
}
"""Said in place of these where the glow breathes: what can be done without sound."""
HEARD_QUESTION = "Hoor je deze klank?"
HEARD_AT_FULL = "Hoor je het nu?"
RAISE_COMPUTER = "Zo niet: zet je computer harder."
VOICE_QUESTION = "Met een stem erbij?"
EXERCISE_GOES_ON = "Er loopt al een oefening. Die gaat door."
TRIAL_MOVED_ON = "De avondproef is intussen veranderd. Kijk bij Verschil."
TRIAL_WAITS = "Herstel bewaart nu geen geschiedenis. De avondproef wacht tot dat weer aanstaat."
TRIAL_SHOWN_ANEW = "De avondproef is intussen veranderd. Zo staat die er nu voor."
TRIAL_WAITS_ON_PAGE = "Herstel bewaart nu geen geschiedenis. Een avondproef kan daarna beginnen of verdergaan."
EVENING_DID_NOT_COUNT = "Deze avond telde niet mee, omdat er niets bewaard wordt. Je kunt die later opnieuw doen."


def no_exercise(name: str) -> str:
    """Say that there is no exercise of this name."""
    return f"Er is geen oefening {name}."


def trial_fails(error: StorageError) -> str:
    """Say that the trial cannot be kept."""
    return f"De avondproef is nu niet te bewaren ({error})."


def trials_unread(error: StorageError) -> str:
    """Say that the trials cannot be read."""
    return f"Je avondproeven zijn nu niet te lezen ({error})."


def trial_exercise_gone(title: str) -> str:
    """Say that the exercise of a trial is not there."""
    return f"De oefening “{title}” is er niet meer. De proef wacht tot die terug is."


def trial_does_not_fit(title: str) -> str:
    """Say that the exercise of a trial does not fit what holds for someone."""
    return f"“{title}” past niet meer bij wat je over jezelf zei. De proef kan blijven liggen, of je stopt ermee."


def export_fails(path: str, why: str) -> str:
    """Say that an audio file cannot be written."""
    return f"{path} is niet te schrijven: {why}."


def export_not_made(path: str) -> str:
    """Say that an audio file cannot be made, for a reason that only the log has."""
    return f"{path} is niet gemaakt. In het log staat waarom."
