"""What is told of an evening of the avondproef: what it is, and that one that was stopped comes back."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from herstel_app.core.exercise_choice import instructions_of
from herstel_app.core.programme import RevealEvening
from herstel_app.core.randomisation import Condition
from herstel_app.engine.trial_words import evening_name
from herstel_app.ui.kit.basic import prose
from herstel_app.ui.kit.exercise_words import minutes_words
from herstel_app.ui.kit.fold import Fold
from herstel_app.ui.kit.layout import block, left
from herstel_app.ui.kit.theme import Theme
from herstel_app.ui.practice.pane_form import PaneForm

tr = QCoreApplication.translate
Answer = Callable[[object], None]


def reveal(question: RevealEvening, theme: Theme, answer: Answer) -> PaneForm:
    """Show what the evening is, ready to begin."""
    plan, exercise = question.plan, question.exercise
    title = tr("Evening", "Vanavond: {what}.").format(what=evening_name(plan, question.condition))
    form = _form(theme, title, tr("Evening", "Begin"))
    form.say(f"{plan.place.capitalize()}, {minutes_words(plan.minutes)}.", role="secondary")
    variant = plan.variant_id if question.condition is Condition.EXERCISE else None
    form.say(*instructions_of(exercise, variant))
    cautions = block(theme, *(prose(theme, text, "small", 140) for text in exercise.cautions), gap=8)
    form.add(8, left(Fold(tr("Offer", "Voorzichtig?"), cautions)), cautions)
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
