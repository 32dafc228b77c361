"""*Anders*: how long an exercise is done; in which way, and what else there is to know, is folded away.

*Begin* stands right below it, and is always in sight.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from herstel_app.core.content import Evidence
from herstel_app.core.drawing import stroke_of
from herstel_app.core.exercise_choice import ExerciseChoice
from herstel_app.core.sources import Source
from herstel_app.ui.kit.basic import button, empty, label, prose
from herstel_app.ui.kit.chip_group import ChipGroup, TabChips
from herstel_app.ui.kit.exercise_words import grade_meaning, grade_words, minutes_words
from herstel_app.ui.kit.fold import Fold
from herstel_app.ui.kit.layout import Part, add, block, column, left
from herstel_app.ui.kit.length_choice import LengthChoice
from herstel_app.ui.kit.said_line import said_line
from herstel_app.ui.kit.signals import SignalForm
from herstel_app.ui.kit.source_list import SourceList
from herstel_app.ui.kit.theme import Theme
from herstel_app.ui.practice.lined_form import ABOVE_FOLDS, LinedForm

tr = QCoreApplication.translate
BETWEEN = 18
"""Between what is folded out, more than between other parts, in px at 100 %."""


class Offer(LinedForm):
    """One exercise, ready to begin."""

    begun = Signal(object, object)
    """PracticeRequest and Readings: someone wants to begin."""
    save_asked = Signal(object)
    """PracticeRequest: someone wants it as an audio file."""

    def __init__(
        self,
        choice: ExerciseChoice,
        sources: Mapping[str, Source],
        theme: Theme,
        *,
        why_this_way: str = "",
        late: str = "",
        promised: str = "",
        measures: bool = False,
        links: Sequence[tuple[str, Callable[[], None]]] = (),
    ) -> None:
        """Show what can be chosen; all else is folded away. `links` stand below the name.

        `why_this_way` says why it is offered in another way than it stands, `late` that another exercise fits better
        at this hour, `promised` in what words a text offered it. `measures` has one's own measure folded out.
        """
        exercise = choice.exercise
        super().__init__(theme, tr("Offer", "Begin"), kicker=_kicker(promised, choice), out=tr("Offer", "Sluiten"))
        self.choice, self._sources = choice, sources
        self.signals = SignalForm(theme)
        self.begin_button = self.act_button
        self.begin_button.clicked.connect(lambda: self.begun.emit(choice.request, self.signals.readings))
        self._heading, self._summary = label("", "heading"), column(theme, gap=0)
        self.add(self._heading, self._summary)
        if late:
            self.add(label(late, "small"))
        for text, act in links:
            self.add(left(self._link(text, act)))
        self.add_line()
        self._length, self._variant_note, self._steps = said_line(), said_line(), column(theme, gap=10)
        title = tr("Offer", "Hoe lang?")
        self._lengths_title = label(title, "label")
        self._lengths = LengthChoice(theme, choice.every_length, title)
        self._lengths.chosen.connect(self._take_minutes)
        self._parts: list[QWidget] = []
        self.add(self._length, self._lengths_title, left(self._lengths))
        self._show_lengths()
        self._add_parts()
        assert self.out_link is not None
        self.close_link = self.out_link
        told = (label(why_this_way, "small"),) if why_this_way else ()
        ways, more = self._ways(), tr("Offer", "Meer over deze oefening")
        if len(choice.ways) > 1:
            more = tr("Offer", "Anders, of meer weten")
        else:
            self.add(*ways)
        self.add(*told)
        self._known = {evidence: self._known_of(evidence) for evidence in choice.every_evidence}
        self._show_way()
        self.add(ABOVE_FOLDS)
        # What warns comes first: nothing that is folded out moves it out of sight.
        self.add_fold(tr("Offer", "Voorzichtig?"), *self._small(exercise.cautions))
        measure = self._measure(measures)
        asked = block(theme, *(ways if len(choice.ways) > 1 else ()), *measure, gap=8)
        fold = self.add_fold(more, asked, *self._more())
        fold.clicked.connect(lambda is_open: self.bring_into_sight(asked, is_open))

    def _measure(self, is_open: bool) -> list[Part]:
        """Give one's own measure, below what folds it out."""
        told = label(tr("Offer", "Hoe is het nu? Leeg laten mag."), "small")
        inside = block(self._theme, told, 6, self.signals, gap=8)
        fold = Fold(tr("Offer", "Vooraf invullen"), inside)
        fold.setChecked(is_open)
        fold.clicked.connect(lambda is_open: self.bring_into_sight(inside, is_open))
        return [left(fold), inside]

    def _more(self) -> list[Part]:
        """Give what there is to know of it, and what else can be done with it."""
        choice = self.choice
        parts: list[Part] = [
            BETWEEN,
            label(tr("Offer", "Zo gaat het"), "label"),
            self._steps,
            BETWEEN,
            label(tr("Offer", "Wat weten we?"), "label"),
            *self._known.values(),
        ]
        if choice.can_be_saved:
            self.save_link = self._link(
                tr("Offer", "Bewaar als geluidsbestand"), lambda: self.save_asked.emit(choice.request)
            )
            parts += [BETWEEN, left(self.save_link)]
        return parts

    def take_focus(self) -> None:
        """Have it begin at once by a key."""
        self.begin_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _link(self, text: str, act: Callable[[], None]) -> QPushButton:
        link = button(text, "link")
        link.clicked.connect(act)
        return link

    def _add_parts(self) -> None:
        """Add a chip for each part that can be left out; what was chosen comes back the next time."""
        parts = self.choice.exercise.parts
        if not parts:
            return
        title = tr("Offer", "Welke onderdelen doe je?")
        chips = ChipGroup(
            self._theme, title, [(part.title, part.id) for part in parts], several=True, title_shown=False
        )
        chips.show_on(self.choice.parts)
        for part in parts:
            chips.chips[part.id].setAccessibleName(f"{title} {part.title}. {part.when or ''}".strip())
        chips.chosen.connect(self.choice.turn_part)
        chips.chosen.connect(self._show_lengths)
        when = (label(f"{part.title}: {part.when}", "small") for part in parts if part.when)
        self._parts = [label(title, "label"), chips, *when]
        self.add(*self._parts)

    def _ways(self) -> list[Part]:
        """Give a chip for each way that fits; the only one is named where it is not the exercise as it stands."""
        title = tr("Offer", "Op welke manier?")
        titles = {variant.id: variant.title for variant in self.choice.exercise.variants}
        if len(self.choice.ways) < 2:
            # When it fits is not said: that would read as of another way than the one that is done.
            way = titles[self.choice.variant_id] if self.choice.variant_id else ""
            told = tr("Offer", "Zo doe je het: {way}").format(way=way[:1].lower() + way[1:])
            return [label(told, "label")] if way else []
        options = [(titles[way] if way else tr("Offer", "De gewone manier"), way or "") for way in self.choice.ways]
        chips = TabChips(self._theme, title, options, self.choice.variant_id or "")
        chips.chosen.connect(self.choice.take_variant)
        chips.chosen.connect(self._show_lengths)
        chips.chosen.connect(self._show_way)
        chips.chosen.connect(self._show_known)
        chips.chosen.connect(self.fit_line)
        return [label(title, "label"), chips, self._variant_note, BETWEEN]

    def _show_lengths(self) -> None:
        """Show how long it takes, or can take."""
        choice, lengths = self.choice, self.choice.lengths
        is_asked = len(lengths) > 1 and not choice.has_parts
        said = minutes_words(choice.told_minutes).capitalize()
        if choice.has_parts:
            said = tr("Offer", "Zo duurt het ongeveer {length}.").format(length=minutes_words(choice.told_minutes))
        self._length.say("" if is_asked else said)
        for part in (self._lengths_title, self._lengths):
            part.setVisible(is_asked)
        self._lengths.show_lengths(choice.offered_lengths, choice.minutes, told=choice.told)

    def _take_minutes(self, minutes: float) -> None:
        self.choice.take_minutes(minutes)
        self._show_lengths()

    def _show_way(self) -> None:
        """Show what it is in the way that is chosen, what to do, and when that fits."""
        self._heading.setText(self.choice.title)
        self.line.show_stroke(stroke_of(self.choice.exercise, self.choice.variant_id, self.choice.minutes))
        empty(self._summary)
        add(self._summary, self._theme, prose(self._theme, self.choice.summary, "secondary", 140))
        self._variant_note.say(self.choice.when if len(self.choice.ways) > 1 else "")
        for part in self._parts:
            part.setVisible(self.choice.has_parts)
        empty(self._steps)
        texts = (prose(self._theme, text, "line", 135) for text in self.choice.instructions)
        add(self._steps, self._theme, *texts)

    def _show_known(self) -> None:
        """Show what is known of the exercise in the way that is chosen."""
        for evidence, shown in self._known.items():
            shown.setVisible(evidence == self.choice.evidence)

    def _known_of(self, evidence: Evidence) -> QWidget:
        """Give what is known, how much it was studied, and from where it is known."""
        told = (evidence.text, f"{grade_words(evidence.grade)} {grade_meaning()}")
        cited = SourceList(self._theme, [self._sources[name] for name in evidence.sources if name in self._sources])
        return block(self._theme, *(prose(self._theme, text, "small", 140) for text in told), cited, gap=8)

    def _small(self, paragraphs: Sequence[str]) -> list[QWidget]:
        return [prose(self._theme, paragraph, "small", 140) for paragraph in paragraphs]


def _kicker(promised: str, choice: ExerciseChoice) -> str:
    """Give what stands above the name: what a text promised, where the name is not the same."""
    return "" if choice.title.lower().startswith(promised.lower()) else promised
