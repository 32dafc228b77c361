"""What is known of one process of the sound, and how much longer it is waited for.

A device that takes nothing gets `FIRST_STALL_S` when it has never taken anything and `STALL_S` when it has. Each time
that a process was given up in vain the next one gets twice as long, up to `LONGEST_STALL_S`.
"""

from __future__ import annotations

from herstel_app.audio.process.messages import DeviceReport, DeviceState

ANSWER_S = 2.0
OPENING_S = 6.0
"""Opening a device may take longer; killing the process meanwhile would only start that again."""
START_S = 20.0
"""What a slow computer with a virus scanner may need before a process says anything."""
STALL_S, FIRST_STALL_S = 2.0, 6.0
"""A server that has just started may need two seconds for its first sound, and more on a busy computer. A process that
waits for a device is no further from sound than a new one would be."""
LONGEST_STALL_S = 12.0
QUIT_S = 0.8
"""How long a process may take to fade and end by itself."""


class Watch:
    """The account of one process, from its start to its end."""

    def __init__(self, now_s: float) -> None:
        """Begin with a process that is started now."""
        self.started_s = self._seen_s = self._moved_s = now_s
        self._sent = 0
        self._asked_s: float | None = None
        self._device: DeviceState | None = None
        self._is_sounding = False
        self._given_s = 0.0
        self._quit_by_s: float | None = None

    @property
    def is_leaving(self) -> bool:
        """Whether it was told to end."""
        return self._quit_by_s is not None

    @property
    def has_reported(self) -> bool:
        """Whether it has said that it has a device, or has none."""
        return self._device in ("working", "missing")

    @property
    def has_device(self) -> bool:
        """Whether it has a device."""
        return self._device == "working"

    def ask(self, now_s: float) -> None:
        """Take that it was sent a message, which it has to answer."""
        self._sent += 1
        if self._asked_s is None:
            self._asked_s = now_s

    def leave(self, now_s: float) -> None:
        """Take that it was told to end."""
        self._quit_by_s = now_s + QUIT_S

    def follow(self, report: DeviceReport, now_s: float) -> bool:
        """Take how it says it is; gives whether its device has taken sound since it last said so."""
        self._seen_s = now_s
        self._asked_s = None if report.answered >= self._sent else now_s
        if report.device != self._device or not self._is_sounding:
            self._moved_s = now_s  # from here on it can take something
        self._device, self._is_sounding = report.device, report.is_sounding
        if report.given_s == self._given_s:
            return False
        self._given_s, self._moved_s = report.given_s, now_s
        return True

    def patience_ends_s(self, has_run: bool, stalls: int) -> float | None:
        """Give the moment at which it is given up if it says nothing more; None while nothing is asked of it.

        `has_run` is whether something should be heard, `stalls` how often one before it was given up in vain.
        """
        if self._quit_by_s is not None:
            return self._quit_by_s
        if self._device is None:
            return self.started_s + START_S
        if self._device == "opening":
            return self._seen_s + OPENING_S
        ends = []
        if self._asked_s is not None:
            ends.append(self._asked_s + ANSWER_S)
        if self._is_sounding and has_run and self._device == "working":
            ends.append(self._seen_s + ANSWER_S)
            stall_s = STALL_S if self._given_s > 0.0 else FIRST_STALL_S
            ends.append(self._moved_s + min(stall_s * 2**stalls, LONGEST_STALL_S))
        return min(ends, default=None)

    def fault(self, now_s: float) -> str:
        """Say for the log why it is given up now."""
        if self._quit_by_s is not None:
            return "it does not end by itself"
        if self._device in (None, "opening"):
            return f"nothing since {self._device or 'its start'}"
        if now_s - self._seen_s >= ANSWER_S:
            return "no answer"
        return "the device takes no sound"
