"""Keeps the computer and the program awake while an exercise runs; the screen may go out."""

from __future__ import annotations

import logging

from wakepy import Mode, keep

from herstel_app.system.app_nap import NoAppNap

logger = logging.getLogger(__name__)


class SystemKeepAwake:
    """Holds off the computer's own sleep and App Nap, where the operating system lets it.

    On macOS wakepy runs `caffeinate`, which does the first and knows nothing of the second.
    """

    def __init__(self, app_nap: NoAppNap | None = None) -> None:
        """Hold nothing yet."""
        self._mode: Mode | None = None
        self._app_nap = app_nap or NoAppNap()

    def hold(self) -> None:
        """Keep the computer awake from now; a refusal is only written in the log."""
        self._app_nap.hold()
        if self._mode is None:
            try:
                mode = keep.running(on_fail="pass")
                mode.__enter__()
                self._mode = mode
            except Exception:
                logger.info("could not keep the computer awake", exc_info=True)

    def release(self) -> None:
        """Let it sleep again."""
        self._app_nap.release()
        mode, self._mode = self._mode, None
        if mode is not None:
            try:
                mode.__exit__(None, None, None)
            except Exception:
                logger.info("could not let the computer sleep again", exc_info=True)
