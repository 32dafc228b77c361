"""Shows a Markdown document of ours in the look of the program: its type, its colours, pictures as wide as the column.

What a document links to: addresses on the web, headings in itself, and other documents in its own folder. Any other
link (to the code, say) becomes plain text: what it leads to is not here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import product
from pathlib import Path

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import (
    QBrush,
    QFont,
    QFontDatabase,
    QFontMetricsF,
    QImage,
    QResizeEvent,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextFrameFormat,
    QTextImageFormat,
    QTextLength,
    QTextTable,
    QTextTableCellFormat,
)
from PySide6.QtWidgets import QFrame, QTextBrowser, QWidget

from herstel_app.ui.kit.column import PAGE_WIDTH, least_side, margin_beside
from herstel_app.ui.kit.framed_picture import framed
from herstel_app.ui.kit.theme import BEARING_PX, Theme

READING_PX, SMALL_PX, CODE_PX = 18.0, 15.0, 14.5
HEADING_PX = {1: 36.0, 2: 24.0, 3: 19.0}
LINE_HEIGHT, SMALL_LINE_HEIGHT = 155, 140
"""In per cent of the size of the font, as in print."""
WIDTH, SIDE, END = 640, 48, 44
"""Of the column, beside it and below it, in px at 100 %; above it is what stands above the view."""
PICTURE_ALONE = "\ufffc"
"""What Qt has in the text where there is a picture: it needs the height that it has, and no more."""
GITHUB = QTextDocument.MarkdownFeature.MarkdownDialectGitHub | QTextDocument.MarkdownFeature.MarkdownNoHTML


def anchor_of(heading: str) -> str:
    """Give the name by which a link in Markdown finds a heading: "Geluid en stem" is "geluid-en-stem"."""
    return re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")


def _is_code(block: QTextBlock) -> bool:
    form = block.blockFormat()
    kinds = (QTextFormat.Property.BlockCodeFence, QTextFormat.Property.BlockCodeLanguage)
    return any(form.hasProperty(kind) for kind in kinds)


class DocumentView(QTextBrowser):
    """One document; scrolls by the keys, and says which link is followed."""

    web_asked = Signal(QUrl)
    document_asked = Signal(str)
    """The file name of another document in the same folder, perhaps with a # and a heading."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Make an empty view."""
        super().__init__(parent)
        self._theme = theme
        self._folder = Path()
        self._pictures: dict[str, QImage] = {}
        self._width = 0
        self.setOpenLinks(False)
        self.setUndoRedoEnabled(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)  # else the column would jump
        p = theme.palette
        self.setStyleSheet(
            f'QTextBrowser {{ background: transparent; border: none; font-family: "{theme.serif}";'
            f" font-size: {theme.px(READING_PX)}px; selection-background-color: {p.selection};"
            f" selection-color: {p.text}; }}"
        )
        self.anchorClicked.connect(self._follow)

    def show_text(self, text: str, folder: Path) -> None:
        """Show `text`, Markdown whose pictures and documents are in `folder`."""
        self._folder, self._width = folder, 0
        self._pictures = {}
        document = self.document()
        document.setDocumentMargin(0)
        document.setIndentWidth(self._theme.px(22))
        document.setMarkdown(text, GITHUB)
        cursor = QTextCursor(document)
        cursor.beginEditBlock()
        for block in self._blocks():
            self._style(block)
        for frame in document.rootFrame().childFrames():
            if isinstance(frame, QTextTable):
                self._style_table(frame)
        cursor.endEditBlock()
        self._fit()
        self.moveCursor(QTextCursor.MoveOperation.Start)
        self.verticalScrollBar().setValue(0)

    def _blocks(self) -> Iterator[QTextBlock]:
        block = self.document().begin()
        while block.isValid():
            yield block
            block = block.next()

    def _style(self, block: QTextBlock) -> None:
        """Give a paragraph, and each piece of it, its look."""
        theme, old = self._theme, block.blockFormat()
        level = old.headingLevel()
        in_table = QTextCursor(block).currentTable() is not None
        in_code = _is_code(block)
        fresh = QTextBlockFormat(old)
        fresh.setNonBreakableLines(False)
        size = HEADING_PX.get(level, SMALL_PX if in_table else CODE_PX if in_code else READING_PX)
        family = theme.sans if in_table else self._mono() if in_code else theme.serif
        high = SMALL_LINE_HEIGHT if level or in_table else LINE_HEIGHT
        if block.text() != PICTURE_ALONE and not in_code:
            fresh.setLineHeight(self._percent(family, high), QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        above, below = (0, 0) if in_table or in_code else (0, 12)
        if block.textList() is not None and block.next().textList() is not None:
            below = 5
        if level:
            above, below = {1: (0, 10), 2: (34, 8)}.get(level, (20, 6))
        if in_code:
            fresh.setLeftMargin(theme.px(16))
            below = 2 if _is_code(block.next()) else 16
        fresh.setTopMargin(theme.px(above) if above else 0)
        fresh.setBottomMargin(theme.px(below) if below else 0)
        QTextCursor(block).setBlockFormat(fresh)
        for piece, form in self._pieces(block):
            self._style_piece(form, family, size, level, block.text())
            piece.setCharFormat(form)

    @staticmethod
    def _pieces(block: QTextBlock) -> list[tuple[QTextCursor, QTextCharFormat]]:
        """Give each piece with a format of its own, selected, and that format."""
        found = []
        at = block.begin()
        while not at.atEnd():
            fragment, cursor = at.fragment(), QTextCursor(block)
            cursor.setPosition(fragment.position())
            cursor.setPosition(fragment.position() + fragment.length(), QTextCursor.MoveMode.KeepAnchor)
            form = fragment.charFormat()
            found.append((cursor, form.toImageFormat() if form.isImageFormat() else QTextCharFormat(form)))
            at += 1
        return found

    def _style_piece(self, form: QTextCharFormat, family: str, size: float, level: int, text: str) -> None:
        theme = self._theme
        if isinstance(form, QTextImageFormat):
            picture = QImage(str(self._folder / form.name()))
            if not picture.isNull():
                self._pictures[form.name()] = picture
            return
        code = form.fontFixedPitch()
        form.clearProperty(QTextFormat.Property.FontSizeAdjustment)
        form.clearProperty(QTextFormat.Property.FontPointSize)
        form.setFontFamilies([self._mono() if code else family])
        form.setProperty(QTextFormat.Property.FontPixelSize, theme.px(size * (0.88 if code else 1)))
        form.setForeground(QBrush(theme.color("secondary" if code else "text")))
        if level:
            form.setFontWeight(QFont.Weight.Normal)
            form.setAnchor(True)  # without an address: Tab and the mouse pass it by
            form.setAnchorNames([anchor_of(text)])
        elif form.isAnchor():
            if self._leads_somewhere(form.anchorHref()):
                form.setForeground(QBrush(theme.color("accent")))
                form.setFontUnderline(True)
            else:
                form.setAnchor(False)
                form.setAnchorHref("")
                form.setFontUnderline(False)

    def _style_table(self, table: QTextTable) -> None:
        """Have a table look like a list in columns: no frame, a thin line between the rows."""
        theme = self._theme
        form = table.format()
        form.setBorder(0)
        form.setCellSpacing(0)
        form.setCellPadding(0)
        form.setTopMargin(theme.px(6))
        form.setBottomMargin(theme.px(18))
        form.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
        form.setBorderCollapse(True)
        table.setFormat(form)
        for row, column in product(range(table.rows()), range(table.columns())):
            cell = table.cellAt(row, column)
            inside = QTextTableCellFormat(cell.format().toTableCellFormat())
            inside.setTopPadding(theme.px(7))
            inside.setBottomPadding(theme.px(7))
            inside.setRightPadding(theme.px(18))
            inside.setLeftPadding(0)
            inside.setBottomBorder(1)
            inside.setBottomBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
            inside.setBottomBorderBrush(QBrush(theme.color("hairline")))
            cell.setFormat(inside)

    @staticmethod
    def _mono() -> str:
        return QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont).family()

    @staticmethod
    def _percent(family: str, of_size: int) -> float:
        """Give the line height as Qt counts it, from the font's own, for one in per cent of the size."""
        font = QFont(family)
        font.setPixelSize(100)
        return of_size * 100 / QFontMetricsF(font).height()

    def _leads_somewhere(self, address: str) -> bool:
        url = QUrl(address)
        if url.scheme():
            return url.scheme() in ("https", "http")
        name = url.path()
        return not name or ("/" not in name and name.endswith(".md") and (self._folder / name).is_file())

    def _follow(self, url: QUrl) -> None:
        if url.scheme():
            self.web_asked.emit(url)
        elif url.path():
            self.document_asked.emit(url.toString())
        else:
            self.scrollToAnchor(url.fragment())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the reading width, and the pictures as wide as the column."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        theme, across = self._theme, self.viewport().width()
        side, wanted = least_side(theme, SIDE), theme.px(WIDTH)
        width = max(80, min(wanted, across - 2 * side))
        form = QTextFrameFormat()
        left = margin_beside(self.width(), theme.px(PAGE_WIDTH), side)  # of the whole width, as a column is
        form.setLeftMargin(left + BEARING_PX)
        form.setRightMargin(max(0, across - left - BEARING_PX - width))
        form.setTopMargin(0)
        form.setBottomMargin(theme.space(END))
        self.document().rootFrame().setFrameFormat(form)
        if width != self._width:
            self._width = width
            self._fit_pictures(width)
        # Of several changes together Qt lays out only a part anew, and shows nothing of the rest.
        document = self.document()
        document.markContentsDirty(0, document.characterCount())

    def _fit_pictures(self, width: int) -> None:
        document = self.document()
        ratio = self.devicePixelRatioF()
        for name, picture in self._pictures.items():
            made = framed(picture, min(width, picture.width()), ratio, self._theme.color("hairline"))
            document.addResource(QTextDocument.ResourceType.ImageResource.value, QUrl(name), made)
        for block in self._blocks():
            for piece, form in self._pieces(block):
                if isinstance(form, QTextImageFormat) and form.name() in self._pictures:
                    picture = self._pictures[form.name()]
                    across = min(width, picture.width())
                    form.setWidth(across)
                    form.setHeight(round(across * picture.height() / picture.width()))
                    piece.setCharFormat(form)
