"""Before an exercise becomes a file: what is kept of it, and, folded away, how it sounds."""

from __future__ import annotations

from msgspec.structs import replace
from PySide6.QtCore import QCoreApplication, Qt, Signal

from herstel_app.core.drawing import Stroke
from herstel_app.core.file_sound import FileSound, Master
from herstel_app.core.ports.voice import VoiceInfo
from herstel_app.core.programme import ChooseFileSound
from herstel_app.core.sound import Bed, Cue
from herstel_app.engine.sound_words import BEDS, CUES
from herstel_app.ui.kit.basic import label
from herstel_app.ui.kit.chip_group import ChipGroup
from herstel_app.ui.kit.layout import block, column
from herstel_app.ui.kit.said_line import said_line
from herstel_app.ui.kit.theme import Theme
from herstel_app.ui.practice.lined_form import ABOVE_FOLDS, LinedForm

tr = QCoreApplication.translate


def _told(master: Master) -> str:
    if master == "phone":
        return tr("FileForm", "Het klinkt harder. Lage tonen die zo’n speaker niet haalt, gaan eruit.")
    return tr("FileForm", "Het klinkt precies zoals hier.")


def _heard(sound: FileSound, has_voice: bool) -> str:
    """Say in one line how a file is to sound; of a voice only where there is one."""
    is_phone = sound.master == "phone"
    told = (
        tr("FileForm", "Voor de speaker van je telefoon") if is_phone else tr("FileForm", "Voor koptelefoon of oortjes")
    )
    parts = [CUES[sound.cue].lower()] if sound.cue != "none" else []
    parts += [BEDS[sound.bed].lower()] if sound.bed != "none" else []
    parts += [tr("FileForm", "een stem")] if sound.voice and has_voice else []
    if not parts:
        return tr("FileForm", "{told}, zonder ademgeluid en achtergrond.").format(told=told)
    *first, last = parts
    heard = tr("FileForm", "{first} en {last}").format(first=", ".join(first), last=last) if first else last
    return tr("FileForm", "{told}, met {heard}.").format(told=told, heard=heard)


class FileForm(LinedForm):
    """Begins with what is set for every exercise; what is chosen here is for this file alone."""

    asked = Signal(object)
    """FileSound: someone wants to choose a place for a file that sounds so."""
    back_asked = Signal()

    def __init__(self, question: ChooseFileSound, length: str, drawn: Stroke, theme: Theme) -> None:
        """Show how it sounds here, for headphones; `length` is how long it is, in words, `drawn` how it is drawn."""
        title = tr("FileForm", "Bewaar als geluidsbestand")
        back = tr("FileForm", "Terug")
        super().__init__(theme, tr("FileForm", "Kies een plek"), kicker=question.title, heading=title, out=back)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setAccessibleName(f"{question.title}. {title}")
        self.sound = question.sound
        self.act_button.clicked.connect(lambda: self.asked.emit(self.sound))
        self.masters: ChipGroup[Master] = ChipGroup(
            theme,
            tr("FileForm", "Waarmee luister je straks?"),
            [
                (tr("FileForm", "Koptelefoon of oortjes"), "headphones"),
                (tr("FileForm", "Speaker van je telefoon"), "phone"),
            ],
            self.sound.master,
        )
        self._master_told = said_line()
        self.cues: ChipGroup[Cue] = ChipGroup(
            theme, tr("FileForm", "Hoe een adem klinkt"), [(said, cue) for cue, said in CUES.items()], self.sound.cue
        )
        self.beds: ChipGroup[Bed] = ChipGroup(
            theme, tr("FileForm", "Achtergrondgeluid"), [(said, bed) for bed, said in BEDS.items()], self.sound.bed
        )
        self.voices = ChipGroup(
            theme,
            tr("FileForm", "Zegt een stem wat je doet?"),
            [(tr("FileForm", "Ja"), True), (tr("FileForm", "Nee"), False)],
            self.sound.voice,
        )
        self.masters.chosen.connect(self._take_master)
        self.cues.chosen.connect(lambda cue: self._take(cue=cue))
        self.beds.chosen.connect(lambda bed: self._take(bed=bed))
        self.voices.chosen.connect(lambda voice: self._take(voice=voice))
        self.line.show_stroke(drawn)
        assert self.out_link is not None
        self.out_link.clicked.connect(self.leave)
        kept = tr("FileForm", "{length}, MP3 of WAV").format(length=length.capitalize())
        self._heard = label("", "secondary")
        master = column(theme, self.masters, self._master_told, gap=8)
        choices = block(theme, master, self.cues, self.beds, self.voices, gap=18)
        self.add_line()
        self.add(block(theme, label(kept, "line"), self._heard, gap=8), ABOVE_FOLDS)
        fold = self.add_fold(tr("FileForm", "Anders laten klinken"), choices)
        fold.clicked.connect(lambda is_open: self.bring_into_sight(choices, is_open))
        self._take_master(self.sound.master)
        self.show_voices(None)

    def leave(self) -> None:
        """Go back to the exercise."""
        self.back_asked.emit()

    def show_voices(self, voices: tuple[VoiceInfo, ...] | None) -> None:
        """Ask about the voice where this computer has one; None is not known yet."""
        self.voices.setVisible(bool(voices))
        self._say_heard()

    def _say_heard(self) -> None:
        self._heard.setText(_heard(self.sound, not self.voices.isHidden()))

    def _take_master(self, master: Master) -> None:
        self._take(master=master)
        self._master_told.say(_told(master))

    def _take(self, **chosen: object) -> None:
        self.sound = replace(self.sound, **chosen)
        self._say_heard()
