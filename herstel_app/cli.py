"""The command line. Each error is one clear line and exit status 2."""

from __future__ import annotations

import argparse
import errno
import gc
import logging
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TextIO

from herstel_app import __version__, guard
from herstel_app.command_line import CommandError, make_parser
from herstel_app.core.content_problems import ContentError
from herstel_app.core.evening_lengths import LEAST_MINUTES, MOST_MINUTES
from herstel_app.core.practice_request import PracticeRequest
from herstel_app.core.programme_content import Where
from herstel_app.data_dir import DataDirError, chosen_folder, make_usable
from herstel_app.log import crash_log, early_log, start_log
from herstel_app.paths import DataDir, content_dir
from herstel_app.storage.database import reason
from herstel_app.system.app_identity import announce
from herstel_app.terminal.words import OWN, WHERES, WHERES_TOLD

logger = logging.getLogger(__name__)
READER_GONE = (errno.EPIPE, errno.EINVAL) if sys.platform == "win32" else (errno.EPIPE,)
BROKEN_PIPE = 141
"""The exit status where the reader of our output stopped reading: that of a program ended by SIGPIPE."""


class _Unwritten(Exception):
    """Output that could not be written; `error` says why."""

    def __init__(self, error: OSError) -> None:
        super().__init__()
        self.error = error


def main(argv: Sequence[str] | None = None) -> int:
    """Do what the command line asks; gives the exit status: 2 for what is known to go wrong, 1 for what is not."""
    words = sys.argv[1:] if argv is None else list(argv)
    with early_log(), guard.streams():
        try:
            try:
                return _answer(words)
            finally:
                _write(sys.stdout)
                _write(sys.stderr)
        except _Unwritten as unwritten:
            return _end_without_output(unwritten.error)


def _answer(words: Sequence[str]) -> int:
    shown = guard.by_click(words)
    data: DataDir | None = None
    try:
        args = make_parser().parse_args(words)
        data = _data(args)
        return _do(args, data)
    except _Unwritten:
        raise
    except (CommandError, DataDirError) as error:
        return _refuse(str(error), data, shown)
    except ContentError as error:
        return _refuse(f"de meegeleverde inhoud is niet heel.\n{error}", data, shown)
    except Exception as error:  # noqa: BLE001 - logged by the guard
        return guard.unforeseen(error, data.logs if data else None, shown)


def _refuse(text: str, data: DataDir | None, shown: bool) -> int:
    """Say what cannot be done, and why; gives the exit status."""
    if shown and data is not None:
        start_log(data.logs)
        logger.error("%s", text)
    try:
        _write(sys.stderr, f"herstel: {text}")
    finally:
        if shown:
            guard.show(guard.NOT_STARTED, f"{text[:1].upper()}{text[1:]}")
    return 2


def _write(stream: TextIO | None, text: str = "") -> None:
    """Write a line, or with no text what was still to be written; raises _Unwritten."""
    try:
        # A windowed program on Windows has no output.
        if stream is not None:
            stream.write(f"{text}\n") if text else stream.flush()
    except OSError as error:
        raise _Unwritten(error) from error


def _end_without_output(error: OSError) -> int:
    """End after output that could not be written: quietly where its reader stopped, as `head` does after its lines."""
    quiet = error.errno in READER_GONE
    for stream in (sys.stdout, sys.stderr):
        try:
            if stream is not None and stream is sys.stderr and not quiet:
                print(f"herstel: de uitvoer is niet te schrijven: {reason(error)}.", file=stream)
            if stream is not None:
                stream.flush()
        except OSError:
            nowhere = os.open(os.devnull, os.O_WRONLY)
            os.dup2(nowhere, stream.fileno())
            os.close(nowhere)
    return BROKEN_PIPE if quiet else 2


def _data(args: argparse.Namespace) -> DataDir:
    """Give the data folder: the one that was asked for, or the usual one."""
    return DataDir.default() if args.data_dir is None else DataDir(chosen_folder(args.data_dir))


def _do(args: argparse.Namespace, data: DataDir) -> int:
    if args.verbose and not args.version:
        raise CommandError("--verbose hoort bij --version.")
    if args.version:
        return _tell_version(args, data)
    if args.smoke:
        from herstel_app.smoke import smoke

        return smoke()
    match args.command:
        case "check":
            return _check(args.paths, data.content)
        case "timeline" | "transcript":
            from herstel_app.chosen_exercise import chosen_timeline
            from herstel_app.exercise_text import told

            for line in told(args, lambda options: chosen_timeline(args, data, options)):
                _write(sys.stdout, line)
            return 0
        case "render":
            return _render(args, data)
        case "play":
            return _play(args, data)
        case _:
            return _open(args, data)


