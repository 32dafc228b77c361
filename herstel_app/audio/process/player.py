"""The player as the window's process has it: it says what should be heard, and another process makes the sound.

Invariants:
- no method waits for anything, whatever the sound's process or its device does;
- the supervisor is touched by one thread only, which also asks it what time brings.
"""

from __future__ import annotations

import atexit
import logging
import queue
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, TypeAlias

from herstel_app.audio.process.launch import READY_S, child_command, launch
from herstel_app.core.ports.sound import SoundState, SpokenLine
from herstel_app.core.sound import SoundChoice
from herstel_app.core.timeline import Timeline

if TYPE_CHECKING:
    from herstel_app.audio.process import messages as m
    from herstel_app.audio.process.link import ProcessLink
    from herstel_app.audio.process.run import Link
    from herstel_app.audio.process.supervisor import Supervisor

logger = logging.getLogger(__name__)

JOIN_S = 1.5

Act: TypeAlias = "Callable[[Supervisor, float], None]"
"""Something to do with the supervisor at a time."""


class ProcessPlayer:
    """Plays timelines in a process of its own, which is started again when it stops or hangs."""

    def __init__(self, now_s: Callable[[], float], command: Sequence[str] | None = None) -> None:
        """Keep the system-wide clock, and how the process is started; nothing starts before `start`."""
        self._now_s = now_s
        self._command = list(command or child_command("play"))
        self._acts: queue.SimpleQueue[Act] = queue.SimpleQueue()
        self._listeners: list[Callable[[SoundState], None]] = []
        self._thread: threading.Thread | None = None
        self._is_ending = threading.Event()
        self._ready_at_s: float | None = None

    def start(self) -> None:
        """Allow a process from now on, also again after `close`; one is started when it is needed."""
        self._acts.put(lambda supervisor, now_s: supervisor.start(now_s))

    def prepare(self) -> None:
        """Have a process: something may sound soon."""
        self._acts.put(lambda supervisor, now_s: supervisor.prepare(now_s))
        self._begin()

    def ready_in_s(self) -> float:
        """Give how long a process takes that is being started, or has yet to be; 0 where one is ready."""
        ready_at_s = self._ready_at_s
        return READY_S if ready_at_s is None else max(0.0, ready_at_s - self._now_s())

    def _begin(self) -> None:
        if self._thread is None:
            self._thread = threading.Thread(target=self._run, name="herstel-sound", daemon=True)
            self._thread.start()
            atexit.register(self._end)

    def play(self, timeline: Timeline, at_s: float) -> None:
        """Let `timeline` sound from `at_s` (session seconds) as from now."""
        began_s = self._now_s() - at_s
        self._acts.put(lambda supervisor, now_s: supervisor.play(timeline, began_s, now_s))
        self._begin()

    def replace(self, timeline: Timeline) -> None:
        """Let the rest of what sounds follow `timeline`, which is the same up to the next breath: nothing dips."""
        self._acts.put(lambda supervisor, now_s: supervisor.replace(timeline, now_s))

    def halt(self) -> None:
        """Fall silent softly."""
        self._acts.put(lambda supervisor, now_s: supervisor.halt(now_s))

    def set_choice(self, choice: SoundChoice) -> None:
        """Let it sound as chosen, from now on; what sounds already goes over to it softly."""
        self._acts.put(lambda supervisor, now_s: supervisor.choose(choice, now_s))

    def set_speech(self, speech: Mapping[str, SpokenLine]) -> None:
        """Have lines of text sound as these, from now on."""
        lines = dict(speech)
        self._acts.put(lambda supervisor, now_s: supervisor.speak(lines, now_s))

    def set_volume(self, percent: int) -> None:
        """Set the volume, 0–100."""
        self._acts.put(lambda supervisor, now_s: supervisor.set_volume(now_s, percent=percent))

    def set_muted(self, muted: bool) -> None:
        """Silence or restore the sound, without stopping it."""
        self._acts.put(lambda supervisor, now_s: supervisor.set_volume(now_s, muted=muted))

    def on_state(self, listener: Callable[[SoundState], None]) -> None:
        """Have `listener` called, from the player's thread, when the sound is lost or found."""
        self._listeners.append(listener)

    def close(self) -> None:
        """Have the process fall silent and end; this does not wait for it."""
        self._acts.put(lambda supervisor, now_s: supervisor.stop(now_s))

    def _end(self) -> None:
        """Wait at the end of the program until the process is gone, which takes a second at most."""
        self.close()
        self._is_ending.set()
        self._acts.put(lambda *_: None)
        if self._thread is not None:
            self._thread.join(JOIN_S)

    def _spawn(self) -> Link:
        from herstel_app.audio.process.link import ProcessLink

        link = ProcessLink(launch(self._command), self._hear, self._gone)
        link.open()
        return link

    def _hear(self, link: ProcessLink, message: m.ToParent) -> None:
        self._acts.put(lambda supervisor, now_s: supervisor.hear(link, message, now_s))

    def _gone(self, link: ProcessLink, code: int | None) -> None:
        self._acts.put(lambda supervisor, now_s: supervisor.gone(link, code, now_s))

    def _tell(self, state: SoundState) -> None:
        for listener in self._listeners:
            listener(state)

    def _run(self) -> None:
        # Loaded here: the window is not kept waiting for it.
        from herstel_app.audio.process.supervisor import Supervisor

        supervisor = Supervisor(self._spawn, self._tell)
        while not (self._is_ending.is_set() and not supervisor.has_process):
            try:
                act: Act | None = self._acts.get(timeout=supervisor.wait_s(self._now_s()))
            except queue.Empty:
                act = None
            try:
                if act is not None:
                    act(supervisor, self._now_s())
                supervisor.check(self._now_s())
                self._ready_at_s = supervisor.ready_at_s
            except Exception:
                logger.exception("the sound")
                time.sleep(0.1)  # whatever it is, it must not take a processor
