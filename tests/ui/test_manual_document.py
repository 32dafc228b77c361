"""docs/handleiding.md: what it points to is there, and what someone looks for in it is in it."""

from __future__ import annotations

import re
import tomllib
import zipfile
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

import dev
import make  # dev.py has just made it findable
from herstel_app.app import make_application
from herstel_app.paths import shipped
from herstel_app.ui.kit.document_view import anchor_of
from tests.content.wording import FORBIDDEN, LONGEST_SENTENCE_WORDS, flesch_douma, sentences, words
from tests.helpers.accessibility import luminances
from tests.helpers.manual_pictures import COLOURS, FOLDER, MOST_BYTES, PICTURES, draw, quantised
from tests.ui.conftest import UiStage

DOCS = dev.ROOT / "docs"
MANUAL = (DOCS / "handleiding.md").read_text(encoding="utf-8")
README = (dev.ROOT / "README.md").read_text(encoding="utf-8")
LINK = re.compile(r"\]\(([^)\s]+)\)")
MOST_WORDS = 1500
EASIEST = 60
"""Flesch-Douma: fairly easy, with the names of what is on the screen."""


def prose() -> str:
    """Give the running text, without headings, contents, pictures and the table."""
    lines = [line for line in MANUAL.splitlines() if not re.match(r"#|!\[|\||\[[^]]+\]\(#", line)]
    text = re.sub(r"\]\([^)]+\)", "]", "\n".join(lines))
    return re.sub(r"[\[\]*`]", "", re.sub(r"(?m)^- ", "", text))


def paragraphs() -> list[str]:
    return [part for part in re.split(r"\n\n|\n(?=- )", prose()) if part.strip()]


def keys_of(text: str) -> dict[str, str]:
    """Give the rows of the table of keys."""
    table = text.split("## Toetsen\n", 1)[1].split("\n## ", 1)[0]
    rows = [line.strip("| ").split(" | ") for line in table.splitlines() if line.startswith("| ")]
    return {key: what for key, what in rows if key != "toets"}


@pytest.mark.parametrize("target", LINK.findall(MANUAL))
def test_what_the_manual_links_to_is_there(target: str) -> None:
    name, _, heading = target.partition("#")
    file = DOCS / (name or "handleiding.md")
    assert file.is_file()
    if heading:
        text = file.read_text(encoding="utf-8")
        assert heading in {anchor_of(found) for found in re.findall(r"(?m)^#+ (.+)$", text)}


def test_the_manual_has_the_pictures_that_are_drawn_and_no_others() -> None:
    assert set(re.findall(r"!\[.+\]\(beeld/(.+)\.png\)", MANUAL)) == set(PICTURES)
    assert {file.stem for file in FOLDER.iterdir()} == set(PICTURES)
    assert set(re.findall(r"\(docs/beeld/(.+)\.png\)", README)) <= set(PICTURES)


@pytest.mark.parametrize("name", PICTURES)
def test_pictures_are_small(name: str) -> None:
    file = FOLDER / f"{name}.png"
    assert file.stat().st_size <= MOST_BYTES
    assert QImage(str(file)).size().toTuple() == (1200, 780)


def test_a_picture_is_drawn_anew(qapp: QApplication, tmp_path: Path) -> None:
    file = draw(make_application(["herstel"]), "vanavond", tmp_path)
    assert file.stat().st_size <= MOST_BYTES
    drawn, kept = (luminances(QImage(str(path))) for path in (file, FOLDER / "vanavond.png"))
    assert drawn.shape == kept.shape
    # Fonts differ between computers; the page is the same.
    assert float(np.abs(drawn - kept).mean()) < 0.02


def test_few_colours_are_near_to_those_of_the_picture(qapp: QApplication) -> None:
    size = 64
    image = QImage(size, size, QImage.Format.Format_RGB888)
    for x in range(size):
        for y in range(size):
            image.setPixel(x, y, 0xFF000000 | 4 * x << 16 | 4 * y << 8 | 2 * x)
    few = quantised(image)
    assert 200 < len(few.colorTable()) <= COLOURS
    assert float(np.abs(luminances(few) - luminances(image)).mean()) < 0.02


def test_every_key_of_the_readme_stands_in_it() -> None:
    assert len(keys_of(README)) >= 10
    assert keys_of(MANUAL) == keys_of(README)


def test_every_page_of_the_rail_is_named(stage: UiStage) -> None:
    titles = [entry.word for entry in stage.herstel.window.rail.pages.values()]
    assert len(titles) == 7
    assert [title for title in titles if title not in prose()] == []


def test_every_section_of_the_settings_that_it_names_is_there(stage: UiStage) -> None:
    named = set(re.findall(r"Bij \*?Instellingen\*?, onder \*?([A-Z][a-z]+)", MANUAL, re.IGNORECASE))
    assert len(named) >= 5
    assert named <= {name.split()[0] for name in stage.herstel.window.pages.settings.sections.tabs}


def test_it_is_short_and_reads_well_aloud() -> None:
    assert len(words(prose())) <= MOST_WORDS
    assert FORBIDDEN.findall(prose()) == []
    assert "!" not in prose()
    long = [
        sentence
        for part in paragraphs()
        for sentence in sentences(" ".join(part.split()))
        if len(words(sentence)) > LONGEST_SENTENCE_WORDS
    ]
    assert long == []
    assert flesch_douma(prose()) >= EASIEST


def test_its_contents_stand_below_the_title_in_its_own_order() -> None:
    below = MANUAL.split("\n\n", 2)[1]
    named = re.findall(r"\[([^]]+)\]\(#([^)]+)\)", below)
    headings = re.findall(r"(?m)^## (.+)$", MANUAL)
    assert 10 <= len(named) <= 12
    assert all(anchor_of(name) == place for name, place in named)
    assert [name for name, _ in named] == [name for name in headings if name in dict(named)]


def test_what_is_for_a_terminal_is_on_a_page_of_its_own() -> None:
    assert "`" not in MANUAL
    assert "herstel play" in (DOCS / "terminal.md").read_text(encoding="utf-8")


def test_readme_leads_to_it() -> None:
    assert "(docs/handleiding.md)" in README


def test_a_document_that_is_lacking_in_the_wheel_is_found(tmp_path: Path) -> None:
    """Both the manual and what it leads to belong to the program."""
    wanted = make.shipped_files()
    for name in (
        "handleiding.md",
        "gegevens.md",
        "avondproef.md",
        "content-format.md",
        "terminal.md",
        "beeld/lezen.png",
    ):
        assert f"herstel_app/_data/docs/{name}" in wanted
        assert (shipped("docs") / name).is_file()
    wheel = tmp_path / "herstel.whl"
    with zipfile.ZipFile(wheel, "w") as archive:
        for name in wanted - {"herstel_app/_data/docs/handleiding.md"}:
            archive.writestr(name, "")
    assert make.lacking(wheel) == {"herstel_app/_data/docs/handleiding.md"}


def test_the_wheel_takes_along_what_the_other_packages_do() -> None:
    config = (dev.ROOT / "pyproject.toml").read_text(encoding="utf-8")
    included = tomllib.loads(config)["tool"]["hatch"]["build"]["targets"]["wheel"]["force-include"]
    assert included == {name: f"herstel_app/_data/{name}" for name in make.SHIPPED}
