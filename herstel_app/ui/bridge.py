"""What the engine tells, as signals: the one place where the window listens to it.

A widget that is gone is not called any more, which is what Qt's signals do and the engine's events do not.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from herstel_app.engine.engine import Engine


class Bridge(QObject):
    """One signal for each event; the engine's own names, with what is told after it."""

    notice = Signal(str)
    withdrawn = Signal(str)

    settings_changed = Signal(object)
    """Settings."""
    library_changed = Signal(object)
    """Library."""

    fit_changed = Signal()
    """Something else fits than before."""

    began = Signal(object)
    """Timeline: an exercise starts."""
    frame_changed = Signal(object)
    """Frame."""
    paused = Signal(object)
    """Paused, with its reason."""
    resumed = Signal(object)
    """Resumed."""
    ended = Signal(object)
    """Ended, with its outcome."""

    dark_asked = Signal(bool)
    """Whether also where a page stays light otherwise."""

    leaving = Signal()
    step_changed = Signal(object)
    """Step, or None where no programme goes on."""
    evening_choice_changed = Signal()
    good_night_changed = Signal()
    rhythm_changed = Signal()

    page_opened = Signal(object)
    """OpenPage."""
    page_closed = Signal()
    page_cleared = Signal()
    put_away_until = Signal(object)
    """datetime."""
    entry_deleted = Signal()
    deleted = Signal()

    sound_state_changed = Signal(str)
    volume_set = Signal(int, bool)
    sample_changed = Signal(str)
    sound_possible_changed = Signal()
    voices_found = Signal(object)
    """tuple[VoiceInfo, ...]."""
    first_sound_changed = Signal()
    first_frame_changed = Signal(object)
    """Frame, of the breaths before anything is chosen."""
    voice_offer_changed = Signal()
    reading_began = Signal(str)
    reading_spoke = Signal(object)
    """Sentence."""
    reading_ended = Signal(str, bool)

    returned_waiting = Signal(bool)
    returned_kept = Signal(bool)
    returned_settled = Signal(str, str, object)
    trial_changed = Signal()
    words_changed = Signal(str, str)
    notes_changed = Signal()
    """Notes were read back or deleted, all together."""

    export_progressed = Signal(object, float)
    """ExportJob, here and below."""
    export_saved = Signal(object)
    export_failed = Signal(object, str)
    export_cancelled = Signal(object)

    def __init__(self, engine: Engine) -> None:
        """Pass on everything from now on."""
        super().__init__()
        practice, runner, audio, exports = engine.practice, engine.programmes, engine.audio, engine.exports
        engine.notice.connect(self.notice.emit)
        engine.withdrawn.connect(self.withdrawn.emit)
        engine.settings.changed.connect(self.settings_changed.emit)
        engine.library.changed.connect(self.library_changed.emit)
        engine.fit.changed.connect(self.fit_changed.emit)
        practice.began.connect(self.began.emit)
        practice.frame_changed.connect(self.frame_changed.emit)
        practice.paused.connect(self.paused.emit)
        practice.resumed.connect(self.resumed.emit)
        practice.ended.connect(self.ended.emit)
        engine.dark.asked.connect(self.dark_asked.emit)
        runner.leaving.connect(self.leaving.emit)
        runner.step_changed.connect(self.step_changed.emit)
        engine.evening_choice.changed.connect(self.evening_choice_changed.emit)
        engine.good_night.changed.connect(self.good_night_changed.emit)
        engine.rhythms.changed.connect(self.rhythm_changed.emit)
        practice.writing.opened.connect(self.page_opened.emit)
        practice.writing.closed.connect(self.page_closed.emit)
        practice.writing.cleared.connect(self.page_cleared.emit)
        practice.writing.put_away_until.connect(self.put_away_until.emit)
        engine.journal.entry_deleted.connect(self.entry_deleted.emit)
        engine.journal.deleted.connect(self.deleted.emit)
        audio.state_changed.connect(self.sound_state_changed.emit)
        engine.volume.was_set.connect(self.volume_set.emit)
        audio.sample_changed.connect(self.sample_changed.emit)
        audio.possible_changed.connect(self.sound_possible_changed.emit)
        audio.speaker.voices_found.connect(self.voices_found.emit)
        engine.first_sound.changed.connect(self.first_sound_changed.emit)
        engine.first_sound.frame_changed.connect(self.first_frame_changed.emit)
        engine.voice_offer.changed.connect(self.voice_offer_changed.emit)
        audio.reading.began.connect(self.reading_began.emit)
        audio.reading.spoken.connect(self.reading_spoke.emit)
        audio.reading.ended.connect(self.reading_ended.emit)
        engine.returned.waiting_changed.connect(self.returned_waiting.emit)
        engine.returned.kept_changed.connect(self.returned_kept.emit)
        engine.returned.settled.connect(self.returned_settled.emit)
        engine.trials.changed.connect(self.trial_changed.emit)
        engine.lookback.words_changed.connect(self.words_changed.emit)
        engine.lookback.all_notes.changed.connect(self.notes_changed.emit)
        exports.progressed.connect(self.export_progressed.emit)
        exports.saved.connect(self.export_saved.emit)
        exports.failed.connect(self.export_failed.emit)
        exports.cancelled.connect(self.export_cancelled.emit)
