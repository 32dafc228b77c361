"""Lezen en oefenen: one explanation, with its claims ready to be felt."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from PySide6.QtCore import QCoreApplication, QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from herstel_app.core.content import Explanation
from herstel_app.core.practice_request import PracticeRequest
from herstel_app.engine.audio.director import AudioDirector
from herstel_app.engine.claim_links import claim_links, left_out_of
from herstel_app.engine.engine import Engine
from herstel_app.engine.fit_words import left_out_here
from herstel_app.engine.own_words import OwnWords
from herstel_app.ui.bridge import Bridge
from herstel_app.ui.kit.autosave_field import AutosaveField
from herstel_app.ui.kit.basic import Column, button, hairline, label, prose
from herstel_app.ui.kit.fold import Fold
from herstel_app.ui.kit.layout import STRETCH, add, block, column, flow, left, row
from herstel_app.ui.kit.page import Ground
from herstel_app.ui.kit.said_line import said_line
from herstel_app.ui.kit.source_list import SourceList
from herstel_app.ui.kit.theme import Theme
from herstel_app.ui.pages.reading.chain import ChainLoop
from herstel_app.ui.pages.reading.claim import LINE_HEIGHT, ClaimBlock
from herstel_app.ui.pages.reading.marked import marked_label, marked_prose
from herstel_app.ui.pages.reading.spoken import AloudLink, SpokenMark

tr = QCoreApplication.translate
GUTTER = 19
"""Left of the text, in px at 100 %."""


class Reader(QWidget):
    """One explanation from title to open question."""

    next_asked = Signal()
    aloud_asked = Signal()
    """Someone wants it read aloud, or no longer."""
    words_changed = Signal(str, str)

    def __init__(
        self,
        explanation_id: str,
        engine: Engine,
        own_words: str,
        theme: Theme,
        choice: PracticeRequest | None,
    ) -> None:
        """Lay out the explanation; `own_words` is what was written to its question before."""
        super().__init__()
        self._id = explanation_id
        self._theme = theme
        self._engine, self._library = engine, engine.content
        self._claims: list[ClaimBlock] = []
        explanation = self._library.explanations[explanation_id]
        self.column = Column(theme, width=640, margins=(34, 44), gap=4)
        self.spoken = SpokenMark(self.column, theme)
        column(theme, self.column, on=self)
        self._fill(explanation, own_words)
        self.mark(choice)

    def mark(self, choice: PracticeRequest | None) -> None:
        """Mark the claim that is being practised."""
        for claim in self._claims:
            claim.mark(choice)

    def show_aloud(self, audio: AudioDirector) -> None:
        """Show whether this is read aloud, what of it, and whether that can be asked."""
        self._aloud.show(audio)
        self.spoken.show(audio.reading.sentence if audio.reading.explanation_id == self._id else None)

    def _fill(self, explanation: Explanation, own_words: str) -> None:
        body, theme = self.column.body, self._theme
        gutter = theme.space(GUTTER)
        of_all = tr("Reading", "{n} van {total}").format(n=explanation.number, total=len(self._library.explanations))
        title = self.spoken.texts[None] = marked_label(theme, explanation.title, "title")
        number = label(of_all, "kicker")
        for widget in (number, title):
            widget.setContentsMargins(gutter, 0, 0, theme.space(2))
        self._aloud = AloudLink(self._id, explanation.title)
        self.aloud_link = self._aloud.link
        self.aloud_link.clicked.connect(self.aloud_asked)
        add(body, theme, number, title, row(theme, self.aloud_link, STRETCH, margins=(GUTTER, 0, 0, 0)), 8)
        titles = [paragraph.link for paragraph in explanation.body if paragraph.link]
        for place, paragraph in enumerate(explanation.body):
            if place == 1 and titles:
                self._add_chain(body, titles)
            if paragraph.practices:
                claim = ClaimBlock(paragraph, claim_links(self._id, paragraph, self._library, self._engine.fit), theme)
                claim.chosen.connect(self._engine.begin)
                self._claims.append(claim)
                self.spoken.texts[place] = claim.text
                body.addWidget(claim)
            else:
                text = self.spoken.texts[place] = marked_prose(theme, paragraph.text, "reading", LINE_HEIGHT)
                text.setContentsMargins(gutter, theme.space(9), theme.space(12), theme.space(9))
                body.addWidget(text)
        foot = column(theme, gap=10, margins=(GUTTER, 0, 12, 0))
        add(body, theme, 16, foot)
        self.left_out = said_line()
        add(foot, theme, self.left_out)
        fit = self._engine.fit
        self.left_out.say(left_out_here(*left_out_of(explanation, self._library, fit), fit.answer is not None))
        self._fill_foot(foot, explanation, own_words)

    def _add_chain(self, body: QVBoxLayout, titles: Sequence[str]) -> None:
        """Draw the links as a loop; a link that is chosen is shown in the text, with the exercise that loosens it."""
        ask = label(tr("Reading", "Waar ben je nu? Je mag een schakel kiezen."), "secondary")
        ask.setContentsMargins(self._theme.space(GUTTER), self._theme.space(8), 0, 0)
        self.chain = ChainLoop(titles, self._theme)
        self.chain.chosen.connect(self._show_link)
        add(body, self._theme, ask, block(self._theme, self.chain, margins=(GUTTER, 8, 0, 12)))

    def _show_link(self, number: int) -> None:
        linked = [claim for claim in self._claims if claim.link]
        for place, claim in enumerate(linked):
            claim.point_at(place == number)
        self.column.ensureWidgetVisible(linked[number], 0, 80)

    def _fill_foot(self, foot: QVBoxLayout, explanation: Explanation, own_words: str) -> None:
        theme = self._theme
        texts = [prose(theme, text, "secondary", 145) for text in explanation.known.text]
        cited = SourceList(theme, [self._library.sources[name] for name in explanation.known.sources])
        known = block(theme, *texts, cited, gap=8, margins=(0, 4, 0, 8))
        hint = tr("Reading", "Ruimte voor je eigen woorden. Alleen jij leest ze.")
        self.words = AutosaveField(explanation.question, theme.px(110), own_words, hint)
        self.words.typed.connect(lambda text: self.words_changed.emit(self._id, text))
        self.unkept = said_line()
        asked = prose(theme, explanation.question, "heading", 130)
        question = block(theme, asked, self.unkept, self.words, margins=(0, 4, 0, 8))
        self.known_link = self._fold(tr("Reading", "Wat weten we?"), known)
        self.question_link = self._fold(tr("Reading", "Vraag om bij stil te staan"), question)
        add(foot, theme, flow(theme, self.known_link, self.question_link, gap=12), known, question)
        following = [item for item in self._library.explanations.values() if item.number > explanation.number]
        if following:
            link = button(tr("Reading", "Verder: {title}").format(title=following[0].title), "link")
            link.clicked.connect(self.next_asked)
            add(foot, theme, hairline(), left(link))

    def _fold(self, title: str, inside: QWidget) -> Fold:
        def show_inside() -> None:
            self.column.ensureWidgetVisible(inside, 0, 40)

        link = Fold(title, inside)
        link.toggled.connect(lambda is_open: QTimer.singleShot(0, inside, show_inside) if is_open else None)
        return link


class ReadingPage(Ground):
    """Holds the reader of the section that is open, and remembers which one that is."""

    opened = Signal(str)
    """The id of an explanation."""
    laid_out = Signal()
    """Someone went on here: other things are to be reached by Tab."""
    words_changed = Signal(str, str)

    def __init__(self, engine: Engine, bridge: Bridge, theme: Theme, words: OwnWords) -> None:
        """Make an empty page; `words` are the user's own words by explanation."""
        super().__init__("reader")
        self._engine, self._theme, self._words = engine, theme, words
        self._library, self._audio = engine.content, engine.audio
        for told in (bridge.reading_began, bridge.reading_spoke, bridge.reading_ended, bridge.sound_possible_changed):
            told.connect(self._show_aloud)
        bridge.fit_changed.connect(self._lay_out_anew)
        self._choice: PracticeRequest | None = None
        self._kept, self._unkept = True, ""
        self.reader: Reader | None = None
        self.explanation_id = ""
        self._layout = column(theme, on=self)

    def open(self, explanation_id: str) -> None:
        """Show an explanation from its beginning."""
        if explanation_id == self.explanation_id:
            return
        self._audio.reading.keep_to(explanation_id)
        self._show_reader(explanation_id)
        self.opened.emit(explanation_id)

    def _lay_out_anew(self) -> None:
        """Show other links beside the claims, at the same place in the text."""
        if self.reader:
            at = self.reader.column.verticalScrollBar().value()
            self._show_reader(self.explanation_id)
            bar = self.reader.column.verticalScrollBar()
            QTimer.singleShot(0, self.reader, lambda: bar.setValue(at))  # once the layout knows how high it is
            self.laid_out.emit()

    def _show_reader(self, explanation_id: str) -> None:
        self.flush()
        if self.reader:
            self.reader.hide()
            self.reader.deleteLater()
        self.explanation_id = explanation_id
        self.reader = Reader(explanation_id, self._engine, self._words[explanation_id], self._theme, self._choice)
        self.reader.next_asked.connect(self._open_next)
        self.reader.words_changed.connect(self._keep_words)
        self.reader.unkept.say(self._unkept)
        self.reader.aloud_asked.connect(self._toggle_aloud)
        self._layout.addWidget(self.reader)
        self._show_aloud()

    def go_to(self, explanation_id: str) -> None:
        """Show another explanation, that someone asked for, and show it again the next time."""
        if explanation_id != self.explanation_id:
            self.open(explanation_id)
            self._engine.settings.change(last_explanation=explanation_id)

    def read_aloud(self) -> None:
        """Have the explanation that is open read aloud."""
        self._audio.reading.start(self.explanation_id, self._library.explanations[self.explanation_id])

    def _toggle_aloud(self) -> None:
        if self._audio.reading.explanation_id:
            self._audio.reading.stop()
        else:
            self.read_aloud()

    def _show_aloud(self) -> None:
        if self.reader:
            self.reader.show_aloud(self._audio)

    def show_kept(self, kept: bool, said: str) -> None:
        """Say beside the field what does not last; once words are `kept` again, hand over those that stand there."""
        self._kept, self._unkept = kept, said
        self.flush()
        if self.reader:
            self.reader.unkept.say(said)
        if kept:
            for name, text in self._words.take_unkept().items():
                self.words_changed.emit(name, text)

    def forget_words(self, there: Collection[str]) -> None:
        """Take back the own words that were deleted: all but those `there`."""
        for name in self._words.deleted(there):
            self.show_words(name, "")

    def show_words(self, explanation_id: str, text: str) -> None:
        """Show own words that were changed elsewhere."""
        if self._words[explanation_id] != text and self.reader and explanation_id == self.explanation_id:
            self.reader.words.show_words(text)
        self._words.write(explanation_id, text, kept=True)

    def mark(self, choice: PracticeRequest | None) -> None:
        """Mark the claim that is being practised."""
        self._choice = choice
        if self.reader:
            self.reader.mark(choice)

    def flush(self) -> None:
        """Hand over what has been typed so far."""
        if self.reader:
            self.reader.words.flush()

    def _open_next(self) -> None:
        names = list(self._library.explanations)
        self.go_to(names[names.index(self.explanation_id) + 1])
        self.laid_out.emit()

    def _keep_words(self, explanation_id: str, text: str) -> None:
        self._words.write(explanation_id, text, self._kept)
        self.words_changed.emit(explanation_id, text)
