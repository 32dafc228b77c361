"""What `dev.py lint`, `test` and `quick` run, and what they make of what came of it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import dev
from tests import run


@pytest.fixture
def called(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, ...]]:
    """Write down what is run, all of which goes well."""
    calls: list[tuple[str, ...]] = []

    def call(*arguments: str, examples: str = "calm") -> int:
        calls.append(arguments)
        return 0

    monkeypatch.setattr(run, "call", call)
    return calls


def tools(called: list[tuple[str, ...]]) -> list[str]:
    return [name for name, *_ in called]


def test_everything_measures_core_and_engine_and_runs_their_tests_once(called: list[tuple[str, ...]]) -> None:
    assert run.everything([]) == 0
    assert tools(called) == ["ruff", "ruff", "mypy", *5 * ["coverage"], "pytest", "pytest"]
    measuring = [call for call in called if call[:2] == ("coverage", "run")]
    assert [call[-1] for call in measuring] == ["tests/core", "tests/engine"]
    assert all("--source=herstel_app/core,herstel_app/engine" in call for call in measuring)
    rest, driven = called[-2:]
    assert {"not system", "--ignore=tests/core", "--ignore=tests/engine"} <= set(rest)
    assert ("-m", "system", *run.WHOLE_PROGRAM) == driven[-2 - len(run.WHOLE_PROGRAM) :]


def test_what_drives_the_whole_program_is_where_it_is_looked_for() -> None:
    marked = re.compile(r"^(?:@|pytestmark\b.*|\s+)pytest\.mark\.system\b", re.MULTILINE)
    files = (
        file.relative_to(dev.ROOT)
        for file in (dev.ROOT / "tests").rglob("*.py")
        if marked.search(file.read_text(encoding="utf-8"))
    )
    found = {file.as_posix() for file in files}
    elsewhere = {each for each in found if not each.startswith("tests/e2e/")}
    assert elsewhere == {"tests/test_linux_package.py"}
    assert ("tests/e2e", *sorted(elsewhere)) == run.WHOLE_PROGRAM


def test_what_was_compiled_is_kept_for_the_next(monkeypatch: pytest.MonkeyPatch) -> None:
    given: list[dict[str, str]] = []

    def started(command: list[str], cwd: Path, env: dict[str, str]) -> int:
        given.append(env)
        return 0

    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    monkeypatch.setattr("tests.run.subprocess.call", started)
    assert run.call("pytest", "-q") == 0
    assert "PYTHONDONTWRITEBYTECODE" not in given[0]


def test_too_little_coverage_is_a_failure_and_the_other_tests_run_all_the_same(
    called: list[tuple[str, ...]], monkeypatch: pytest.MonkeyPatch
) -> None:
    def call(*arguments: str, examples: str = "calm") -> int:
        called.append(arguments)
        return 2 if arguments == ("coverage", "report") else 0

    monkeypatch.setattr(run, "call", call)
    assert run.everything([]) == 2
    assert tools(called)[-2:] == ["pytest", "pytest"]


def test_arguments_are_those_of_pytest(called: list[tuple[str, ...]]) -> None:
    assert run.everything(["tests/ui", "-k", "rail"]) == 0
    assert called[3:] == [("pytest", "tests/ui", "-k", "rail")]


def test_quick_leaves_out_screens_programs_and_what_is_slow(called: list[tuple[str, ...]]) -> None:
    assert run.quick([]) == 0
    assert [call[-1] for call in called[:2]] == [".", "."]
    (tested,) = called[3:]
    assert {"--ignore=tests/ui", "--ignore=tests/e2e", "not system and not slow"} <= set(tested)


def test_quick_of_a_path_is_all_of_that_path_and_nothing_else(called: list[tuple[str, ...]]) -> None:
    assert run.quick(["tests/test_run.py::test_one", "tests/test_run.py", "herstel_app/core/sound.py"]) == 0
    for call in called[:3]:
        assert call[-2:] == ("tests/test_run.py", "herstel_app/core/sound.py")
    assert called[3:] == [("pytest", "-q", "-n", "0", "tests/test_run.py::test_one", "tests/test_run.py")]


def test_quick_of_code_only_checks_it(called: list[tuple[str, ...]]) -> None:
    assert run.quick(["herstel_app/core"]) == 0
    assert tools(called) == ["ruff", "ruff", "mypy"]


def test_a_path_that_is_not_there_is_told(called: list[tuple[str, ...]], capsys: pytest.CaptureFixture[str]) -> None:
    assert run.quick(["tests/test_run.py", "tests/test_rum.py"]) == 2
    assert "tests/test_rum.py" in capsys.readouterr().err
    assert called == []


@pytest.mark.parametrize("work", [run.everything, run.quick])
def test_what_fails_in_the_code_is_told_after_the_tests(work: object, monkeypatch: pytest.MonkeyPatch) -> None:
    ran: list[str] = []

    def call(module: str, *arguments: str, examples: str = "calm") -> int:
        ran.append(module)
        return int(module == "mypy")

    monkeypatch.setattr(run, "call", call)
    assert work([]) == 1  # type: ignore[operator]
    assert ran[-1] == "pytest"


@pytest.mark.parametrize(
    ("words", "passed_on"),
    [
        (["lint"], ["lint"]),
        (["test", "-x"], ["test", "-x"]),
        (["quick", "tests/core"], ["quick", "tests/core"]),
        (["bench", "--quick", "start"], ["bench", "--quick", "start"]),
        (["quick", "-x"], None),
        (["lint", "tests"], None),
    ],
)
def test_dev_py_passes_it_on(words: list[str], passed_on: list[str] | None, monkeypatch: pytest.MonkeyPatch) -> None:
    ran: list[list[str]] = []

    def in_venv(arguments: list[str], env: dict[str, str]) -> int:
        ran.append(arguments)
        return 0

    monkeypatch.setattr(dev, "prepare", lambda work: None)
    monkeypatch.setattr(dev, "in_venv", in_venv)
    assert dev.main(words) == (2 if passed_on is None else 0)
    assert ran == ([] if passed_on is None else [["-m", "tests.run", *passed_on]])


def test_the_folders_that_are_left_out_are_there() -> None:
    assert all((dev.ROOT / path).is_dir() for path in run.NOT_QUICK)
    assert Path(run.__file__).parent == dev.ROOT / "tests"
