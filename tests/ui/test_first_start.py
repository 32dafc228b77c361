"""The first start: it breathes with its sound, *Laat voelen* begins at once; it is left at any point, and seen once."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import timedelta
from itertools import groupby, pairwise
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QPlainTextEdit, QSlider, QWidget

from herstel_app.core.practice_request import PracticeRequest
from herstel_app.core.programme import Practise
from herstel_app.core.programme_content import DIFFERENCE
from herstel_app.engine.audio.samples import GENTLE, GENTLE_BREATH_S, GENTLE_TONE_S
from herstel_app.engine.fit_words import FACTS, SAY_FIRST, STAYS_HERE, STOP, WHO
from herstel_app.engine.words import HEARD_QUESTION, SOUND_LOST, VOICE_QUESTION
from herstel_app.ui.kit.basic import label
from herstel_app.ui.kit.link import Link
from herstel_app.ui.kit.palettes import NIGHT
from herstel_app.ui.practice.corners import Corners
from herstel_app.ui.shell.first_start_view import FirstStartView
from tests.helpers import first_start_states
from tests.helpers.voices import has_no_voice
from tests.helpers.waiting import comes
from tests.ui.conftest import UiStage, make_stage
from tests.ui.stage_parts import begun, kept, plays


def asked(stage: UiStage) -> FirstStartView:
    """Begin, and hear one breath."""
    view = begun(stage)
    stage.clock.seconds += GENTLE_BREATH_S
    assert comes(lambda: view.question.said == HEARD_QUESTION)
    stage.settle()
    return view


def test_who_left_the_question_here_is_not_asked_it_again_that_evening(stage: UiStage) -> None:
    stage.herstel.engine.settings.change(health_facts=None, health_declined=False)
    begun(stage)
    press(Qt.Key.Key_Escape)
    assert is_over(stage)
    stage.herstel.window.open_page("tonight")
    stage.settle()
    tonight = stage.herstel.window.pages.tonight
    assert (tonight.safety.isVisible(), tonight.ask_link.isVisible()) == (False, True)
    assert "?" not in tonight.ask_link.text()
    tonight.ask_link.click()
    assert tonight.is_asking
    tonight.back()
    stage.clock.wall += timedelta(days=1)
    tonight.refresh()
    assert (tonight.safety.isVisible(), tonight.ask_link.isVisible()) == (True, False)


def press(key: Qt.Key) -> None:
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, key)


def is_over(stage: UiStage) -> bool:
    stage.settle()
    window = stage.herstel.window
    return (
        stage.herstel.first_start.view is None
        and window.pages.tonight.isVisible()
        and window.findChild(FirstStartView) is None
        and not stage.herstel.engine.practice.is_active
        and not stage.herstel.engine.audio.sounding
    )


def told(view: QWidget) -> str:
    return "\n".join(label.text() for label in view.findChildren(QLabel) if label.isVisible())


def test_it_breathes_with_its_sound_before_anything_is_asked(stage: UiStage) -> None:
    seen: list[object] = []
    stage.herstel.bridge.first_frame_changed.connect(seen.append)
    view = begun(stage)
    assert plays(stage) == [GENTLE]
    pictures = []
    for _ in range(3):  # breathed out, in, and halfway
        stage.clock.seconds += 2.9
        seen.clear()
        assert comes(lambda: len(seen) > 0)
        pictures.append(view.scene.glow.grab().toImage())
    assert pictures[0] != pictures[1] != pictures[2]
    assert not view.findChildren(QSlider)
    assert not view.findChildren(QPlainTextEdit)
    assert "Wanneer ben je" not in told(view)


def test_whether_it_is_heard_is_asked_after_the_first_tone_by_plain_links(stage: UiStage) -> None:
    view = begun(stage)
    question = view.question
    stage.clock.seconds += GENTLE_TONE_S / 2
    stage.settle()
    assert told(question) == ""
    assert shown(question.yes, question.other) == [False, False]
    below, light = view.feel_button.mapTo(view, QPoint()).y(), view.scene.glow.mapTo(view, QPoint())
    stage.clock.seconds += GENTLE_TONE_S / 2
    assert comes(lambda: question.said == HEARD_QUESTION)
    stage.settle()
    assert shown(question.yes, question.other) == [True, True]
    assert {each.property("role") for each in (question.yes, question.other)} == {"link"}
    assert question.yes.mapTo(view, QPoint()).y() > below == view.feel_button.mapTo(view, QPoint()).y()
    assert view.scene.glow.mapTo(view, QPoint()) == light


AIR = 16
"""Least room between the last light of the glow and the words below it, in px at 100 %."""


def test_the_glow_has_air_above_and_below(stage: UiStage) -> None:
    view = begun(stage)
    title = next(each for each in view.findChildren(QLabel) if each.property("role") == "display")
    above, below = view.scene.y(), title.mapTo(view, QPoint()).y() - view.scene.geometry().bottom()
    assert below >= AIR
    assert above > below


SEEN = 5
"""Steps of red above what is behind it, from which a light is seen in the dark."""
WINDOWS = [((1200, 780), 200, 320), ((960, 540), 100, 160)]


@pytest.mark.parametrize(("size", "breathed_out", "breathed_in"), WINDOWS)
def test_the_glow_is_large_and_not_the_brightest(
    size: tuple[int, int], breathed_out: int, breathed_in: int, stage: UiStage
) -> None:
    stage.herstel.window.resize(*size)
    scene = begun(stage).scene
    seen = []
    for at_s in (0.0, 3.0):
        scene.show_frame(replace(GENTLE.frame_at(at_s), phase=None))  # without its word
        image = scene.glow.grab().toImage()
        reds = [image.pixelColor(x, image.height() // 2).red() for x in range(image.width())]
        seen.append(sum(red >= reds[0] + SEEN for red in reds))
        assert max(reds) < QColor(NIGHT.accent).red() * 0.75
    assert seen[0] >= breathed_out
    assert seen[1] >= breathed_in


def ink_of(image: QImage) -> list[tuple[int, list[tuple[int, int]]]]:
    """Give for each line of words how many words it has room for, and from where to where letters stand."""
    ground = image.pixel(0, 0)
    full = [any(image.pixel(x, y) != ground for x in range(image.width())) for y in range(image.height())]
    lines: list[tuple[int, list[tuple[int, int]]]] = []
    for is_ink, rows in groupby(range(image.height()), key=lambda y: full[y]):
        band = list(rows)
        if not is_ink:
            continue
        seen = [any(image.pixel(x, y) != ground for y in band) for x in range(image.width())]
        parts = [list(part) for is_on, part in groupby(range(image.width()), key=lambda x: seen[x]) if is_on]
        lines.append((band[0], [(part[0], part[-1]) for part in parts]))
    return lines


def widest_gaps(letters: list[tuple[int, int]], count: int) -> list[int]:
    """Give the widest gaps between letters, from left to right, in px: those between words."""
    gaps = [after[0] - before[1] - 1 for before, after in pairwise(letters)]
    least = sorted(gaps, reverse=True)[count - 1]
    return [gap for gap in gaps if gap >= least]


def test_the_line_of_safety_is_two_lines_of_at_most_640_px_with_even_spaces(stage: UiStage) -> None:
    stage.herstel.engine.settings.change(health_facts=None)
    view = begun(stage)
    link = view.safety.link
    assert isinstance(link, Link)
    link.is_underlined = False
    said = " ".join((*STOP, STAYS_HERE)), " ".join((*WHO, SAY_FIRST))
    lines = ink_of(view.safety.grab().toImage())
    assert len(lines) == 2
    for words, (_, letters) in zip(said, lines, strict=True):
        left, right = letters[0][0], letters[-1][1]
        assert right - left <= 640
        assert abs(left - (view.safety.width() - right)) <= 4
        (plain,) = ink_of(label(words, "kicker", wrap=False).grab().toImage())
        count = words.count(" ")
        seen, meant = widest_gaps(letters, count), widest_gaps(plain[1], count)
        assert len(seen) == len(meant) == count
        assert max(abs(each - other) for each, other in zip(seen, meant, strict=True)) <= 1


def test_it_says_how_long_the_difference_takes(stage: UiStage) -> None:
    assert stage.herstel.library.proeven[DIFFERENCE].takes_minutes == 5
    assert "Voel het verschil, in vijf minuten." in told(begun(stage))


@pytest.mark.parametrize("answered", [True, False])
def test_one_key_and_the_first_line_of_the_first_part_is_there(answered: bool, stage: UiStage) -> None:
    settings = stage.herstel.engine.settings
    settings.change(health_facts=() if answered else None, proeven_drawn=("difference",))
    begun(stage)
    press(Qt.Key.Key_Return)
    stage.advance(2)
    step = stage.herstel.engine.programmes.step
    assert isinstance(step, Practise)
    assert step.request.proef == "difference"
    assert stage.herstel.first_start.view is None
    assert "Het is nu" in told(stage.herstel.window.pane.running)


def test_no_other_page_is_seen_before_the_first_part(stage: UiStage) -> None:
    stage.herstel.engine.settings.change(health_facts=())
    view = begun(stage)
    window = stage.herstel.window
    watch = Shows(window.pages)
    QTest.mouseClick(view.feel_button, Qt.MouseButton.LeftButton)
    stage.settle()
    assert watch.times == 0
    assert window.is_grown
    assert QApplication.focusWidget() is window.pane.running


class Shows(QObject):
    """Counts how often a widget is shown."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.times = 0
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if event.type() == QEvent.Type.Show:
            self.times += 1
        return False


