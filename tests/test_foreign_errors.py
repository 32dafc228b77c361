"""What an error of Python, SQLite, YAML or the system says is in another language: no sentence of ours repeats it.

Such an error is turned into Dutch by `reason` or `system_reason`; its own words go in the log only.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parents[1] / "herstel_app"
NOT_READ_BY_USERS = ("audio", "voice", "smoke.py", "fallback.py")
"""What goes wrong there reaches the log, or comes out as an OSError."""
LOGS = ("logger", "log", "logging")
WORDS_OF_ERRORS = ("args", "msg", "reason", "problem", "context", "note")


def files() -> list[Path]:
    found = sorted(PACKAGE.rglob("*.py"))
    return [file for file in found if file.relative_to(PACKAGE).parts[0] not in NOT_READ_BY_USERS]


@cache
def own_errors() -> set[str]:
    """Give the names of the errors that are ours: what they say is Dutch."""
    classes: dict[str, set[str]] = {}
    for file in sorted(PACKAGE.rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ClassDef):
                classes[node.name] = {ast.unparse(base).rpartition(".")[2] for base in node.bases}
    return {name for name, bases in classes.items() if any(base.endswith(("Error", "Exception")) for base in bases)}


def names_of_types(node: ast.expr | None) -> set[str]:
    if node is None:
        return set()
    if isinstance(node, ast.Tuple):
        return set().union(*map(names_of_types, node.elts))
    if isinstance(node, ast.BinOp):
        return names_of_types(node.left) | names_of_types(node.right)
    return {ast.unparse(node).rpartition(".")[2]}


def foreign(tree: ast.AST, ours: set[str]) -> Iterator[tuple[str, ast.AST]]:
    """Give the name of each error that is not only ours, and where it is known."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ExceptHandler) and node.name and names_of_types(node.type) - ours:
            yield node.name, node
        elif isinstance(node, ast.FunctionDef):
            for argument in node.args.args:
                kinds = names_of_types(argument.annotation)
                if any(kind.endswith(("Error", "Exception")) for kind in kinds - ours):
                    yield argument.arg, node


def is_log(node: ast.AST) -> bool:
    called = node.func if isinstance(node, ast.Call) else None
    return isinstance(called, ast.Attribute) and isinstance(called.value, ast.Name) and called.value.id in LOGS


def is_name(node: ast.AST, name: str) -> bool:
    return isinstance(node, ast.Name) and node.id == name


def repeats(node: ast.AST, name: str) -> bool:
    """Whether a node puts the words of the error `name` in a text."""
    if isinstance(node, ast.FormattedValue | ast.keyword):
        value = node.value
        return is_name(value, name) or (
            isinstance(value, ast.Attribute) and is_name(value.value, name) and value.attr in WORDS_OF_ERRORS
        )
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("str", "repr"):
        return any(is_name(argument, name) for argument in node.args)
    return isinstance(node, ast.Attribute) and is_name(node.value, name) and node.attr == "strerror"


def lines_that_repeat(source: str, ours: set[str]) -> list[int]:
    """Give the lines where the words of an error that is not ours come in a text."""
    lines: list[int] = []

    def walk(node: ast.AST, name: str, told_apart: bool) -> None:
        if is_log(node):
            return
        if isinstance(node, ast.IfExp | ast.If) and "isinstance" in ast.unparse(node.test):
            told_apart = True  # it has been found out whose error it is
        if isinstance(node, ast.Compare):
            return  # it is looked at, not said
        if repeats(node, name) and not told_apart:
            lines.append(getattr(node, "lineno", 0))
        for child in ast.iter_child_nodes(node):
            walk(child, name, told_apart)

    tree = ast.parse(source)
    for name, inside in foreign(tree, ours):
        walk(inside, name, False)
    return sorted(set(lines))


def test_no_sentence_repeats_a_foreign_error() -> None:
    repeating = {
        f"{file.relative_to(PACKAGE)}:{line}"
        for file in files()
        for line in lines_that_repeat(file.read_text(encoding="utf-8"), own_errors())
    }
    assert repeating == set()


@pytest.mark.parametrize(
    "line",
    [
        'say(f"niet te lezen ({error.strerror})")',
        'say(f"niet te lezen ({error})")',
        'say(f"geen geldige YAML ({error.problem})")',
        "say(str(error))",
        'say("Dat lukt niet. {reason}".format(reason=error))',
        'say(error.strerror or "onbekend")',
        'raise OurError(f"{error!r}") from error',
    ],
)
def test_one_that_does_is_found(line: str) -> None:
    for kind in ("OSError", "(sqlite3.Error, OurError)", "yaml.YAMLError"):
        assert lines_that_repeat(f"try:\n    act()\nexcept {kind} as error:\n    {line}\n", {"OurError"}) == [4]
    assert lines_that_repeat(f"def fail(error: OSError | None) -> None:\n    {line}\n", {"OurError"}) == [2]


@pytest.mark.parametrize(
    "line",
    [
        'logger.warning("export: %s", error)',
        "say(reason(error))",
        "raise OurError(place) from error",
        "say(error.lineno)",
    ],
)
def test_one_that_does_not_is_let_alone(line: str) -> None:
    assert lines_that_repeat(f"try:\n    act()\nexcept OSError as error:\n    {line}\n", set()) == []
    assert lines_that_repeat("try:\n    act()\nexcept OurError as error:\n    say(str(error))\n", {"OurError"}) == []
