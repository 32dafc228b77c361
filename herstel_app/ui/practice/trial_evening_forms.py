"""What is told of an evening of the avondproef: what it is, and that one that was stopped comes back."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication

from herstel_app.core.drawing import stroke_of
from herstel_app.core.exercise_choice import instructions_of
from herstel_app.core.programme import RevealEvening
from herstel_app.core.randomisation import Condition
from herstel_app.core.told_length import whole_minutes
from herstel_app.engine.trial_words import parted, rest_name
from herstel_app.ui.kit.basic import prose
from herstel_app.ui.kit.drawing import Drawing
from herstel_app.ui.kit.exercise_words import minutes_words
from herstel_app.ui.kit.fold import Fold
from herstel_app.ui.kit.layout import block, left
from herstel_app.ui.kit.theme import Theme
from herstel_app.ui.practice.pane_form import PaneForm

tr = QCoreApplication.translate
Answer = Callable[[object], None]
LINE_HEIGHT, AROUND_LINE = 34, 8
"""Of the line of what is done, and what is above and below it more than between other parts; px at 100 %."""


def reveal(question: RevealEvening, theme: Theme, answer: Answer, leave: Callable[[], object]) -> PaneForm:
    """Show what the evening is, ready to begin; who would rather not leaves it, and it comes back."""
    plan, exercise = question.plan, question.exercise
    is_exercise = question.condition is Condition.EXERCISE
    name = plan.exercise_title if is_exercise else rest_name(plan).capitalize()
    form = PaneForm(
        theme,
        tr("Evening", "Avondproef · vanavond"),
        name,
        tr("Evening", "Begin"),
        "title",
        out=tr("Evening", "vanavond niet"),
    )
    variant = plan.variant_id if is_exercise else None
    minutes = whole_minutes(exercise, plan.minutes if is_exercise else None, variant, plan.parts)
    form.say(f"{plan.place.capitalize()}, {minutes_words(minutes)}.", role="secondary")
    line = Drawing(theme, LINE_HEIGHT)
    line.show_strokes([stroke_of(exercise, variant, plan.minutes)])
    form.add(AROUND_LINE, line, AROUND_LINE)
    first, rest = parted(instructions_of(exercise, variant))
    form.say(*first)
    form.add(AROUND_LINE)
    if rest:
        _fold(form, theme, tr("Offer", "Zo gaat het"), rest, "line")
    _fold(form, theme, tr("Offer", "Voorzichtig?"), exercise.cautions, "small")
    form.done.connect(lambda: answer(None))
    if form.out_link is not None:
        form.out_link.clicked.connect(leave)
    return form


def stopped(theme: Theme, answer: Answer) -> PaneForm:
    """Say that the evening comes back."""
    said = tr("Evening", "Je bent gestopt waar je wilde.")
    form = PaneForm(theme, tr("Evening", "Avondproef"), said, tr("Evening", "Klaar"))
    form.say(tr("Evening", "Deze avond kun je later opnieuw doen. Het is dan weer hetzelfde: rust of oefening."))
    form.done.connect(lambda: answer(None))
    return form


def _fold(form: PaneForm, theme: Theme, title: str, texts: Sequence[str], role: str) -> None:
    """Add paragraphs that are folded away."""
    inside = block(theme, *(prose(theme, text, role, 140) for text in texts), gap=8)
    form.add(left(Fold(title, inside)), inside)