@pytest.mark.parametrize("leave", ["esc", "look"])
def test_it_can_be_left_for_a_look_around(leave: str, stage: UiStage) -> None:
    view = begun(stage)
    if leave == "esc":
        press(Qt.Key.Key_Escape)
    else:
        QTest.mouseClick(view.look_button, Qt.MouseButton.LeftButton)
    assert is_over(stage)


@pytest.mark.parametrize(
    ("key", "page"), [(Qt.Key.Key_F1, "help"), (Qt.Key.Key_3, "exercises"), (Qt.Key.Key_Comma, "settings")]
)
def test_a_page_is_a_key_away(key: Qt.Key, page: str, stage: UiStage) -> None:
    begun(stage)
    modifier = Qt.KeyboardModifier.NoModifier if page == "help" else Qt.KeyboardModifier.ControlModifier
    focus = QApplication.focusWidget()
    assert focus
    QTest.keyClick(focus, key, modifier)
    stage.settle()
    assert stage.herstel.window.page == page
    assert stage.herstel.first_start.view is None


def test_an_exercise_that_begins_from_outside_has_the_window(stage: UiStage) -> None:
    begun(stage)
    stage.herstel.window.engine.begin_exercise(PracticeRequest("slow-breathing"))
    stage.settle()
    assert stage.herstel.first_start.view is None
    assert stage.herstel.window.pane.isVisible()


