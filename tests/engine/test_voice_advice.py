"""Why no Dutch voice speaks, and what helps, on each system."""

from __future__ import annotations

from itertools import product

import pytest

from herstel_app.core.ports.voice import VoiceLack
from herstel_app.engine.voice_advice import how_to_add, no_voice

HELPS = {
    "win32": "Instellingen van Windows",
    "darwin": "Systeeminstellingen",
    "linux": "speech-dispatcher",
}


@pytest.mark.parametrize(("platform", "lack"), list(product(HELPS, VoiceLack)))
def test_what_helps_fits_the_system_and_the_lack(platform: str, lack: VoiceLack) -> None:
    steps = " ".join(how_to_add(platform, lack))
    assert steps.endswith("Zonder stem heeft je avond oefeningen die geen stem nodig hebben.")
    if lack is VoiceLack.ANSWER:
        assert "Start de computer opnieuw" in steps
        assert "Installeer" not in steps
        assert ("speech-dispatcher" in steps) is (platform == "linux")
    else:
        assert HELPS[platform] in steps


def test_a_program_that_is_there_is_not_to_be_installed() -> None:
    assert "Installeer ook het pakket espeak-ng" in how_to_add("linux", VoiceLack.DUTCH)[1]
    assert "speech-dispatcher en espeak-ng" in how_to_add("linux", VoiceLack.PROGRAM)[0]


@pytest.mark.parametrize("lack", list(VoiceLack))
def test_a_voice_that_does_not_answer_is_not_called_missing(lack: VoiceLack) -> None:
    assert ("antwoordt niet" in no_voice(lack)) is (lack is VoiceLack.ANSWER)
