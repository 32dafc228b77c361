"""Lezen en oefenen: one explanation, with its claims ready to be felt."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from PySide6.QtCore import QCoreApplication, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from herstel_app.core.content import Explanation
from herstel_app.core.library import Library
from herstel_app.core.practice_request import PracticeRequest
from herstel_app.engine.audio.director import AudioDirector
from herstel_app.ui.bridge import Bridge
from herstel_app.ui.kept import said_line
from herstel_app.ui.kit.basic import Column, button, hairline, label, prose
from herstel_app.ui.kit.flow import FlowLayout
from herstel_app.ui.reading.chain import ChainLoop
from herstel_app.ui.reading.claim import LINE_HEIGHT, ClaimBlock
from herstel_app.ui.reading.marked import marked_label, marked_prose
from herstel_app.ui.reading.own_words import OwnWords
from herstel_app.ui.reading.spoken import AloudLink, SpokenMark
from herstel_app.ui.theme import Theme

tr = QCoreApplication.translate
SAVE_AFTER_MS = 600


class Reader(QWidget):
    """One explanation from title to open question."""

    chosen = Signal(object)
    next_asked = Signal()
    aloud_asked = Signal()
    """Someone wants it read aloud, or no longer."""
    words_changed = Signal(str, str)

    def __init__(
        self,
        explanation_id: str,
        library: Library,
        own_words: str,
        theme: Theme,
        choice: PracticeRequest | None,
    ) -> None:
        """Lay out the explanation; `own_words` is what was written to its question before."""
        super().__init__()
        self._id = explanation_id
        self._theme = theme
        self._library = library
        self._claims: list[ClaimBlock] = []
        self.known_link, self.question_link = QPushButton(), QPushButton()
        explanation = library.explanations[explanation_id]
        self.column = Column(theme, width=640, margins=(34, 44), gap=4)
        self.spoken = SpokenMark(self.column, theme)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.column)
        self._fill(explanation, own_words)
        self.mark(choice)

    def mark(self, choice: PracticeRequest | None) -> None:
        """Mark the claim that is being practised."""
        for block in self._claims:
            block.mark(choice)

    def show_aloud(self, audio: AudioDirector) -> None:
        """Show whether this is read aloud, what of it, and whether that can be asked."""
        self._aloud.show(audio)
        self.spoken.show(audio.reading.sentence if audio.reading.explanation_id == self._id else None)

    def show_words(self, text: str) -> None:
        """Show own words, without taking them for typed ones."""
        self.words.blockSignals(True)
        self.words.setPlainText(text)
        self.words.blockSignals(False)

    def flush(self) -> None:
        """Hand over what has been typed so far."""
        if self._save.isActive():
            self._save.stop()
            self.words_changed.emit(self._id, self.words.toPlainText().strip())

    def _fill(self, explanation: Explanation, own_words: str) -> None:
        body, theme = self.column.body, self._theme
        gutter = theme.space(19)
        place = tr("Reading", "{n} van {total}").format(n=explanation.number, total=len(self._library.explanations))
        title = self.spoken.texts[None] = marked_label(theme, explanation.title, "title")
        for widget in (label(place, "kicker"), title):
            widget.setContentsMargins(gutter, 0, 0, theme.space(2))
            body.addWidget(widget)
        self._aloud = AloudLink(self._id, explanation.title)
        self.aloud_link = self._aloud.link
        self.aloud_link.clicked.connect(self.aloud_asked)
        body.addLayout(self._aloud.row(gutter))
        body.addSpacing(theme.space(8))
        titles = [paragraph.link for paragraph in explanation.body if paragraph.link]
        for number, paragraph in enumerate(explanation.body):
            if number == 1 and titles:
                self._add_chain(body, titles)
            if paragraph.practices:
                block = ClaimBlock(self._id, paragraph, self._library, theme)
                block.chosen.connect(self.chosen)
                self._claims.append(block)
                self.spoken.texts[number] = block.text
                body.addWidget(block)
            else:
                text = self.spoken.texts[number] = marked_prose(theme, paragraph.text, "reading", LINE_HEIGHT)
                text.setContentsMargins(gutter, theme.space(9), theme.space(12), theme.space(9))
                body.addWidget(text)
        body.addSpacing(theme.space(16))
        foot = QVBoxLayout()
        foot.setContentsMargins(gutter, 0, theme.space(12), 0)
        foot.setSpacing(theme.space(10))
        body.addLayout(foot)
        self._fill_foot(foot, explanation, own_words)

    def _add_chain(self, body: QVBoxLayout, titles: Sequence[str]) -> None:
        """Draw the links as a loop; a link that is chosen is shown in the text, with the exercise that loosens it."""
        ask = label(tr("Reading", "Waar ben je nu? Je mag een schakel kiezen."), "secondary")
        ask.setContentsMargins(self._theme.space(19), self._theme.space(8), 0, 0)
        body.addWidget(ask)
        self.chain = ChainLoop(titles, self._theme)
        self.chain.chosen.connect(self._show_link)
        holder = QWidget()
        inside = QVBoxLayout(holder)
        inside.setContentsMargins(self._theme.space(19), self._theme.space(8), 0, self._theme.space(12))
        inside.addWidget(self.chain)
        body.addWidget(holder)

    def _show_link(self, number: int) -> None:
        linked = [block for block in self._claims if block.link]
        for place, block in enumerate(linked):
            block.point_at(place == number)
        chosen = linked[number]
        self.column.ensureWidgetVisible(chosen, 0, 80)

    def _fill_foot(self, foot: QVBoxLayout, explanation: Explanation, own_words: str) -> None:
        theme = self._theme
        known, question = QWidget(), QWidget()
        inside = QVBoxLayout(known)
        inside.setContentsMargins(0, theme.space(4), 0, theme.space(8))
        inside.setSpacing(theme.space(8))
        for text in explanation.known.text:
            inside.addWidget(prose(theme, text, "secondary", 145))
        for name in explanation.known.sources:
            source = self._library.sources[name]
            cited = f"{source.authors} ({source.year}), *{source.publication}*."
            inside.addWidget(prose(theme, cited, "small", 135))
        inside = QVBoxLayout(question)
        inside.setContentsMargins(0, theme.space(4), 0, theme.space(8))
        inside.addWidget(prose(theme, explanation.question, "heading", 130))
        self.words = QPlainTextEdit(own_words)
        self.words.setTabChangesFocus(True)
        self.words.setFixedHeight(theme.px(110))
        self.words.setPlaceholderText(tr("Reading", "Ruimte voor je eigen woorden. Alleen jij leest ze."))
        self.words.setAccessibleName(explanation.question)
        self.unkept = said_line()
        inside.addWidget(self.unkept)
        self._save = QTimer(self)
        self._save.setSingleShot(True)
        self._save.setInterval(SAVE_AFTER_MS)
        self._save.timeout.connect(lambda: self.words_changed.emit(self._id, self.words.toPlainText().strip()))
        self.words.textChanged.connect(self._save.start)
        inside.addWidget(self.words)
        self.known_link = self._fold(tr("Reading", "Wat weten we?"), known)
        self.question_link = self._fold(tr("Reading", "Vraag om bij stil te staan"), question)
        links = QWidget()
        row = FlowLayout(theme.space(12))
        links.setLayout(row)
        row.addWidget(self.known_link)
        row.addWidget(self.question_link)
        foot.addWidget(links)
        foot.addWidget(known)
        foot.addWidget(question)
        following = [item for item in self._library.explanations.values() if item.number > explanation.number]
        if following:
            foot.addWidget(hairline())
            link = button(tr("Reading", "Verder: {title}").format(title=following[0].title), "link")
            link.clicked.connect(self.next_asked)
            foot.addWidget(link, alignment=Qt.AlignmentFlag.AlignLeft)

    def _fold(self, title: str, inside: QWidget) -> QPushButton:
        link = button(f"+  {title}", "link", name=title)
        link.setCheckable(True)
        inside.hide()

        def unfold(open_: bool) -> None:
            inside.setVisible(open_)
            link.setText(f"{'–' if open_ else '+'}  {title}")
            if open_:
                QTimer.singleShot(0, inside, lambda: self.column.ensureWidgetVisible(inside, 0, 40))

        link.toggled.connect(unfold)
        return link


class ReadingPage(QWidget):
    """Holds the reader of the section that is open, and remembers which one that is."""

    chosen = Signal(object)
    opened = Signal(str)
    words_changed = Signal(str, str)

    def __init__(self, library: Library, theme: Theme, words: OwnWords, audio: AudioDirector, bridge: Bridge) -> None:
        """Make an empty page; `words` are the user's own words by explanation."""
        super().__init__()
        self.setObjectName("reader")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._library, self._theme, self._words, self._audio = library, theme, words, audio
        for told in (bridge.reading_began, bridge.reading_spoke, bridge.reading_ended, bridge.sound_possible_changed):
            told.connect(self._show_aloud)
        self._choice: PracticeRequest | None = None
        self._kept, self._unkept = True, ""
        self.reader: Reader | None = None
        self.explanation_id = ""
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)

    def open(self, explanation_id: str) -> None:
        """Show an explanation from its beginning."""
        if explanation_id == self.explanation_id:
            return
        self._audio.reading.keep_to(explanation_id)
        self.flush()
        if self.reader:
            self.reader.hide()
            self.reader.deleteLater()
        self.explanation_id = explanation_id
        self.reader = Reader(explanation_id, self._library, self._words[explanation_id], self._theme, self._choice)
        self.reader.chosen.connect(self.chosen)
        self.reader.next_asked.connect(self._open_next)
        self.reader.words_changed.connect(self._keep_words)
        self.reader.unkept.say(self._unkept)
        self.reader.aloud_asked.connect(self._toggle_aloud)
        self._layout.addWidget(self.reader)
        self._show_aloud()
        self.opened.emit(explanation_id)

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
            self.reader.show_words(text)
        self._words.write(explanation_id, text, kept=True)

    def mark(self, choice: PracticeRequest | None) -> None:
        """Mark the claim that is being practised."""
        self._choice = choice
        if self.reader:
            self.reader.mark(choice)

    def flush(self) -> None:
        """Hand over what has been typed so far."""
        if self.reader:
            self.reader.flush()

    def _open_next(self) -> None:
        names = list(self._library.explanations)
        self.open(names[names.index(self.explanation_id) + 1])

    def _keep_words(self, explanation_id: str, text: str) -> None:
        self._words.write(explanation_id, text, self._kept)
        self.words_changed.emit(explanation_id, text)
