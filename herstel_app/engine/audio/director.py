"""Decides what sounds and who speaks: the only caller of the player, and of the speaker, which alone calls the voice.

Invariants:
- one user at a time has the sound (`output`); who gets it is decided here, in the order in which it is written here;
- how it sounds is one function of the settings and of who has the sound, given whenever that changes;
- a pause, the end and a line's own end silence the voice at once;
- voice and player call from threads of their own: what they tell is heard in the thread of the engine.
"""

from __future__ import annotations

from herstel_app.core.ports.scheduling import Scheduler
from herstel_app.core.ports.sound import Player, SoundState
from herstel_app.core.ports.voice import Synthesiser, Voice, VoiceInfo
from herstel_app.core.settings import Settings
from herstel_app.core.timeline import Timeline
from herstel_app.engine.audio.narrator import Background, Narrator, in_thread
from herstel_app.engine.audio.output import User, granted
from herstel_app.engine.audio.player_settings import PlayerSettings
from herstel_app.engine.audio.read_aloud import ReadAloud
from herstel_app.engine.audio.samples import Sample, SoundingSample
from herstel_app.engine.audio.speaker import Speaker
from herstel_app.engine.event import Event
from herstel_app.engine.settings_model import SettingsModel
from herstel_app.engine.words import SOUND_AT_ZERO, SOUND_OFF, VOICE_SAMPLE


