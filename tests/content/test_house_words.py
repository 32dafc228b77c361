"""One thing has one name: no other word for it in the program, its documents or its pages."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import herstel_app
from herstel_app.core.signals import SIGNALS
from herstel_app.engine.signal_words import NAMES, SHORT_NAMES
from herstel_app.storage.export import OVERVIEW_TITLES
from herstel_app.storage.library import load_library

PACKAGE = Path(herstel_app.__file__).parent
ROOT = PACKAGE.parent
DOCUMENTS = [ROOT / "README.md", ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").glob("*.md"))]
CONTENT = sorted((ROOT / "content" / "nl").rglob("*.yaml"))
HOUSE_WORDS = {
    r"schui(f|ven)": "schuifje, schuifjes",
    r"bladzij(en)?": "bladzijde, bladzijden",
    r"log(boek|bestand)(en)?": "log",
    r"(dunt|dunnen) uit|uitdun\w*|begeleiding (valt|gaat|wordt (vaak )?(minder|zachter))|valt de begeleiding weg": (
        "de begeleiding wordt stiller"
    ),
    r"laat maar": "toch niet",
    r"leeg wachten": "wachten na het uitademen",
    r"(wat|klank|geluid) (eronder|er onder)( \w+)?|eronder (klinkt|ligt)": "achtergrondgeluid",
    r"bij de klok (blijven|blijft|staan)": "op de achtergrond blijven",
    r"luchthonger|honger naar lucht": "als je het benauwd krijgt",
    r"(laat|laten) niets na": "maakt niet uit",
    r"haar": "die, of het woord zelf: een ding is geen zij",
    r"zachter (vooraf|achteraf)|zachter, ruimte in je hoofd": NAMES["softness"].lower(),
    r"stil (zitten|liggen)": "stilzitten, stilliggen",
    r"(zwelt|zakt) de klank|ebt hij": "stijgt de klank, daalt hij",
    r"per schuifje|vier schuifjes": "per signaal, vier signalen",
    r"typische? verschil": "het middelste verschil",
    r"hoor je dit net|hoor het net|nog net( te)? horen": "hoor je deze klank",
    r"eigen adem” met": "bij “Je eigen adem” de manier “Met je voeten”",
    r"merk (alleen op|op wat|of|hoe|wat|waar|het|één)": "kijk, voel of let op",
}
"""What we do not write, and what we write instead."""


def faults(text: str) -> list[str]:
    """Give what a text says that has another word with us, and that word."""
    plain = " ".join(text.split())
    return [
        f"{match[0]} → {instead}"
        for pattern, instead in HOUSE_WORDS.items()
        for match in re.finditer(rf"\b({pattern})\b", plain, re.IGNORECASE)
    ]


def written(file: Path) -> Iterator[str]:
    """Give every text of a module that is not an explanation of the code."""
    tree = ast.parse(file.read_text(encoding="utf-8"))
    explained = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in explained:
            yield node.value


def test_the_program_has_one_word_for_a_thing() -> None:
    modules = sorted(PACKAGE.rglob("*.py"))
    assert len(modules) > 200
    found = {
        str(file.relative_to(PACKAGE)): [fault for text in written(file) for fault in faults(text)] for file in modules
    }
    assert {name: each for name, each in found.items() if each} == {}


@pytest.mark.parametrize("file", [*DOCUMENTS, *CONTENT], ids=lambda file: file.relative_to(ROOT).as_posix())
def test_a_document_has_the_same_word(file: Path) -> None:
    # `code` and addresses of pictures and pages are names, not words.
    text = re.sub(r"```.*?```|`[^`]*`|\]\([^)]*\)", " ", file.read_text(encoding="utf-8"), flags=re.DOTALL)
    assert faults(text) == []


def test_the_signals_are_called_the_same_on_paper() -> None:
    manual = (ROOT / "docs" / "handleiding.md").read_text(encoding="utf-8").lower()
    reckoning = (ROOT / "docs" / "avondproef.md").read_text(encoding="utf-8").lower()
    for signal in SIGNALS:
        assert NAMES[signal].lower() in manual
        assert f"| {SHORT_NAMES[signal].lower()} |" in reckoning


def test_the_overview_has_a_column_for_each_signal_before_and_after() -> None:
    titles = [f"{NAMES[signal].lower()} {moment}" for signal in SIGNALS for moment in ("vooraf", "achteraf")]
    assert list(OVERVIEW_TITLES[4:-1]) == titles


OTHER_NAMES = re.compile(r"\b(rust(en)?|niets doen|stil zitten)\b", re.IGNORECASE)
"""Of sitting still; *rust* is what herstel is compared with, at *Voel het verschil* and in the avondproef."""


def test_sitting_still_has_one_name() -> None:
    library = load_library(ROOT / "content" / "nl")
    called = [text for recipe in library.recipes.values() for text in (s.label for s in recipe.steps)]
    called += [choice.label for each in library.proeven.values() for part in each.parts for choice in part.choices]
    called += [text for each in library.exercises.values() for text in (each.title, each.doing or "")]
    assert [text for text in called if OTHER_NAMES.search(text)] == []
    sits = [step.label for recipe in library.recipes.values() for step in recipe.steps if "stillness" in step.exercises]
    assert set(sits) == {"stilzitten"}
