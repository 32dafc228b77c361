"""*Anders*: what can be chosen, parts that are remembered, lengths that belong to the variant."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget

from herstel_app.app import make_application
from herstel_app.core.exercise_choice import ExerciseChoice
from herstel_app.core.practice_request import PracticeRequest
from herstel_app.core.signals import Readings
from herstel_app.core.timeline import Timeline
from herstel_app.ui.kit.basic import BEARING_PX, Wrapped
from herstel_app.ui.kit.chip_group import TabChips
from herstel_app.ui.kit.exercise_words import group_name
from herstel_app.ui.kit.fold import Fold
from herstel_app.ui.kit.source_list import SourceList
from herstel_app.ui.practice.offer import Offer
from herstel_app.ui.shell.tab_order import focus_chain
from tests.helpers.begun import begin_with
from tests.helpers.forms import form_in, unfold
from tests.helpers.screens import SECTION
from tests.helpers.tabbing import show_focus
from tests.helpers.widgets import signals_in
from tests.ui.conftest import UiStage, make_stage


def offered(stage: UiStage, name: str) -> Offer:
    pane = stage.herstel.window.pane
    pane.engine.offer(PracticeRequest(name))
    stage.settle()
    assert pane.shown(Offer)
    return form_in(pane, Offer)


MORE = "Anders, of meer weten", "Meer over deze oefening"


def chip(offer: Offer, text: str) -> QAbstractButton:
    return next(b for b in offer.findChildren(QAbstractButton) if b.text() == text and b.isVisibleTo(offer))


def open_more(offer: Offer) -> None:
    """Open what holds the way of it, how it is now, and what else there is to know."""
    next(fold for fold in offer.findChildren(Fold) if fold.accessibleName() in MORE).click()


def shown(offer: Offer) -> str:
    return "\n".join(w.accessibleName() or w.text() for w in offer.findChildren(QLabel) if w.isVisibleTo(offer))


def test_only_what_can_be_chosen_is_in_sight_and_all_else_is_a_click_away(stage: UiStage) -> None:
    exercise = stage.herstel.library.exercises["humming"]
    offer = offered(stage, "humming")
    folds = [fold.text() for fold in offer.findChildren(Fold) if fold.isVisibleTo(offer)]
    assert folds == ["Voorzichtig?", "Anders, of meer weten"], "what warns is in sight, and stays there"
    assert not any(isinstance(each, TabChips) and each.isVisibleTo(offer) for each in offer.findChildren(QWidget))
    measure = "Hoe is het nu? Leeg laten mag."
    assert measure not in shown(offer)
    assert not signals_in(offer).isVisible()
    open_more(offer)
    unfolded = {
        "Zo gaat het": exercise.instructions[0],
        "Wat weten we?": exercise.evidence.text,
    }
    for title, text in unfolded.items():
        assert f"{title}\n" in shown(offer)
        assert text in shown(offer), "only the measure is folded away again"
    assert not signals_in(offer).isVisible()
    chip(offer, "Vooraf invullen").click()
    assert measure in shown(offer)
    assert signals_in(offer).isVisible()
    assert len([fold for fold in offer.findChildren(Fold) if fold.isVisibleTo(offer)]) == len(folds) + 1 == 3
    assert exercise.cautions[0] not in shown(offer)
    chip(offer, "Voorzichtig?").click()
    assert exercise.cautions[0] in shown(offer)


def test_all_the_ratings_come_into_sight_together_below_what_warns(stage: UiStage) -> None:
    show_focus()  # the hand is on the keyboard
    stage.herstel.window.resize(1200, 780)
    offer = offered(stage, "stillness")
    open_more(offer)
    stage.settle()
    chip(offer, "Vooraf invullen").click()
    stage.settle()
    for scale in signals_in(offer).scales.values():
        assert scale.visibleRegion().boundingRect() == scale.rect()
    for part in offer.begin_button, chip(offer, "Voorzichtig?"):
        assert part.visibleRegion().boundingRect() == part.rect()


@pytest.mark.parametrize("name", ["stillness", "slow-breathing", "natural-breath"])
@pytest.mark.parametrize(("size", "percent"), [((1200, 780), 100), ((1600, 900), 100), ((1200, 780), 130)])
def test_the_line_stands_where_the_glow_comes(stage: UiStage, name: str, size: tuple[int, int], percent: int) -> None:
    stage.herstel.engine.fit.take([])
    window, pane = stage.herstel.window, stage.herstel.window.pane
    window.resize(*size)
    stage.herstel.engine.settings.change(text_scale_percent=percent)
    window.open_section(SECTION)
    why = "Ga stilzitten. Wordt je hoofd ook stil?"
    pane.engine.offer(PracticeRequest(name, None, None, SECTION, "still-but-grinding", why))
    stage.settle()
    offer = form_in(pane, Offer)
    line = offer.line.line
    assert (line.mapTo(pane, QPoint()).x(), line.width()) == (0, pane.width()), "from edge to edge"
    drawn = line.mapTo(pane, QPoint(0, offer.line.middle)).y()
    offer.begin_button.click()
    stage.settle()
    glow = pane.running.glow
    assert drawn == pytest.approx(glow.mapTo(pane, glow.rect().center()).y(), abs=0.02 * pane.height())


def bottom(part: QWidget, within: QWidget) -> int:
    return part.mapTo(within, QPoint(0, part.height())).y()


def lengths_top(offer: Offer) -> int:
    title = next(each for each in offer.findChildren(QLabel) if each.text() == "Hoe lang?")
    return title.mapTo(offer, QPoint()).y()


def last_shown(offer: Offer) -> int:
    return max(bottom(fold, offer) for fold in offer.findChildren(Fold) if fold.isVisible())


def test_it_is_one_block_around_its_line_and_begin_ends_it(stage: UiStage) -> None:
    stage.herstel.window.resize(1200, 780)
    for name in "stillness", "slow-breathing":
        offer = offered(stage, name)
        assert group_name(offer.choice.exercise.group) not in shown(offer).split("\n")
        line = offer.line.mapTo(offer, QPoint()).y()
        ends = [bottom(each, offer) for each in offer.column.findChildren(QLabel) if each.isVisible()]
        assert line - max(end for end in ends if end < line) < 40
        assert lengths_top(offer) - bottom(offer.line, offer) < 24
        assert offer.begin_button.y() - last_shown(offer) == pytest.approx(28, abs=2)
        assert offer.height() - bottom(offer.begin_button, offer) > 100, "the air is below all of it"


def test_what_is_folded_out_moves_begin_to_the_foot_and_then_scrolls(stage: UiStage) -> None:
    stage.herstel.window.resize(1200, 780)
    offer = offered(stage, "stillness")
    bar, begin, asked = offer.column.verticalScrollBar(), offer.begin_button.y(), (lengths_top(offer), offer.line.y())
    chip(offer, "Voorzichtig?").click()
    stage.settle()
    assert (lengths_top(offer), offer.line.y()) == asked
    assert offer.begin_button.y() > begin
    assert bar.maximum() == 0
    assert offer.begin_button.y() - last_shown(offer) == pytest.approx(28, abs=2)
    open_more(offer)
    stage.settle()
    assert bar.maximum() > 0
    assert offer.line.y() == asked[1]
    assert offer.height() - bottom(offer.begin_button, offer) == stage.herstel.theme.space(28)
    for fold in offer.findChildren(Fold):
        if fold.isChecked():
            fold.click()
    stage.settle()
    assert (offer.begin_button.y(), (lengths_top(offer), offer.line.y()), bar.maximum()) == (begin, asked, 0)


@pytest.mark.parametrize("size", [(1200, 780), (1024, 700), (960, 540)])
@pytest.mark.parametrize("percent", [100, 160])
def test_where_there_is_no_air_nothing_collides(stage: UiStage, percent: int, size: tuple[int, int]) -> None:
    stage.herstel.window.resize(*size)
    stage.herstel.engine.settings.change(text_scale_percent=percent)
    stage.settle()
    for name in "stillness", "slow-breathing", "humming":
        offer = offered(stage, name)
        assert lengths_top(offer) >= bottom(offer.line, offer)
        if offer.column.verticalScrollBar().maximum() == 0:
            assert last_shown(offer) <= offer.begin_button.y() - 20


def test_the_line_keeps_its_place_when_more_is_folded_out(stage: UiStage) -> None:
    stage.herstel.window.resize(1200, 780)
    offer = offered(stage, "slow-breathing")
    place = offer.line.y(), offer.line.height()
    assert place[1] > 0
    for size in (960, 540), (1200, 780):
        stage.herstel.window.resize(*size)
        stage.settle()
    assert (offer.line.y(), offer.line.height()) == place
    open_more(offer)
    for width in 1200, 1199:
        stage.herstel.window.resize(width, 780)
        stage.settle()
        assert (offer.line.y(), offer.line.height()) == place


def test_the_line_takes_the_room_that_a_way_leaves(stage: UiStage) -> None:
    stage.herstel.window.resize(1200, 780)
    stage.herstel.engine.fit.take([])
    offer = offered(stage, "autogenic")
    few, bar = offer.line.height(), offer.column.verticalScrollBar()
    assert few > 0
    assert bar.maximum() == 0
    open_more(offer)
    chip(offer, stage.herstel.library.exercises["autogenic"].variants[0].title).click()
    stage.settle()
    assert offer.line.height() > few, "it asks for no parts"
    chip(offer, "De gewone manier").click()
    stage.settle()
    assert offer.line.height() == few


def test_an_exercise_in_one_way_says_that_there_is_more_about_it(stage: UiStage) -> None:
    library, theme = stage.herstel.library, stage.herstel.theme
    choice = ExerciseChoice(PracticeRequest("stillness"), library.exercises["stillness"], ways=(None,))
    offer = Offer(choice, library.sources, theme)
    folds = {fold.text() for fold in offer.findChildren(Fold)}
    assert folds == {"Voorzichtig?", "Meer over deze oefening", "Vooraf invullen"}
    offer.deleteLater()


def test_the_measure_is_folded_out_for_who_used_it_the_last_time(stage: UiStage) -> None:
    both: tuple[Readings, Readings] = ({}, {"head": 3})
    for readings in both:
        begin_with(stage.herstel.engine, PracticeRequest("stillness", 1), readings)
        stage.herstel.engine.practice.stop()
        stage.settle()
        stage.clock.wall += timedelta(minutes=1)  # entries that begin at one moment have no order
        offer = offered(stage, "stillness")
        open_more(offer)
        assert signals_in(offer).isVisible() is bool(readings)


@pytest.mark.parametrize(("name", "size"), [("stillness", (1024, 700)), ("slow-breathing", (1200, 780))])
def test_in_large_letters_the_line_takes_only_the_room_that_is_left(
    stage: UiStage, name: str, size: tuple[int, int]
) -> None:
    stage.herstel.window.resize(*size)
    stage.herstel.engine.settings.change(text_scale_percent=160)
    stage.settle()
    offer = offered(stage, name)
    assert offer.line.height() > 0
    assert offer.column.verticalScrollBar().maximum() == 0, "all that is asked is in sight"
    stage.herstel.window.resize(960, 540)
    stage.settle()
    assert not offer.line.line.isVisible()


@pytest.mark.parametrize("name", ["stillness", "humming", "autogenic"])
@pytest.mark.parametrize("percent", [100, 160])
def test_all_of_it_begins_at_one_left_edge_and_begin_stays_in_sight_below_what_is_folded_out(
    stage: UiStage, name: str, percent: int
) -> None:
    stage.herstel.window.resize(1200, 780)
    stage.herstel.engine.settings.change(text_scale_percent=percent)
    stage.settle()
    offer = offered(stage, name)
    unfold(offer)
    stage.settle()

    def at(part: QWidget) -> QPoint:
        return part.mapTo(offer, part.contentsRect().topLeft())

    labels = [each for each in offer.findChildren(QLabel) if each.isVisible() and isinstance(each, Wrapped)]
    words = [at(each).x() + (BEARING_PX if each.textFormat() == Qt.TextFormat.RichText else 0) for each in labels]
    chosen = (each for each in offer.findChildren(QAbstractButton) if each.property("role") == "chip")
    chips = [at(each).x() + BEARING_PX for each in chosen]
    edge = at(offer.begin_button).x() + BEARING_PX
    assert set(words) == {edge}
    assert min(chips, default=edge) == edge
    folds = [at(each).y() for each in offer.findChildren(Fold)]
    asked = (each for each in offer.findChildren(QAbstractButton) if each.property("role") == "length")
    lengths = [each for each in asked if each.isVisible()]
    assert max((at(each).y() for each in lengths), default=0) < min(folds)
    assert folds == sorted(folds)
    links = [each for each in offer.column.findChildren(QAbstractButton) if each.isVisible()]
    assert max(links, key=lambda each: at(each).y()) is offer.save_link
    for part in offer.begin_button, offer.close_link:
        assert part.visibleRegion().boundingRect() == part.rect()


def test_begin_is_in_sight_and_has_the_keyboard_in_the_smallest_window(stage: UiStage) -> None:
    stage.herstel.window.resize(960, 540)
    stage.herstel.engine.settings.change(text_scale_percent=160)
    stage.settle()
    offer = offered(stage, "worry-time")
    assert offer.window().focusWidget() is offer.begin_button
    assert offer.begin_button.visibleRegion().boundingRect() == offer.begin_button.rect()


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("wind-down", "D, geen onderzoek naar rustiger worden gevonden"),
        ("thought-parking", "B\N{MINUS SIGN}, onderzoek met zwakke kanten, of één groot onderzoek"),
    ],
)
def test_the_letter_is_shown_and_explained_once(stage: UiStage, name: str, told: str) -> None:
    offer = offered(stage, name)
    assert "De letter zegt" not in shown(offer)
    open_more(offer)
    assert f"Hoeveel is onderzocht: {told}" in shown(offer)
    assert shown(offer).count("De letter zegt hoeveel en hoe goed onderzoek er is") == 1


def test_what_is_known_is_that_of_the_way_that_is_chosen(stage: UiStage) -> None:
    exercise = stage.herstel.library.exercises["natural-breath"]
    stage.herstel.engine.fit.take([])
    offer = offered(stage, "natural-breath")
    open_more(offer)
    own = exercise.variants[0].evidence
    assert own is not None
    for way, told, untold in (
        ("Met je voeten", own.text, exercise.evidence.text),
        ("De gewone manier", exercise.evidence.text, own.text),
    ):
        chip(offer, way).click()
        assert (told in shown(offer), untold in shown(offer)) == (True, False)
        assert shown(offer).count("De letter zegt") == 1
        cited = [links for each in offer.findChildren(SourceList) if each.isVisibleTo(offer) for links in each.links]
        assert bool(cited) == (way == "De gewone manier")


def test_parts_are_remembered_for_the_next_evening(qapp: QApplication, tmp_path: Path) -> None:
    stage = make_stage(make_application(["herstel"]), tmp_path / "data")
    exercise = stage.herstel.library.exercises["autogenic"]
    offer = offered(stage, "autogenic")
    added = next(part for part in exercise.parts if not part.included)
    before = shown(offer)
    chip(offer, added.title).click()
    assert shown(offer) != before  # it says how long it takes now
    offer.begin_button.click()
    timeline = next(item[1] for item in stage.player.asked if item[0] == "play")
    assert isinstance(timeline, Timeline)
    texts = {segment.text for segment in timeline.segments}
    part_lines = {line.text for step in exercise.steps if step.part == added.id for line in getattr(step, "lines", ())}
    assert part_lines <= texts
    stage.close()
    tomorrow = make_stage(make_application(["herstel"]), tmp_path / "data")
    assert chip(offered(tomorrow, "autogenic"), added.title).isChecked()
    tomorrow.close()


def test_a_way_without_parts_asks_for_none(stage: UiStage) -> None:
    exercise = stage.herstel.library.exercises["autogenic"]
    stage.herstel.engine.fit.take([])
    offer = offered(stage, "autogenic")
    assert "Welke onderdelen doe je?" in shown(offer)
    open_more(offer)
    chip(offer, exercise.variants[0].title).click()
    assert "Welke onderdelen doe je?" not in shown(offer)
    assert "3,5 minuten" in shown(offer)
    chip(offer, "De gewone manier").click()
    assert "Welke onderdelen doe je?" in shown(offer)


def test_tab_goes_to_the_lengths_before_the_variants_also_after_another_was_chosen(stage: UiStage) -> None:
    exercises = stage.herstel.library.exercises
    name = next(name for name, each in exercises.items() if each.variants and len(each.minutes) > 1)
    exercise, offer = exercises[name], offered(stage, name)
    open_more(offer)
    for text in (exercise.variants[0].title, "De gewone manier"):
        chip(offer, text).click()
        stage.settle()
    names = [
        stop.accessibleName().partition("?")[0]
        for stop in focus_chain(offer.window())
        if isinstance(stop, QAbstractButton) and offer.isAncestorOf(stop) and stop.isVisibleTo(offer)
    ]
    lengths, ways = ([n for n, name in enumerate(names) if name == asked] for asked in ("Hoe lang", "Op welke manier"))
    assert len(lengths) == len(exercise.minutes)
    assert max(lengths) < min(ways)


def test_a_variant_brings_its_own_lengths(stage: UiStage) -> None:
    exercise = stage.herstel.library.exercises["body-scan"]
    variant = next(v for v in exercise.variants if v.minutes)
    offer = offered(stage, "body-scan")
    open_more(offer)
    chip(offer, variant.title).click()
    offer.begin_button.click()
    timeline = next(item[1] for item in stage.player.asked if item[0] == "play")
    assert isinstance(timeline, Timeline)
    length_s = timeline.practice_end_s - timeline.practice_start_s
    assert length_s == pytest.approx(60 * variant.minutes[0], abs=10)


def test_it_is_called_by_the_way_that_is_chosen(stage: UiStage) -> None:
    exercise = stage.herstel.library.exercises["natural-breath"]
    hands = next(variant for variant in exercise.variants if variant.id == "hands")
    stage.herstel.engine.fit.take([])
    offer = offered(stage, "natural-breath")
    assert (exercise.title in shown(offer), exercise.summary in shown(offer)) == (True, True)
    open_more(offer)
    chip(offer, hands.title).click()
    stage.settle()
    assert hands.name
    assert hands.summary
    assert (hands.name in shown(offer), hands.summary in shown(offer)) == (True, True)
    assert exercise.title not in shown(offer)
    assert exercise.summary not in shown(offer)
    offer.begin_button.click()
    assert stage.herstel.engine.practice.title == hands.name


@pytest.mark.parametrize(("hour", "late"), [(17, False), (21, True)])
def test_what_is_for_the_afternoon_leads_on_where_it_is_late(stage: UiStage, hour: int, late: bool) -> None:
    stage.clock.wall = stage.clock.wall.replace(hour=hour)
    hint = stage.herstel.library.exercises["worry-time"].late
    assert hint
    offer = offered(stage, "worry-time")
    assert (hint.text in shown(offer)) == late
    links = [each for each in offer.findChildren(QAbstractButton) if each.text() == "Naar “Gedachten parkeren”"]
    assert len(links) == late
    for link in links:
        link.click()
        stage.settle()
        marked = stage.herstel.engine.programmes.marked
        assert marked is not None
        assert marked.exercise_id == hint.instead


def test_a_few_lengths_stand_in_one_row_with_the_unit_once(stage: UiStage) -> None:
    offer = offered(stage, "stillness")
    chips = [chip for chip in offer.findChildren(QAbstractButton) if chip.accessibleName().startswith("Hoe lang?")]
    shown_chips = [chip for chip in chips if chip.isVisibleTo(offer)]
    assert [chip.text() for chip in shown_chips] == ["1,5", "2,5", "3,5", "5", "10"]
    assert len({chip.mapTo(offer, QPoint()).y() for chip in shown_chips}) == 1
    assert shown_chips[0].accessibleName() == "Hoe lang? anderhalve minuut"
    shown_chips[4].click()
    assert (offer.choice.minutes, [chip.isChecked() for chip in shown_chips]) == (10, [False] * 4 + [True])


def test_a_length_that_was_asked_for_is_there(stage: UiStage) -> None:
    stage.herstel.engine.offer(PracticeRequest("stillness", 1.5))
    stage.settle()
    offer = form_in(stage.herstel.window.pane, Offer)
    assert chip(offer, "2").isChecked()


def test_what_goes_on_above_fades_out_too(stage: UiStage) -> None:
    stage.herstel.window.resize(960, 540)
    stage.settle()
    offer = offered(stage, "stillness")
    open_more(offer)
    stage.settle()
    above, _ = offer.fades
    offer.column.verticalScrollBar().setValue(0)
    assert not above.isVisible()
    offer.column.verticalScrollBar().setValue(40)
    assert above.isVisible()


def test_the_only_way_that_fits_is_named_as_what_is_done(stage: UiStage) -> None:
    stage.herstel.engine.fit.take(["pregnant"])
    offer = offered(stage, "longer-exhale")
    (way,) = offer.choice.ways
    variant = next(each for each in offer.choice.exercise.variants if each.id == way)
    assert "Zo doe je het: iets langer uitademen" in shown(offer)
    assert variant.when not in shown(offer), "it would read as of another way"
