"""The forms of an evening of the avondproef, but for the last one (`remarks`)."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from herstel_app.core.exercise_choice import instructions_of
from herstel_app.core.programme import HowBeforeEvening, RevealEvening
from herstel_app.core.randomisation import Condition
from herstel_app.core.trial import TrialPlan
from herstel_app.engine.trial_words import rest_name
from herstel_app.ui.kit.caution_list import CautionList
from herstel_app.ui.kit.exercise_words import minutes_words
from herstel_app.ui.kit.theme import Theme
from herstel_app.ui.practice.pane_form import PaneForm

tr = QCoreApplication.translate
Answer = Callable[[object], None]


def before(question: HowBeforeEvening, theme: Theme, answer: Answer) -> PaneForm:
    """Ask how it is now; what the evening is, is not told before."""
    form = _form(theme, tr("Evening", "Hoe is het nu?"), tr("Evening", "Begin"))
    if question.known is None:
        text = tr("Evening", "Rust of oefening? Dat zie je hierna. Het lot heeft gekozen.")
    else:
        what = _what(question.plan, question.known)
        text = tr("Evening", "Deze avond doe je opnieuw: {what}.").format(what=what)
    form.say(text, role="secondary")
    form.ask_signals()
    form.done.connect(lambda: answer(form.readings))
    return form


def reveal(question: RevealEvening, theme: Theme, answer: Answer) -> PaneForm:
    """Show what the evening is, ready to begin."""
    plan, exercise = question.plan, question.exercise
    title = tr("Evening", "Vanavond: {what}.").format(what=_what(plan, question.condition))
    form = _form(theme, title, tr("Evening", "Begin"))
    form.say(f"{plan.place.capitalize()}, {minutes_words(plan.minutes)}.", role="secondary")
    variant = plan.variant_id if question.condition is Condition.EXERCISE else None
    form.say(*instructions_of(exercise, variant))
    form.add(8, CautionList([exercise], theme))
    form.done.connect(lambda: answer(None))
    return form


def stopped(theme: Theme, answer: Answer) -> PaneForm:
    """Say that the evening comes back."""
    form = _form(theme, tr("Evening", "Je bent gestopt waar je wilde."), tr("Evening", "Klaar"))
    form.say(tr("Evening", "Deze avond kun je later opnieuw doen. Het is dan weer hetzelfde: rust of oefening."))
    form.done.connect(lambda: answer(None))
    return form


def _form(theme: Theme, title: str, act: str) -> PaneForm:
    return PaneForm(theme, tr("Evening", "Avondproef"), title, act)


def _what(plan: TrialPlan, condition: Condition) -> str:
    return rest_name(plan) if condition is Condition.REST else f"“{plan.exercise_title}”"