def test_it_is_seen_once_and_a_closed_window_leaves_nothing(qapp: QApplication, tmp_path: Path) -> None:
    stage = make_stage(qapp, tmp_path / "data")
    begun(stage)
    assert kept(stage, tmp_path)["welcomed"] is True
    stage.close()
    assert not [widget for widget in QApplication.topLevelWidgets() if isinstance(widget, FirstStartView)]


def shown(*widgets: QWidget) -> list[bool]:
    return [widget.isVisible() for widget in widgets]


def test_the_sound_is_made_louder_and_answered_by_keys(stage: UiStage) -> None:
    view = asked(stage)
    question = view.question
    assert question.said == HEARD_QUESTION
    volume = stage.herstel.engine.settings.settings.volume
    for _ in range(2):
        press(Qt.Key.Key_Backtab)
        if QApplication.focusWidget() is question.other:
            break
    press(Qt.Key.Key_Return)
    assert stage.herstel.engine.settings.settings.volume == volume + 10
    assert len(plays(stage)) == 1, "it goes on, louder"
    question.yes.click()
    stage.settle()
    assert question.said in ("", VOICE_QUESTION)


def test_at_full_the_computer_itself_is_next(stage: UiStage) -> None:
    view = asked(stage)
    while stage.herstel.engine.settings.settings.volume < 100:
        view.question.other.click()
    assert view.question.said == "Hoor je het nu? Zo niet: zet je computer harder."
    question, below = (each for each in view.question.findChildren(QLabel) if each.isVisible())
    assert (question.text(), below.text()) == ("Hoor je het nu?", "Zo niet: zet je computer harder.")
    question_y, yes_y, below_y = (
        each.mapTo(view, each.rect().center()).y() for each in (question, view.question.yes, below)
    )
    assert abs(question_y - yes_y) < 4 < below_y - question_y
    assert shown(view.question.yes, view.question.other) == [True, False]


def test_what_stands_in_the_way_of_sound_is_told_without_a_question(stage: UiStage) -> None:
    view = asked(stage)
    stage.herstel.engine.audio.state_changed.emit("missing")
    stage.settle()
    assert view.question.said == SOUND_LOST["missing"]
    assert shown(view.question.yes, view.question.other) == [False, False]
    stage.herstel.engine.audio.state_changed.emit("working")
    stage.settle()
    assert view.question.said == HEARD_QUESTION
    assert shown(view.question.yes, view.question.other) == [True, True]


