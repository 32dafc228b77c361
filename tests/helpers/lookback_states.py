"""Brings the program to the states of *Terugblik*, with made-up notes from a fixed seed."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING, Literal

from herstel_app.core.programme_content import Where
from herstel_app.core.yardstick import WEEK
from herstel_app.storage.yardstick import SqliteYardstickBook
from herstel_app.ui.pages.lookback.edit import NoteEditor
from herstel_app.ui.pages.lookback.month_exercises import MonthRow
from herstel_app.ui.pages.lookback.page import LookbackPage
from tests.helpers.notes import many_evenings

if TYPE_CHECKING:
    from tests.helpers.screens import Stage

SEED = 7
EVENINGS = 900
WEEKS = 70
WORDS = {
    "rest-and-recovery": "In de auto, als ik thuis ben en nog niet uitstap.",
    "creeping-loss": "Om zes uur op, en eerst een rondje met de hond. Nu blijf ik liggen tot het echt niet meer kan.",
}


def page_of(stage: Stage) -> LookbackPage:
    """Open the page."""
    stage.herstel.window.open_page("lookback")
    return stage.herstel.window.pages.lookback


def first(stage: Stage) -> LookbackPage:
    """Write one evening."""
    journal = stage.herstel.journal
    entry = journal.begin(
        started_at=stage.clock.now(), exercise_id="slow-breathing", exercise_title="Langzaam ademen", minutes=5,
        planned_s=322,
    )  # fmt: skip
    journal.set_signals(entry, "before", {"head": 3})
    journal.set_signals(entry, "after", {"head": 4})
    journal.finish(entry, "completed", 312)
    return page_of(stage)


def fill(stage: Stage) -> LookbackPage:
    """Write years of evenings, own words at the reading, and the answers of many weeks."""
    journal, now = stage.herstel.journal, stage.clock.now()
    many_evenings(journal.store, EVENINGS, now, SEED)
    for number, (name, text) in enumerate(WORDS.items()):
        journal.set_words(name, text, now - timedelta(days=3 + 9 * number, hours=1))
    answer_weeks(stage, range(WEEKS))
    return page_of(stage)


Done = tuple[str, float]
"""An exercise, and for how many minutes."""
EVENINGS_OF_A_WEEK: tuple[tuple[int, Where | Literal["proef"], str, tuple[Done, ...]], ...] = (
    (0, "head", "Pas buiten merkte ik dat mijn kaak los was.", (("longer-exhale", 5), ("stillness", 3))),
    (1, "body", "", (("muscle-release-4", 6), ("stillness", 4))),
    (2, "proef", "Mijn kaak ging vanzelf los.", (("stillness", 3), ("longer-exhale", 3))),
    (9, "unknown", "", (("slow-breathing", 5),)),
    (11, "head", "De lijst was korter dan hij voelde.", (("thought-parking", 6), ("image-shuffle", 9))),
    (30, "feeling", "", (("kind-touch", 3), ("three-good-things", 3), ("stillness", 10))),
)


def week(stage: Stage) -> LookbackPage:
    """Write some evenings as they are lived, and a proef."""
    journal, exercises = stage.herstel.journal, stage.herstel.library.exercises
    proef = next(iter(stage.herstel.library.proeven))
    for days, where, text, done in EVENINGS_OF_A_WEEK:
        at = stage.clock.now() - timedelta(days=days)
        for number, (name, minutes) in enumerate(done):
            entry = journal.begin(
                started_at=at, exercise_id=name, exercise_title=exercises[name].title, minutes=minutes,
                planned_s=60 * minutes, **({"proef": proef} if where == "proef" else {"place": where}),
            )  # fmt: skip
            at += timedelta(minutes=minutes)
            journal.finish(entry, "completed", 60 * minutes)
            if number == 0 and not days:
                journal.set_signals(entry, "before", {"head": 3, "breath": 6, "body": 4})
            if number == len(done) - 1:
                journal.set_note(entry, text)
                journal.set_signals(entry, "after", {"head": 5, "breath": 6} if text else {})
            if where == "proef":
                journal.set_signals(entry, "after", {stage.herstel.library.proeven[proef].signal: 2 + 3 * number})
    return page_of(stage)


def unfolded(stage: Stage) -> LookbackPage:
    """Unfold the last evening."""
    page = week(stage)
    stage.settle()
    next(iter(page.evenings.timeline.rows.values())).click()
    return page


def proef(stage: Stage) -> LookbackPage:
    """Unfold the evening of a proef."""
    page = week(stage)
    stage.settle()
    list(page.evenings.timeline.rows.values())[2].click()
    return page


def at_rest(stage: Stage) -> None:
    """Wait until what was opened has come into sight."""
    from tests.helpers.screens import come_to_rest

    stage.settle()
    come_to_rest(stage.herstel.window)


def with_numbers(stage: Stage) -> LookbackPage:
    """Show the numbers of the last evening."""
    page = unfolded(stage)
    stage.settle()
    next(iter(page.evenings.timeline.open.values())).numbers.click()
    return page


def open_note(page: LookbackPage, line: int = 0, place: int = 0) -> NoteEditor:
    """Open a note of a line, by its place in the order in which they were lived; the line is unfolded for it."""
    timeline = page.evenings.timeline
    key = list(timeline.rows)[line]
    if key not in timeline.open:
        timeline.rows[key].click()
    list(timeline.open[key].changes.values())[place].click()
    assert page.editor is not None
    return page.editor


def calm_week(stage: Stage) -> None:
    """Show evenings once the questions of this week were asked."""
    answer_weeks(stage, range(1), tired=True)
    week(stage)


def answer_weeks(stage: Stage, weeks: range, tired: bool = False) -> None:
    """Answer the four questions in weeks counted back from now, ever more often with yes; some are skipped."""
    chance, book = random.Random(SEED), SqliteYardstickBook(stage.herstel.journal.store)
    for number in weeks:
        at = stage.clock.now() - number * WEEK
        for place, question in enumerate(stage.herstel.library.yardstick.questions):
            # The last question is answered with no in turn, so that the pattern of looking further is not there.
            answer = place < 3 and chance.random() < 0.85 - 0.011 * number
            if tired:
                answer = place > 0
            if chance.random() > 0.12 or tired:
                book.answer(question.id, answer, at)


def edit(stage: Stage) -> None:
    """Open the last note and change it."""
    open_note(fill(stage)).text.setPlainText("Toch eerst de regen, en toen pas mijn schouders.")


def edit_numbers(stage: Stage) -> None:
    """Open the numbers of the last note."""
    open_note(fill(stage)).numbers.click()


def search(stage: Stage, text: str = "schouders") -> None:
    """Look for a word."""
    page = fill(stage)
    page.evenings.search_link.click()
    page.evenings.search.setText(text)
    page.evenings.flush()


def view(name: str) -> Callable[[Stage], None]:
    """Give what fills the journal and shows one of the views."""

    def show(stage: Stage) -> None:
        fill(stage).show_view(name)
        stage.settle()

    return show


MONTH: tuple[tuple[str, int, tuple[tuple[int, int], ...]], ...] = (
    ("longer-exhale", 5, ((3, 5), (4, 6), (5, 6), (2, 5))),
    ("muscle-release-4", 6, ((4, 4), (3, 4), (5, 7))),
    ("stillness", 4, ((4, 3), (5, 5), (3, 4))),
    ("kind-touch", 3, ()),
    ("image-shuffle", 9, ()),
)
"""Exercises with their minutes, and what was tapped before and after, on as many evenings."""


def month(stage: Stage) -> None:
    """Show a month in which more was done, and some of it measured."""
    fill(stage)
    journal, exercises = stage.herstel.journal, stage.herstel.library.exercises
    for name, minutes, noted in MONTH:
        for days, (before, after) in enumerate(noted or ((0, 0),)):
            entry = journal.begin(
                started_at=stage.clock.now() - timedelta(days=2 + 3 * days, hours=1), exercise_id=name,
                exercise_title=exercises[name].title, minutes=minutes, planned_s=60 * minutes,
            )  # fmt: skip
            journal.finish(entry, "completed", 60 * minutes)
            if noted:
                journal.set_signals(entry, "before", {"head": before, "body": 4})
                journal.set_signals(entry, "after", {"head": after, "body": 5 + days % 2})
    page_of(stage).show_view("month")


def measures(stage: Stage) -> None:
    """Show each time of the first exercise of a month."""
    month(stage)
    stage.settle()
    stage.herstel.window.pages.lookback.month.findChildren(MonthRow)[0].click()


def begun(stage: Stage) -> None:
    """Answer two weeks: there is no past yet."""
    answer_weeks(stage, range(2))
    page_of(stage).show_view("yardstick")
    unfold_past(stage)


ASKED = "unwind"
"""A question of which the weeks are unfolded."""


def unfold_past(stage: Stage, weeks: bool = False) -> None:
    """Unfold the past beside the present, and perhaps the weeks of a question, on a page that shows the questions."""
    past = stage.herstel.window.pages.lookback.yardstick.past
    stage.settle()
    for fold in (past.part.fold, *((past.rows[ASKED],) if weeks else ())):
        fold.click()
        stage.settle()


def past(stage: Stage, weeks: bool = False) -> None:
    """Lay years beside the present."""
    view("yardstick")(stage)
    unfold_past(stage, weeks)


def facts(stage: Stage) -> None:
    """Answer a few tired weeks."""
    answer_weeks(stage, range(4), tired=True)
    page_of(stage).show_view("yardstick")


def off(stage: Stage) -> None:
    """Keep no history any more."""
    fill(stage)
    stage.herstel.engine.settings.change(history=False)


def own_period_on_paper(stage: Stage) -> None:
    """Choose two dates to print between."""
    view("paper")(stage)
    stage.herstel.window.pages.lookback.paper.picker.choose_own(date(2026, 11, 1), date(2026, 11, 15))


def own_period(stage: Stage) -> None:
    """Go on to what is kept, and choose two dates to delete between."""
    view("paper")(stage)
    pages = stage.herstel.window.pages
    pages.lookback.paper.data_link.click()
    stage.settle()
    assert pages.settings.data.keep is not None
    erase = pages.settings.data.keep.erase
    pages.settings.data.deleting.fold.click()
    erase.picker.choose_own(date(2026, 11, 1), date(2026, 11, 15))
    erase.period.ask.click()
    stage.settle()
    bar = pages.settings.column.verticalScrollBar()
    bar.setValue(bar.maximum())


def states() -> Iterator[tuple[str, Callable[[Stage], None]]]:
    """Give each state's name and how to get there."""

    def one(stage: Stage) -> None:
        first(stage)

    def full(stage: Stage) -> None:
        fill(stage)

    def opened(stage: Stage) -> None:
        unfolded(stage)
        at_rest(stage)

    def opened_proef(stage: Stage) -> None:
        proef(stage)
        at_rest(stage)

    def numbers(stage: Stage) -> None:
        with_numbers(stage)
        at_rest(stage)

    def asked(stage: Stage) -> None:
        week(stage).links["yardstick"].click()

    def offered(stage: Stage) -> None:
        week(stage)

    yield "terugblik-eerste", one
    yield "terugblik-avonden", calm_week
    yield "terugblik-avond-open", opened
    yield "terugblik-proef-open", opened_proef
    yield "terugblik-cijfers", numbers
    yield "terugblik-weekvraag", offered
    yield "terugblik-weekvraag-open", asked
    yield "terugblik-vol", full
    yield "terugblik-wijzigen", edit
    yield "terugblik-wijzigen-cijfers", edit_numbers
    yield "terugblik-zoeken", search
    yield "terugblik-zoeken-niets", lambda stage: search(stage, "olifant")
    yield "terugblik-maand", month
    yield "terugblik-maand-metingen", measures
    yield "terugblik-maatstaf", view("yardstick")
    yield "terugblik-maatstaf-toen", past
    yield "terugblik-maatstaf-weken", lambda stage: past(stage, weeks=True)
    yield "terugblik-maatstaf-begin", begun
    yield "terugblik-maatstaf-kaart", facts
    yield "terugblik-papier", view("paper")
    yield "terugblik-papier-zelf", own_period_on_paper
    yield "terugblik-verwijderen", own_period
    yield "terugblik-uit", off
