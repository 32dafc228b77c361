"""Below the evening: feel a difference, and read on."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QSizePolicy, QWidget

from herstel_app.core.drawing import proef_strokes
from herstel_app.core.evening_filling import reading_minutes
from herstel_app.core.programme_content import DIFFERENCE
from herstel_app.engine.engine import Engine
from herstel_app.ui.bridge import Bridge
from herstel_app.ui.kit.basic import label, stand_by_ink
from herstel_app.ui.kit.drawing import Drawing
from herstel_app.ui.kit.layout import STRETCH, column, nest, row, wide
from herstel_app.ui.kit.pressed import Button
from herstel_app.ui.kit.responsive_row import ResponsiveRow
from herstel_app.ui.kit.theme import Theme
from herstel_app.ui.pages.tonight.open_book import OpenBook

tr = QCoreApplication.translate
DRAWN_WIDTH, DRAWN_HEIGHT = 96, 26
"""Of the drawing in each card, in px at 100 %."""


class QuietCard(Button):
    """A drawing, a title, and a line below it; it is pressed as a whole."""

    def __init__(self, theme: Theme, drawing: QWidget) -> None:
        """Make it without words."""
        super().__init__()
        self.setProperty("role", "quiet-card")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAutoDefault(True)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self._title, self._text = label("", "plain"), label("", "kicker")
        words = column(theme, STRETCH, self._title, self._text, STRETCH, gap=2)
        parts = row(theme, gap=16, margins=(24, 14, 14, 14), on=self)
        parts.addWidget(drawing)
        nest(words, parts, 1)
        for each in (drawing, self._title, self._text):
            each.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def say(self, title: str, text: str, spoken: str = "") -> None:
        """Say something else; `spoken` is what a screen reader says for the text where that is short."""
        self._title.setText(title)
        self._text.setText(text)
        for each in (self._title, self._text):
            stand_by_ink(each)
        told = spoken or text
        self.setAccessibleName(f"{title} {told}" if title.endswith("?") else f"{title}: {told}")


class QuietCards(QWidget):
    """The two cards, beside each other or below each other."""

    def __init__(self, engine: Engine, bridge: Bridge, theme: Theme) -> None:
        """Make them; `refresh` says what they lead to."""
        super().__init__()
        self._engine, self.proef_id = engine, DIFFERENCE
        """The proef that is offered."""
        self._drawing = Drawing(theme, DRAWN_HEIGHT, DRAWN_WIDTH)
        self._drawing.is_few = True
        self.difference = QuietCard(theme, self._drawing)
        self.difference.clicked.connect(lambda: engine.compare(self.proef_id))
        self.has_difference = False
        """Whether a proef can be felt from here."""
        self.reading = QuietCard(theme, OpenBook(theme, DRAWN_WIDTH, DRAWN_HEIGHT))
        column(theme, wide(ResponsiveRow(self.difference, self.reading, theme, (1, 1), 21)), on=self)
        bridge.fit_changed.connect(self.refresh)
        bridge.library_changed.connect(self._follow)

    def _follow(self, _library: object) -> None:
        self.refresh()

    @property
    def section(self) -> str:
        """The id of the text that is offered: the last that was open, that of the evening, or the first."""
        choice, texts = self._engine.evening_choice, self._engine.content.explanations
        of_evening = choice.evening.read if choice.evening is not None else ""
        return choice.unfinished or (of_evening if of_evening in texts else next(iter(texts)))

    def refresh(self) -> None:
        """Show what is there now."""
        name = self._engine.proef_to_offer()
        proef = self._engine.content.proeven[name] if name else None
        parts = self._engine.fit.fitted_parts(proef) if proef is not None else None
        self.proef_id = name or DIFFERENCE
        self.has_difference = parts is not None
        self.difference.setVisible(self.has_difference)
        if proef is not None and parts is not None:
            self._drawing.show_strokes(proef_strokes(parts, self._engine.content))
            self._drawing.setAccessibleName("")  # the card has words
            words, n = tr("Tonight", "{rest} en {other}, {n}\N{NO-BREAK SPACE}min"), f"{proef.takes_minutes:g}"
            short = words.format(rest=parts[0].short, other=parts[1].short, n=n)
            whole = words.format(rest=parts[0].label, other=parts[1].label, n=n)
            if proef.invitation:  # which is no name, and does not say what one does
                short = whole = f"{proef.summary} {n}\N{NO-BREAK SPACE}min"
            self.difference.say(proef.invitation or proef.title, short, whole)
        text = self._engine.content.explanations[self.section]
        has_begun = self._engine.evening_choice.unfinished is not None
        self.reading.say(
            tr("Tonight", "Verder lezen") if has_begun else tr("Tonight", "Eerst iets lezen?"),
            tr("Tonight", "{title}, {n}\N{NO-BREAK SPACE}min").format(title=text.title, n=reading_minutes(text)),
        )