def _tell_version(args: argparse.Namespace, data: DataDir) -> int:
    """Print the version, or all that a report of a problem needs."""
    if not args.verbose:
        _write(sys.stdout, f"Herstel {__version__}")
        return 0
    from herstel_app.report import Report, program_lines

    _write(sys.stdout, "\n".join(program_lines(data)))
    _write(sys.stdout)  # before Qt, which ends the program where it cannot start
    if not guard.has_screen():
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from herstel_app.app import make_application
    from herstel_app.services import real_services

    app = make_application(["herstel"])
    services = real_services(data)
    report = Report(data, services)
    report.ask()
    _write(sys.stdout, "\n".join(report.computer_lines()))
    services.player.close()
    services.voice.close()
    app.processEvents()
    return 0


def _open(args: argparse.Namespace, data: DataDir) -> int:
    """Open the window."""
    if not guard.has_screen():
        raise CommandError("er is geen scherm. Start Herstel in een grafische omgeving.")
    if args.data_dir is not None:
        make_usable(data.root)
    announce()
    gc.disable()  # until the window is there: what a start makes stays, so looking for garbage finds nothing
    with crash_log(data.logs):
        from herstel_app.app import NoAnswerError, run

        choice = None
        if args.command == "start":
            from herstel_app.chosen_exercise import chosen_timeline

            chosen_timeline(args, data)
            choice = PracticeRequest(args.id, args.minutes, args.variant)
        try:
            return run(data, choice, out_of_sight=args.tray)
        except NoAnswerError as error:
            raise CommandError(str(error)) from error


def _play(args: argparse.Namespace, data: DataDir) -> int:
    """Play an exercise or an evening here, without a window."""
    from herstel_app.chosen_exercise import chosen_timeline
    from herstel_app.play_command import CannotPlayError, EveningRequest, play

    if sys.platform == "win32" and sys.stdin is None:
        # Nothing of it could be seen, and nobody could stop it.
        raise CommandError("dit programma heeft geen opdrachtvenster. Met het Python-pakket van Herstel kan het wel.")
    if (args.id is None) == (args.evening is None):
        raise CommandError("noem de naam van een oefening, of --evening WAAR.")
    asked: PracticeRequest | EveningRequest
    if args.evening is None:
        chosen_timeline(args, data)
        asked = PracticeRequest(args.id, args.minutes, args.variant)
    else:
        asked = EveningRequest(_where(args), args.minutes)
    if args.data_dir is not None:
        make_usable(data.root)

    def write(text: str) -> None:
        _write(sys.stdout, text)
        _write(sys.stdout)

    with crash_log(data.logs):
        try:
            play(data, asked, write)
        except CannotPlayError as error:
            raise CommandError(str(error)) from error
    return 0


def _where(args: argparse.Namespace) -> Where | None:
    """Give where it sits tonight, None for one's own evening; raises CommandError where the evening cannot be so."""
    if args.variant is not None:
        raise CommandError("--variant hoort bij een oefening, niet bij een avond.")
    if args.minutes is not None and not LEAST_MINUTES <= args.minutes <= MOST_MINUTES:
        raise CommandError(f"--minutes hoort van {LEAST_MINUTES:g} tot {MOST_MINUTES:g} te zijn bij een avond.")
    if args.evening == OWN and args.minutes is None:
        return None
    if args.evening == OWN:
        raise CommandError(f"--minutes hoort niet bij {OWN}.")
    if args.evening not in WHERES:
        raise CommandError(f"'{args.evening}' bestaat niet als --evening. Er zijn: {WHERES_TOLD}.")
    return WHERES[args.evening]


def _check(paths: list[Path], own: Path) -> int:
    """Print every problem; 1 where there are any."""
    from herstel_app.storage.content_check import check_path

    for path in paths:
        if not path.exists():
            raise CommandError(f"dit bestand of deze map is er niet: {path}")
    had_collector = gc.isenabled()
    gc.disable()  # what is read stays until it is told: going through it again and again frees nothing
    try:
        problems = [problem for path in paths for problem in check_path(path, content_dir(), own)]
    finally:
        if had_collector:
            gc.enable()
    for problem in problems:
        _write(sys.stdout, str(problem))
    if not problems:
        _write(sys.stdout, "Alles klopt.")
    return 1 if problems else 0


def _render(args: argparse.Namespace, data: DataDir) -> int:
    from herstel_app.chosen_exercise import chosen_library, chosen_timeline
    from herstel_app.render_command import render

    chosen_timeline(args, data)  # what cannot be laid out is told before anything else
    title = chosen_library(data).exercises[args.id].title
    return render(args, data, lambda options: chosen_timeline(args, data, options), title)
