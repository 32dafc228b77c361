"""How fast sound is made and files are checked: one program that runs to its end, by its processor time."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from pathlib import Path

from herstel_app.paths import content_dir
from tests.bench.desk import HERSTEL, LEAST_MINUTES, OWN_NAME, REFERENCE, Desk
from tests.bench.figures import Figure, at_least, at_most
from tests.bench.proc import Ran, run_to_end
from tests.bench.reference import PIECE_S
from tests.e2e.system import ROOT

VOICE = "espeak-ng:Dutch"


def _run(desk: Desk, command: Sequence[str]) -> Ran:
    ran = run_to_end(command, desk.system.env, ROOT)
    if ran.code:
        raise RuntimeError(f"{' '.join(command)} ended with {ran.code}")
    return ran


def _rendered(desk: Desk, data: Path, minutes: float, kind: str, *options: str, name: str = OWN_NAME) -> Ran:
    file = desk.folder / f"rendered.{kind}"
    words = ["--data-dir", str(data), "render", name, str(file), "--minutes", f"{minutes:g}", *options]
    ran = _run(desk, [*HERSTEL, *words])
    file.unlink()
    return ran


def _tone(desk: Desk, minutes: float, kind: str) -> Ran:
    file = desk.folder / f"tone.{kind}"
    ran = _run(desk, [*REFERENCE, "wave", str(file), str(round(60 * minutes / PIECE_S))])
    file.unlink()
    return ran


def sound(desk: Desk, repeats: int, minutes: float = 60) -> list[Figure]:
    """Make files of an exercise: with its tones, with all there is, and as MP3."""
    data = desk.data()
    kinds: list[tuple[str, str, tuple[str, ...], float]] = [("tones", "wav", (), 150)]
    if shutil.which("espeak-ng"):
        kinds.append(("with bed and voice", "wav", ("--bed", "regen", "--voice", VOICE), 60))
    else:
        kinds.append(("with bed", "wav", ("--bed", "regen"), 60))
    kinds.append(("tones as MP3", "mp3", (), 60))
    figures = []
    made_s = 60 * (minutes - LEAST_MINUTES)
    for what, kind, options, least in kinds:
        short, plain = _rendered(desk, data, LEAST_MINUTES, kind, *options), _tone(desk, LEAST_MINUTES, kind)
        ran = [_rendered(desk, data, minutes, kind, *options) for _ in range(repeats)]
        tones = [_tone(desk, minutes, kind) for _ in range(repeats)]
        # What a start takes is left out: it is the same for any length.
        speeds, beside = (
            [made_s / (each.cpu_s - one.cpu_s) for each in many] for many, one in ((ran, short), (tones, plain))
        )
        more = [each.peak_mib - short.peak_mib for each in ran]
        figures += [
            Figure(what, "× real time", speeds, at_least(least, "×"), beside),
            Figure(f"– memory of {minutes:g} minutes beside that of {LEAST_MINUTES}", "MiB", more, at_most(30, "MiB")),
        ]
    return figures


def check(desk: Desk, repeats: int, copies: int = 30) -> list[Figure]:
    """Check exercises as large as the program's own; a start is what checking one of them takes, and is taken off."""
    few, many = desk.folder / "few", desk.folder / "many"
    for folder, number in ((few, 0), (many, copies)):
        _copy_exercises(folder, number)
    files = len(list(many.iterdir())) - 1
    checked: list[float] = []
    parsed: list[float] = []
    for _ in range(repeats):
        for found, command in ((checked, [*HERSTEL, "check"]), (parsed, [*REFERENCE, "yaml"])):
            one_s, all_s = (_run(desk, [*command, str(folder)]).cpu_s for folder in (few, many))
            found.append(files / (all_s - one_s))
    return [Figure("herstel check", "files a second", checked, at_least(500), parsed)]


def _copy_exercises(folder: Path, copies: int) -> None:
    """Copy each exercise so many times that can stand in another folder; with 0 one exercise, once."""
    folder.mkdir(exist_ok=True)
    texts = {file.stem: file.read_text(encoding="utf-8") for file in (content_dir() / "exercises").glob("*.yaml")}
    alone = {name: text for name, text in sorted(texts.items()) if "\nplace:" not in text}
    for name in alone if copies else list(alone)[:1]:
        for copy in range(max(1, copies)):
            (folder / f"{name}-copy-{copy}.yaml").write_text(alone[name], encoding="utf-8")