@pytest.mark.parametrize("yes", [True, False])
def test_where_there_is_a_voice_one_line_asks_for_it(yes: bool, stage: UiStage) -> None:
    view = asked(stage)
    view.question.yes.click()
    assert comes(lambda: view.question.said == VOICE_QUESTION)
    (view.question.yes if yes else view.question.other).click()
    assert stage.herstel.engine.settings.settings.voice is yes
    assert view.question.said == ""
    assert shown(view.question.yes, view.question.other) == [False, False]


def test_without_a_voice_nothing_more_is_asked(stage: UiStage) -> None:
    has_no_voice(stage)
    view = asked(stage)
    view.question.yes.click()
    stage.settle()
    assert view.question.said == ""


def test_who_something_holds_for_says_it_first_and_comes_back(stage: UiStage) -> None:
    stage.herstel.engine.settings.change(health_facts=None)
    view = begun(stage)
    assert shown(view.safety, view.safety.link) == [True, True]
    view.safety.link.click()
    assert view.is_asking
    view.health.chips.chips[next(iter(FACTS))].click()
    view.health.done_button.click()
    assert not view.is_asking
    assert stage.herstel.engine.fit.answer == ("lungs-heart",)
    assert shown(view.safety, view.safety.link) == [True, False]
    assert QApplication.focusWidget() is view.feel_button


@pytest.mark.parametrize(
    "back", [lambda view: press(Qt.Key.Key_Escape), lambda view: view.health.rather_not.click()], ids=["esc", "not"]
)
def test_saying_nothing_leads_back_too(back: Callable[[FirstStartView], None], stage: UiStage) -> None:
    stage.herstel.engine.settings.change(health_facts=None)
    view = begun(stage)
    view.ask()
    back(view)
    assert not view.is_asking
    assert stage.herstel.first_start.view is view
    assert stage.herstel.engine.fit.answer is None


@pytest.mark.parametrize("scale", [100, 160])
def test_what_hands_the_answer_over_is_always_in_sight(scale: int, qapp: QApplication, tmp_path: Path) -> None:
    tmp_path.joinpath("settings.json").write_text(json.dumps({"text_scale_percent": scale}), encoding="utf-8")
    stage = make_stage(qapp, tmp_path)
    stage.herstel.engine.settings.change(health_facts=None)
    stage.herstel.window.resize(960, 540)
    view = begun(stage)
    view.ask()
    stage.settle()
    done = view.health.done_button
    assert done.visibleRegion().boundingRect() == done.rect()
    assert not [each for each in view.findChildren(QAbstractButton) if each.text() == "terug"]
    stage.close()


def test_nothing_outlives_a_window_that_is_closed_in_it(qapp: QApplication, tmp_path: Path) -> None:
    before = set(qapp.topLevelWidgets())
    stage = make_stage(qapp, tmp_path)
    stage.herstel.first_start.begin()
    stage.settle()
    stage.close()
    assert [type(each).__name__ for each in qapp.topLevelWidgets() if each not in before] == []


@pytest.mark.parametrize(
    "state", [first_start_states.at_full, first_start_states.voice_asked, first_start_states.answered]
)
@pytest.mark.parametrize("scale", [90, 100, 130, 160])
def test_the_glow_stays_in_its_place_whatever_is_asked_or_told(
    stage: UiStage, state: Callable[[UiStage], None], scale: int
) -> None:
    stage.herstel.engine.settings.change(text_scale_percent=scale, health_facts=None)
    stage.settle()

    def place(view: FirstStartView) -> tuple[QPoint, QPoint, int]:
        glow, button = view.scene.glow, view.feel_button
        return glow.mapTo(view, QPoint()), button.mapTo(view, QPoint()), glow.height()

    before = place(begun(stage))
    stage.herstel.first_start.leave()
    state(stage)
    stage.settle()
    view = stage.herstel.first_start.view
    assert view is not None
    assert place(view) == before


def test_help_stands_in_its_corner_above_the_question(stage: UiStage) -> None:
    first_start_states.who(stage)
    stage.settle()
    window = stage.herstel.window
    (corners,) = window.findChildren(Corners)
    link = corners.help_button
    assert link.isVisible()
    at = link.mapTo(window, QPoint())
    link.click()
    stage.settle()
    assert window.page == "help"
    stage.herstel.engine.begin_exercise(PracticeRequest("slow-breathing"))
    stage.settle()
    assert window.pane.running.help_button.mapTo(window, QPoint()) == at
