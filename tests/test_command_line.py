"""The help and the errors of the command line are Dutch, whatever argparse would say."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from herstel_app.cli import main
from herstel_app.command_line import CommandError, in_dutch, make_parser

ENGLISH = re.compile(
    r"\b(usage|options?|positional|arguments?|required|unrecognized|invalid|value|choice|choose|from|expected|"
    r"show|exit|help message|the|following|are|one|at least|ignored|explicit|ambiguous|could|match|error)\b"
)


@pytest.mark.parametrize("command", [[], ["start"], ["play"], ["check"], ["timeline"], ["render"]])
def test_the_help_is_dutch(command: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main([*command, "--help"])
    assert ended.value.code == 0
    text = capsys.readouterr().out
    assert text.startswith(f"zo typ je het: herstel{''.join(f' {word}' for word in command)} ")
    assert "toon deze hulp en stop" in text
    assert ENGLISH.findall(text) == []


@pytest.mark.parametrize(
    ("argv", "told"),
    [
        (["timeline"], "er ontbreekt nog: ID"),
        (["render", "slow-breathing"], "er ontbreekt nog: UIT.wav|UIT.mp3"),
        (["check"], "er ontbreekt nog: PAD"),
        (["timeline", "slow-breathing", "--minutes", "drie"], "bij --minutes hoort een getal, en 'drie' is dat niet"),
        (["timeline", "slow-breathing", "--minutes"], "bij --minutes ontbreekt wat erachter hoort"),
        (["dansen"], "'dansen' bestaat niet als OPDRACHT"),
        (["--onbekend"], "dit hoort er niet bij: --onbekend"),
        (["--tray=ja"], "bij --tray hoort niets, en er staat 'ja'"),
        (["--data-dir"], "bij --data-dir ontbreekt wat erachter hoort"),
        (["start", "x", "--v"], None),
        (["--t\u00e9st=expected", "the", "usage"], None),
    ],
)
def test_an_error_is_one_dutch_line(argv: list[str], told: str | None, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(argv) == 2
    line = capsys.readouterr().err
    assert line.count("\n") == 1
    assert line.startswith("herstel: ")
    if told is not None:
        assert line == f"herstel: deze opdracht klopt niet: {told}. 'herstel --help' noemt wat er kan.\n"
    typed = [word for item in argv for word in re.split(r"\W", item)]
    assert [word for word in ENGLISH.findall(line) if word not in typed] == []


def test_a_word_that_can_be_two_things_is_told() -> None:
    assert in_dutch("ambiguous option: --x could match --xa, --xb") == "--x kan van alles zijn: --xa, --xb"


@pytest.mark.parametrize("error", [ValueError("operands could not be broadcast"), RuntimeError("Error opening 'a'")])
def test_what_fails_while_sound_is_made_is_told_in_dutch(
    error: Exception, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(*_: object, **__: object) -> bool:
        raise error

    monkeypatch.setattr("herstel_app.audio.export.export", fail)
    out = tmp_path / "a.wav"
    assert main(["render", "slow-breathing", str(out)]) == 2
    assert (
        capsys.readouterr().err
        == f"herstel: {out} is niet gemaakt: het geluid is niet te maken ({type(error).__name__})\n"
    )


def test_what_is_not_foreseen_is_not_said_in_english() -> None:
    with pytest.raises(CommandError) as raised:
        make_parser().error("something new in a later version")
    assert str(raised.value) == "deze opdracht klopt niet. 'herstel --help' noemt wat er kan."
