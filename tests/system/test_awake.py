"""What is held while an exercise runs."""

from __future__ import annotations

import pytest

from herstel_app.awake import SystemKeepAwake
from herstel_app.system.app_nap import NoAppNap


class RecordingAppNap(NoAppNap):
    def __init__(self) -> None:
        super().__init__()
        self.held = False

    def hold(self, platform: str = "", objc: object = None) -> None:
        self.held = True

    def release(self) -> None:
        self.held = False


class Refusal:
    """A mode of wakepy on a computer that does not have it."""

    def __enter__(self) -> None:
        raise OSError("no caffeinate")


@pytest.mark.parametrize("refuses", [False, True])
def test_app_nap_is_off_as_long_as_an_exercise_runs(refuses: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    if refuses:
        monkeypatch.setattr("herstel_app.awake.keep.running", lambda on_fail: Refusal())
    nap = RecordingAppNap()
    awake = SystemKeepAwake(nap)
    assert not nap.held
    awake.hold()
    assert nap.held
    awake.release()
    assert not nap.held
