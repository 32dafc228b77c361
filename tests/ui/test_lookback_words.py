"""No word of Terugblik praises, blames, ranks or counts days: in every text of its pages, as written and as shown."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel, QLineEdit, QPlainTextEdit

import herstel_app
from herstel_app.core.month_tendencies import ExerciseMonth, SignalChange
from herstel_app.core.signals import SIGNALS
from herstel_app.engine.lookback.month import change_words, went_words
from tests.content.wording import FORBIDDEN, LONGEST_SENTENCE_WORDS, sentences, texts, words
from tests.helpers import lookback_states
from tests.ui.conftest import UiStage

PACKAGE = Path(herstel_app.__file__).parent
PAGES = (
    "ui/pages/lookback/*.py",
    "ui/kit/period.py",
    *(f"ui/pages/settings/{name}.py" for name in ("copies", "erase", "keep_cards")),
)
SPEAKING = (*PAGES, "ui/kit/dates.py", "engine/lookback/*.py", "engine/signal_words.py")
MODULES = sorted(file for pattern in SPEAKING for file in PACKAGE.glob(pattern))
JUDGING = re.compile(
    r"\b(goed zo|knap|trots|top|super|fijn gedaan|helaas|jammer|slechts|gemist|vergeten|overgeslagen dagen|achterstand"
    r"|beter(e|s)?|best(e)?|slecht(er|st|ste)?|minste|hoogste|laagste|gemiddeld(e)?|record|winn\w+|verlor\w+|vooruitgang"
    r"|achteruitgang|verbeter\w*|verslechter\w*|vol gehouden|op rij|achter elkaar|plaats \d|nummer 1|doel(en)?|procent"
    r"|\d+ dagen|\d+ avonden|\d+ weken|dagen geleden)\b",
    re.IGNORECASE,
)


def written(file: Path) -> Iterator[str]:
    """Give every text of a module that is handed to `tr`; of the engine every one but those that explain the code."""
    tree = ast.parse(file.read_text(encoding="utf-8"))
    if file.is_relative_to(PACKAGE / "engine"):
        explained = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in explained:
                yield node.value
        return
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "tr":
            text = node.args[1]
            assert isinstance(text, ast.Constant), ast.unparse(node)
            yield str(text.value)


def faults(text: str) -> list[str]:
    """Give what a text says that it would better not."""
    found = [match[0] for pattern in (FORBIDDEN, JUDGING) for match in pattern.finditer(text)]
    long = [sentence for sentence in sentences(text) if len(words(sentence)) > LONGEST_SENTENCE_WORDS]
    return found + long + (["!"] if "!" in text else [])


def test_all_modules_are_looked_at() -> None:
    assert len(MODULES) >= 14
    assert sum(len(list(written(file))) for file in MODULES) > 100


@pytest.mark.parametrize("file", MODULES, ids=lambda file: file.stem)
def test_no_text_judges(file: Path) -> None:
    assert {text: faults(text) for text in written(file) if faults(text)} == {}


def test_the_questions_and_the_card_do_not_judge(stage: UiStage) -> None:
    every = texts(stage.herstel.library.yardstick)
    assert len(every) > 10
    assert {text: faults(text) for text in every if faults(text)} == {}


@pytest.mark.parametrize("differences", [(2,), (0, 0, 0), (1, 2, 2), (1, 1, 1), (-1, -2, -2), (-1, 0, 1)])
def test_no_sentence_of_a_month_judges(differences: tuple[int, ...]) -> None:
    for signal in SIGNALS:
        change = SignalChange(signal, differences)
        assert faults(change_words(change)) == []
        assert faults(went_words(ExerciseMonth("a", "A", len(differences), (change,)))) == []


STATES = dict(lookback_states.states())


@pytest.mark.parametrize("name", STATES)
def test_no_word_on_the_page_judges(stage: UiStage, name: str) -> None:
    STATES[name](stage)
    stage.settle()
    page = stage.herstel.window.pages.lookback
    shown = [item.text() for item in page.findChildren(QLabel) if not item.text().startswith("<")]
    shown += [item.accessibleName() or item.text() for item in page.findChildren(QLabel)]
    shown += [f"{item.text()} {item.accessibleName()}" for item in page.findChildren(QAbstractButton)]
    shown += [item.placeholderText() for item in page.findChildren(QLineEdit)]
    shown += [item.placeholderText() for item in page.findChildren(QPlainTextEdit)]
    shown += [box.itemText(row) for box in page.findChildren(QComboBox) for row in range(box.count())]
    judged = {text: JUDGING.findall(text) + FORBIDDEN.findall(text) for text in shown}
    assert {text: found for text, found in judged.items() if found} == {}


@pytest.mark.parametrize(
    "text",
    ["Goed gedaan", "Je hebt 5 dagen geoefend.", "De beste oefening", "Dat moet beter.", "Jammer, niets.", "Mooi!"],
)
def test_a_judging_text_is_found(text: str) -> None:
    assert faults(text)
