"""What can be typed after `herstel`, with its help and its errors in Dutch: argparse itself speaks English."""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, NoReturn, TypeVar

from herstel_app.terminal.words import BEDS_TOLD, CUES_TOLD, MASTERS_TOLD, VOICE_ON, WHERES_TOLD

HELP = "toon deze hulp en stop"
T = TypeVar("T")
SEE_HELP = "'herstel --help' noemt wat er kan."
PLAY_TELLS = (
    "Met spatie pauzeer je, en ga je weer verder. Met q of Ctrl+C stop je. Zonder toetsenbord gaat alles vanzelf door. "
    "Op Windows en macOS klinkt hier alleen de stem die je bij Instellingen koos. Die leest geen uitleg voor."
)
_ERRORS: tuple[tuple[str, str], ...] = (
    (r"unrecognized arguments: (.+)", "dit hoort er niet bij: {0}"),
    (r"the following arguments are required: (.+)", "er ontbreekt nog: {0}"),
    (r"argument (.+?): invalid choice: (.+?) \(.*", "{1} bestaat niet als {0}"),
    (r"argument (.+?): invalid float value: (.+)", "bij {0} hoort een getal, en {1} is dat niet"),
    (r"argument (.+?): expected one argument", "bij {0} ontbreekt wat erachter hoort"),
    (r"argument (.+?): expected at least one argument", "bij {0} ontbreekt wat erachter hoort"),
    (r"argument (.+?): ignored explicit argument (.+)", "bij {0} hoort niets, en er staat {1}"),
    (r"ambiguous option: (.+?) could match (.+)", "{0} kan van alles zijn: {1}"),
)
"""What argparse says when someone mistypes, and what we say."""


class CommandError(Exception):
    """Something on the command line that cannot be done; the message is for the user."""


def named(typed: str, known: Mapping[str, T], option: str, told: str) -> T:
    """Give what is meant by what was typed; raises CommandError, with what there is (`told`)."""
    if typed not in known:
        raise CommandError(f"'{typed}' bestaat niet als {option}. Er zijn: {told}.")
    return known[typed]


def in_dutch(message: str) -> str:
    """Say in Dutch what argparse found wrong; of what is not foreseen nothing is said."""
    for pattern, dutch in _ERRORS:
        if found := re.fullmatch(pattern, message, re.DOTALL):
            return dutch.format(*found.groups())
    return ""


class _Formatter(argparse.HelpFormatter):
    """Begins with the Dutch word for usage."""

    def add_usage(
        self, usage: str | None, actions: Iterable[argparse.Action], groups: Iterable[Any], prefix: str | None = None
    ) -> None:
        """Add the line that shows how it is typed."""
        super().add_usage(usage, actions, groups, "zo typ je het: " if prefix is None else prefix)


class _Parser(argparse.ArgumentParser):
    """argparse, but one Dutch line and no usage text where a word is off."""

    def __init__(self, **fields: Any) -> None:
        super().__init__(**fields, add_help=False, formatter_class=_Formatter)
        self.needed = self.add_argument_group("wat erbij hoort")
        self.choices = self.add_argument_group("wat erbij kan")
        self.choices.add_argument("-h", "--help", action="help", help=HELP)

    def error(self, message: str) -> NoReturn:
        """Raise CommandError with what is wrong."""
        told = in_dutch(message)
        raise CommandError(f"deze opdracht klopt niet{f': {told}' if told else ''}. {SEE_HELP}")


def make_parser() -> argparse.ArgumentParser:
    """Give what reads the command line; it raises CommandError."""
    parser = _Parser(prog="herstel", description="Lezen over herstel, en het oefenen.")
    parser.choices.add_argument("--data-dir", type=Path, metavar="MAP", help="bewaar alles in deze map")
    parser.choices.add_argument(
        "--tray", action="store_true", help="begin zonder venster, met een pictogram bij de klok"
    )
    parser.choices.add_argument("--smoke", action="store_true", help="probeer alles kort, zeg 'klaar' en stop")
    parser.choices.add_argument("--version", action="store_true", help="toon de versie en stop")
    parser.choices.add_argument(
        "--verbose", action="store_true", help="toon bij --version ook wat een melding over een probleem nodig heeft"
    )
    commands = parser.add_subparsers(dest="command", metavar="OPDRACHT", parser_class=_Parser, title="opdrachten")
    start = commands.add_parser("start", help="open met een oefening")
    play = commands.add_parser("play", help="speel een oefening of een avond hier, zonder venster", epilog=PLAY_TELLS)
    check = commands.add_parser("check", help="controleer inhoud (YAML)")
    timeline = commands.add_parser("timeline", help="toon het verloop van een oefening, als regels JSON")
    transcript = commands.add_parser("transcript", help="toon wat er van een oefening te horen is, met tijden")
    render = commands.add_parser("render", help="bewaar een oefening als geluid (WAV of MP3)")
    for command in (start, timeline, transcript, render):
        command.needed.add_argument("id", metavar="ID", help="de naam van de oefening")
    play.choices.add_argument("id", nargs="?", metavar="ID", help="de naam van de oefening")
    play.choices.add_argument("--evening", metavar="WAAR", help=f"een avond in plaats van een oefening: {WHERES_TOLD}")
    for command in (start, play, timeline, transcript, render):
        command.choices.add_argument("--minutes", type=float, metavar="N", help="lengte in minuten")
        command.choices.add_argument("--variant", metavar="ID", help="variant van de oefening")
    transcript.choices.add_argument("--no-voice", action="store_true", help="zonder de stem")
    transcript.choices.add_argument("--words-throughout", action="store_true", help="met “in” en “uit” bij elke adem")
    render.needed.add_argument("out", type=Path, metavar="UIT.wav|UIT.mp3", help="waar het geluid komt")
    for command in (transcript, render):
        command.choices.add_argument(
            "--cue", metavar="KLANK", default="windharp", help=f"hoe een adem klinkt: {CUES_TOLD} (anders: windharp)"
        )
    render.choices.add_argument(
        "--bed", metavar="KLANK", default="niets", help=f"achtergrondgeluid: {BEDS_TOLD} (anders: niets)"
    )
    render.choices.add_argument(
        "--voice", metavar="STEM", help=f"spreek de regels: '{VOICE_ON}', of de naam van een stem (anders: geen stem)"
    )
    render.choices.add_argument(
        "--for",
        dest="master",
        metavar="WAAR",
        default="koptelefoon",
        help=f"waarop het straks klinkt: {MASTERS_TOLD} (anders: koptelefoon)",
    )
    check.needed.add_argument("paths", nargs="+", type=Path, metavar="PAD", help="een bestand of een map")
    return parser