class AudioDirector:
    """Makes an exercise, a sample or a text heard."""

    def __init__(
        self,
        player: Player,
        voice: Voice,
        synthesiser: Synthesiser,
        settings: SettingsModel,
        scheduler: Scheduler,
        background: Background = in_thread,
    ) -> None:
        """Bring the player to what the settings say; nothing sounds and no voice is looked for yet."""
        self.state_changed: Event[SoundState] = Event()
        """The sound is lost, found again, or cannot be made."""
        self.possible_changed: Event[()] = Event()
        """Whether samples can be heard and texts read, or whether there is a voice, has perhaps changed."""
        self.notice: Event[str] = Event()
        """A Dutch sentence or two for the user."""
        self.speaker = Speaker(voice, settings, scheduler)
        self.reading = ReadAloud(self, scheduler)
        self._player, self._settings = player, settings.settings
        self._user = User.NOBODY
        self._timeline: Timeline | None = None
        """The plan of the exercise that goes on, and where it is (session seconds)."""
        self._at_s = 0.0
        self.sample = SoundingSample(scheduler.timer(self.stop_sample))
        self.sample_changed = self.sample.changed
        self._narrator = Narrator(synthesiser, scheduler, player.set_speech, background)
        self._player_settings = PlayerSettings(player, self._settings)
        settings.changed.connect(self._follow)
        player.on_state(lambda state: scheduler.soon(lambda: self.state_changed.emit(state)))
        self.speaker.voices_found.connect(self._find)
        self.speaker.said.connect(self._hear_said)
        self.speaker.notice.connect(self.notice.emit)
        self.reading.notice.connect(self.notice.emit)

    def start(self) -> None:
        """Look for the voice where it is wanted."""
        self.speaker.start()

    def close(self) -> None:
        """Give sound and voice back."""
        self._narrator.close()
        self.speaker.close()
        self._player.close()

    def ready_in_s(self) -> float:
        """Give how long it takes until what begins now can be heard from its start, in seconds."""
        return self._player.ready_in_s()

    def begin(self, timeline: Timeline, in_s: float) -> None:
        """Have an exercise sound that begins in `in_s`; whoever had the sound makes way."""
        self._take(User.EXERCISE)
        self._timeline, self._at_s = timeline, 0.0
        self._narrator.stop()
        if self._settings.voice:
            self.speaker.set_up()
            self._narrator.begin(timeline, 0.0, self.speaker.manner)
        self._player.play(timeline, -in_s)
        self.possible_changed.emit()

    def pause(self) -> None:
        """Fall silent."""
        self.speaker.hush_line()
        self._player.halt()

    def resume(self, timeline: Timeline, at_s: float) -> None:
        """Sound again from `at_s`."""
        self._timeline, self._at_s = timeline, at_s
        if self._narrator.is_following:
            self._narrator.resume(timeline, at_s, self.speaker.manner)
        self._player.play(timeline, at_s)

    def replace(self, timeline: Timeline) -> None:
        """Go on with another plan, which is the same up to now."""
        self._timeline = timeline
        self._player.replace(timeline)

    def follow(self, timeline: Timeline, at_s: float) -> None:
        """Have the voice say what is to be said at `at_s`; asked again and again while an exercise runs."""
        self._timeline, self._at_s = timeline, at_s
        self._narrator.follow(timeline, at_s, self.speaker.manner)
        if self.speaker.end_line(at_s):
            self._narrator.hand_over()
        line = self._narrator.due()
        if line is not None:
            self.speaker.say_line(line, at_s)

    @property
    def due_s(self) -> float:
        """When the voice has something to begin or to end next (session seconds); infinite where it has not."""
        return min(self._narrator.due_s, self.speaker.line_end_s)

    def end(self, stopped: bool) -> None:
        """End with the exercise: where it came to its own end it falls silent by itself, and a bed may go on."""
        self.speaker.hush_line()
        self._narrator.stop()
        if stopped:
            self._player.halt()
        self._user, self._timeline = User.NOBODY, None
        self.possible_changed.emit()

    def hush(self) -> None:
        """End what still sounds after an exercise."""
        if self._user is User.SAMPLE:
            self.stop_sample()
        elif self.is_free:
            self._player.halt()

    # Samples of sound and voice

    @property
    def is_free(self) -> bool:
        """Whether a text can be read: an exercise has sound and voice to itself."""
        return self._user is not User.EXERCISE

    @property
    def can_sample(self) -> bool:
        """Whether a sample can be heard."""
        return self.is_free and not self._settings.muted

    @property
    def sounding(self) -> str:
        """The name of the sample that sounds now; empty where none does."""
        return self.sample.name

    @property
    def is_sampling_voice(self) -> bool:
        """Whether the voice speaks its few words."""
        return self._user is User.VOICE_SAMPLE

    def hear(self, sample: Sample) -> None:
        """Let a sample sound; the one that sounds falls silent, and is not begun again."""
        again = self.sounding == sample.name
        self.stop_sample()
        if again or not self.can_sample or not self._take(User.SAMPLE):
            return
        in_s = 0.0 if sample.at_s else self.ready_in_s()
        self.sample.begin(sample, in_s)
        self._show_sound()
        self._player.play(sample.timeline, sample.at_s - in_s)
        self.sample_changed.emit(sample.name)

    def stop_sample(self) -> None:
        """Silence a sample of sound, softly."""
        if self._user is User.SAMPLE:
            self._player.halt()
            self._user = User.NOBODY
            self._drop_sample()

    def stop_breaths(self) -> None:
        """Silence breaths of someone's own."""
        if self.sample.is_breathing:
            self.stop_sample()

    def sample_voice(self) -> None:
        """Have the voice speak a few words."""
        if self.speaker.voices and not self._settings.muted and self._take(User.VOICE_SAMPLE):
            self.speaker.sample()

    def stop_voice_sample(self) -> None:
        """Silence the few words."""
        if self.is_sampling_voice:
            self._user = User.NOBODY
            self.speaker.stop()

    # A text that is read aloud: what `ReadAloud` asks for

    @property
    def voices(self) -> tuple[VoiceInfo, ...] | None:
        """The Dutch voices there are; None until it is known."""
        return self.speaker.voices

    def look_for_voices(self) -> None:
        """Look which voices there are."""
        self.speaker.look_for_voices()

    def take_voice_to_read(self) -> bool:
        """Have the voice for a text; False, and a notice where that helps, where it is not to be had."""
        if self.is_free and not self.speaker.is_audible:
            self.notice.emit(SOUND_OFF if self._settings.muted else SOUND_AT_ZERO)
            return False
        return self._take(User.READING)

    def read(self, text: str) -> None:
        """Speak a sentence of a text."""
        self.speaker.read(text)

    def stop_reading(self, saying: bool) -> None:
        """Take the voice back; `saying` tells that it still speaks."""
        if saying:
            self.speaker.stop()
        if self._user is User.READING:
            self._user = User.NOBODY

    def _take(self, wanted: User) -> bool:
        """Give the sound to `wanted`, and have whoever had it make way; False where that cannot be."""
        before = self._user
        if not granted(before, wanted):
            return False
        self._user = wanted
        if before is User.SAMPLE:
            if wanted is not User.EXERCISE:  # which takes its place without a gap
                self._player.halt()
            self._drop_sample()
        elif before is User.VOICE_SAMPLE:
            self.speaker.stop()
        elif before is User.READING and wanted is not User.READING:
            self.reading.stop()
        return True

    def _drop_sample(self) -> None:
        self.sample.end()
        self._show_sound()
        self.sample_changed.emit("")

    def _show_sound(self) -> None:
        # Without a Dutch voice there is no room to be kept for its lines.
        self._player_settings.show_sound(self._settings.sound, self.sample.now, self.speaker.voices != ())

    def _hear_said(self, text: str) -> None:
        if self.is_sampling_voice and text == VOICE_SAMPLE:
            self._user = User.NOBODY
        self.reading.hear_said(text)

    def _find(self, voices: tuple[VoiceInfo, ...]) -> None:
        self._show_sound()
        if not voices and self.reading.explanation_id:
            self.reading.stop()
            self.speaker.tell_lack()
        elif not voices and self._settings.voice:
            self.speaker.tell_lack_once()
        elif voices:
            self._narrator.make(self.speaker.manner)
            self.reading.hear_voices()
        self.possible_changed.emit()

    def _follow(self, settings: Settings) -> None:
        before, self._settings = self._settings, settings
        self._player_settings.show_level(settings)
        if settings.muted != before.muted:
            if settings.muted:
                self.stop_sample()
            self.possible_changed.emit()
        if not self.speaker.is_audible:
            self.speaker.hush_line()
            self.stop_voice_sample()
            self.reading.stop()
        self._show_sound()
        self._follow_voice(before, settings)

    def _follow_voice(self, before: Settings, settings: Settings) -> None:
        manner = (settings.voice_name, settings.voice_rate_percent)
        is_same = manner == (before.voice_name, before.voice_rate_percent)
        if self.is_sampling_voice and not is_same:
            self.speaker.sample()
        if not settings.voice:
            self.speaker.hush_line()
            self._narrator.stop()
            return
        self.speaker.set_up()
        if before.voice and is_same:
            return
        if self.speaker.voices is None:
            self.speaker.look_for_voices()
        if self._timeline is not None:
            self._narrator.restart(self._timeline, self._at_s, self.speaker.manner)
