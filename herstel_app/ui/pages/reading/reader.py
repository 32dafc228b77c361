"""One explanation, with its claims ready to be felt."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from PySide6.QtCore import QCoreApplication, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from herstel_app.core.content import Explanation, Paragraph
from herstel_app.core.drawing import RISING, Stroke
from herstel_app.core.practice_request import PracticeRequest
from herstel_app.core.programme_content import DIFFERENCE
from herstel_app.engine.audio.director import AudioDirector
from herstel_app.engine.claim_links import claim_links, left_out_of, proef_of
from herstel_app.engine.engine import Engine
from herstel_app.engine.fit_words import left_out_here
from herstel_app.ui.bridge import Bridge
from herstel_app.ui.kit.autosave_field import AutosaveField
from herstel_app.ui.kit.basic import BEARING_PX, button, hairline, label, prose, restyle
from herstel_app.ui.kit.column import PAGE_TOP
from herstel_app.ui.kit.fade import fade_edges
from herstel_app.ui.kit.fading_wave import FadingWave
from herstel_app.ui.kit.fold import Fold, Folded, bring_into_sight
from herstel_app.ui.kit.layout import STRETCH, Part, add, block, column, left, row
from herstel_app.ui.kit.marked import Marked
from herstel_app.ui.kit.page import line_above
from herstel_app.ui.kit.said_line import said_line
from herstel_app.ui.kit.source_list import SourceList
from herstel_app.ui.kit.spoken import AloudLink, SpokenMark
from herstel_app.ui.kit.tab_after import tab_after
from herstel_app.ui.kit.text_column import GUTTER, TextColumn, text_paragraph, text_title
from herstel_app.ui.kit.theme import Theme
from herstel_app.ui.kit.wrapping_link import WrappingLink
from herstel_app.ui.kit.written_line import written_line
from herstel_app.ui.pages.reading.chain import ChainLoop
from herstel_app.ui.pages.reading.claim import ClaimBlock
from herstel_app.ui.pages.reading.pill import Pill
from herstel_app.ui.pages.reading.proef_card import ProefAtEnd
from herstel_app.ui.practice.safety_line import SafetyLine

tr = QCoreApplication.translate
CLOSING = (200, 18)
"""Width and height of the wave that a text ends with, in px at 100 %."""


class Reader(QWidget):
    """One explanation from title to open question."""

    next_asked = Signal()
    list_asked = Signal()
    """Someone wants to see all sections."""
    aloud_asked = Signal()
    """Someone wants it read aloud, or no longer."""
    words_changed = Signal(str, str)
    health_asked = Signal()
    """Someone wants to say first what holds for them."""

    def __init__(
        self,
        explanation_id: str,
        engine: Engine,
        bridge: Bridge,
        own_words: str,
        theme: Theme,
        choice: PracticeRequest | None,
    ) -> None:
        """Lay out the explanation; `own_words` is what was written to its question before."""
        super().__init__()
        self._id = explanation_id
        self._theme = theme
        self._engine, self._bridge, self._library = engine, bridge, engine.content
        self._claims: list[ClaimBlock] = []
        self._felt: ClaimBlock | None = None
        """The claim that is practised, or was last."""
        self._practises = False
        self._began: Pill | None = None
        """The pill of it, until the keyboard is back there."""
        explanation = self._library.explanations[explanation_id]
        self.column = TextColumn(theme, PAGE_TOP, is_page=True)
        self.column.kept_part = self._kept_part
        self.fades = fade_edges(self.column, theme)
        self.spoken = SpokenMark(self.column, theme)
        self.glide = self.spoken.glide
        column(theme, self.column, on=self)
        self._fill(explanation, own_words)
        self.mark(choice)

    def mark(self, choice: PracticeRequest | None) -> None:
        """Mark the claim that is being practised."""
        for claim in self._claims:
            claim.mark(choice, self._practises)
            if claim.is_active:
                self._felt = claim
            self._began = next((pill for pill in claim.pills if pill.link.is_of(choice)), self._began)
        self._set_aside()

    def show_practice(self, goes_on: bool) -> None:
        """Have all but the claim that is practised keep in the background while that goes on."""
        self._practises = goes_on
        for claim in self._claims:
            claim.show_practice(goes_on)
        self._set_aside()

    def _set_aside(self) -> None:
        active = [claim.text for claim in self._claims if claim.is_active]
        aside = self._practises and bool(active)
        texts = [text for place, text in self.spoken.texts.items() if place is not None]
        parts = [*texts, self.column.verticalScrollBar()]
        for part in parts:
            is_aside = aside and part not in active
            if bool(part.property("aside")) != is_aside:
                part.setProperty("aside", is_aside)
                restyle(part)

    def focus_began(self) -> bool:
        """Give the keyboard back to the pill from which the exercise began; False where none did."""
        pill, self._began = self._began, None
        if pill is None or not pill.isVisibleTo(self):
            return False
        self.column.focus_in_place(pill)
        return True

    def show_claim(self, request: PracticeRequest) -> None:
        """Bring the claim of a request in sight, once it is laid out."""
        claim = next((claim for claim in self._claims if claim.is_of(request)), None)
        if claim is not None:
            QTimer.singleShot(0, claim, lambda: self.column.show_high(claim))

    def show_aloud(self, audio: AudioDirector) -> None:
        """Show whether this is read aloud, what of it, and whether that can be asked."""
        self._aloud.show(audio)
        self.spoken.show(audio.reading.sentence if audio.reading.explanation_id == self._id else None)

    def _fill(self, explanation: Explanation, own_words: str) -> None:
        body, theme = self.column.body, self._theme
        self._add_head(explanation)
        titles = [paragraph.link for paragraph in explanation.body if paragraph.link]
        for place, paragraph in enumerate(explanation.body):
            if place == 1 and titles:
                self._add_chain(body, titles)
            self.spoken.texts[place] = self._add_paragraph(paragraph)
        self.left_out = said_line()
        add(body, theme, 12, self._inset(self.left_out))
        fit = self._engine.fit
        self.left_out.say(left_out_here(*left_out_of(explanation, self._library, fit), fit.answer is not None))
        self._add_proef(explanation)
        self._fill_foot(explanation, own_words)

    def _add_proef(self, explanation: Explanation) -> None:
        """Add the proef that a text ends with, if there is one that fits."""
        theme, fit = self._theme, self._engine.fit
        ending = proef_of(explanation, self._library, fit)
        if ending is None:
            return
        proef, parts = ending
        is_first = proef.id == DIFFERENCE and fit.answer is None
        safety = SafetyLine(fit, self._bridge, theme) if is_first else None
        if safety is not None:
            safety.asked.connect(self.health_asked)
        self.proef_card = ProefAtEnd(theme, proef, parts, self._library, safety)
        self.proef_card.begun.connect(lambda: self._engine.compare(proef.id))
        add(self.column.body, theme, 12, self._inset(self.proef_card))

    def _inset(self, *parts: Part) -> QHBoxLayout:
        """Have parts begin and end where the text does."""
        return row(self._theme, *parts, margins=(GUTTER, 0, GUTTER, 0))

    def _add_head(self, explanation: Explanation) -> None:
        """Add the title, and above it which section this is and what can be done with it as a whole."""
        theme, count = self._theme, len(self._library.explanations)
        of_all = tr("Reading", "{n} van {total}").format(n=explanation.number, total=count)
        self.list_link = button(of_all, "link", tr("Reading", "{place}. Alle stukken.").format(place=of_all))
        self.list_link.setProperty("small", True)
        self.list_link.clicked.connect(self.list_asked)
        self._aloud = AloudLink(self._id, explanation.title)
        self.aloud_link = self._aloud.link
        self.aloud_link.clicked.connect(self.aloud_asked)
        title = self.spoken.texts[None] = text_title(theme, explanation.title, above=0)
        links = row(theme, self.list_link, self._aloud.dot, 4, self.aloud_link, STRETCH, gap=6)
        add(self.column.body, theme, self._inset(line_above(theme, links)), title)

    def _add_paragraph(self, paragraph: Paragraph) -> Marked:
        """Add a paragraph, with what begins its exercises; gives its text."""
        theme = self._theme
        if paragraph.practices:
            links = list(claim_links(self._id, paragraph, self._library, self._engine.fit))
            claim = ClaimBlock(paragraph, links, theme)
            claim.chosen.connect(self._engine.begin)
            claim.other_asked.connect(self._engine.offer)
            self._claims.append(claim)
            self.column.body.addWidget(claim)
            return claim.text
        text = text_paragraph(theme, paragraph.text)
        self.column.body.addWidget(text)
        return text

    def _kept_part(self) -> QWidget | None:
        """Give what stays where it is when the width changes: what began the exercise felt last, or what is read."""
        felt = [self._felt.foot, self._felt] if self._felt else []
        return self.column.part_in_sight(felt) or self.column.part_in_sight(self.spoken.texts.values())

    def _add_chain(self, body: QVBoxLayout, titles: Sequence[str]) -> None:
        """Draw the links as a loop; a link that is chosen is shown in the text, with the exercise that loosens it."""
        ask = label(tr("Reading", "Waar ben je nu? Je mag een schakel kiezen."), "secondary")
        ask.setContentsMargins(self._theme.space(GUTTER) + BEARING_PX, self._theme.space(12), 0, 0)
        self.chain = ChainLoop(titles, self._theme)
        self.chain.chosen.connect(self._show_link)
        add(body, self._theme, ask, block(self._theme, self.chain, margins=(GUTTER, 28, 0, 20)))

    def _show_link(self, number: int) -> None:
        linked = [claim for claim in self._claims if claim.link]
        for place, claim in enumerate(linked):
            claim.point_at(place == number)
        claim = linked[number]
        # Once the layout knows how high it is with its pill.
        QTimer.singleShot(0, claim, lambda: self.column.ensureWidgetVisible(claim, 0, self.column.faded + 1))

    def _fill_foot(self, explanation: Explanation, own_words: str) -> None:
        theme, body = self._theme, self.column.body
        known = QWidget()
        self._known = column(theme, on=known)
        hint = tr("Reading", "Ruimte voor je eigen woorden. Alleen jij leest ze.")
        self.words = AutosaveField(explanation.question, theme.px(110), own_words, hint)
        self.words.typed.connect(lambda text: self.words_changed.emit(self._id, text))
        self.unkept, self.written = said_line(), written_line(self.words)
        asked = prose(theme, explanation.question, "heading", 130)
        field = column(theme, self.words, self.written, gap=6)
        question = block(theme, asked, self.unkept, field, gap=10, margins=(0, 4, 0, 8))
        self.known_link = self._fold(tr("Reading", "Wat weten we?"), known)
        self.known_link.toggled.connect(lambda is_open: is_open and self.sources)
        self.question_link = self._fold(tr("Reading", "Een vraag om bij stil te staan"), question)
        add(body, theme, 18, self._inset(left(self.question_link)), self._inset(question))
        add(body, theme, 8, self._inset(left(self.known_link)), self._inset(known))
        following = [item for item in self._library.explanations.values() if item.number > explanation.number]
        if following:
            self.next_link = WrappingLink(tr("Reading", "Verder: {title}").format(title=following[0].title))
            self.next_link.clicked.connect(self.next_asked)
        else:
            self.next_link = WrappingLink(tr("Reading", "Dit was het laatste stuk. Naar alle stukken"))
            self.next_link.clicked.connect(self.list_asked)
        self.next_link.setProperty("onward", True)
        closing = FadingWave(theme, Stroke("wave", 1.0, "", RISING))
        closing.setFixedSize(*(theme.px(size) for size in CLOSING))
        drawn = row(theme, closing, STRETCH)
        drawn.setContentsMargins(theme.space(GUTTER) + BEARING_PX, 0, 0, 0)  # it begins where letters do
        add(body, theme, 22, drawn, 22, self._inset(left(self.next_link)))

    @cached_property
    def sources(self) -> Folded:
        """The sources, apart from what they say and folded away: who reads on need not go through them.

        They are made with what is known, when that is first folded out: a text opens sooner without them.
        """
        known, theme = self._library.explanations[self._id].known, self._theme
        cited = SourceList(theme, [self._library.sources[name] for name in known.sources])
        sources = Folded(theme, tr("Reading", "Bronnen"), cited)
        parts: list[Part] = [prose(theme, text, "secondary", 145) for text in known.text]
        parts += [hairline(), sources] if known.sources else []
        inside = block(theme, *parts, gap=16, margins=(0, 8, 0, 8))
        self._known.addWidget(inside)
        inside.show()
        tab_after(self.known_link, inside)
        return sources

    def _fold(self, title: str, inside: QWidget) -> Fold:
        link = Fold(title, inside)
        link.clicked.connect(lambda is_open: bring_into_sight(inside) if is_open else None)
        return link
