"""A few plain pages of notes to take along: A4, black on white, as a PDF or on paper."""

from __future__ import annotations

import errno
import html
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QBuffer, QCoreApplication, QIODevice, QMarginsF
from PySide6.QtGui import QFont, QPagedPaintDevice, QPageLayout, QPageSize, QPdfWriter, QTextDocument
from PySide6.QtPrintSupport import QPrinter

from herstel_app.core.content import Explanation
from herstel_app.core.evening_dates import evening_of
from herstel_app.core.month_tendencies import DoneExercise, exercises_of_month
from herstel_app.core.page_content import Yardstick
from herstel_app.core.records import Entry, WrittenAnswer
from herstel_app.core.signals import SIGNALS
from herstel_app.core.yardstick import Answers, Week
from herstel_app.storage.atomic_write import write_atomically
from herstel_app.ui.kit.dates import date_words, evening_words, length_words, period_words
from herstel_app.ui.kit.signals import signal_ends, signal_name
from herstel_app.ui.pages.lookback.month import change_words, says_too_little, times_words
from herstel_app.ui.pages.lookback.yardstick_past import answer_words

tr = QCoreApplication.translate
TEXT_PT = 10.5
DPI = 300
MOST_PRINTED = 1500
"""More exercises than this are a book, and would keep the window waiting."""


@dataclass(frozen=True)
class Report:
    """What goes on paper."""

    first: date
    last: date
    made_at: datetime
    entries: Sequence[Entry]
    """From the oldest to the newest."""
    words: Sequence[WrittenAnswer] = ()
    weeks: Mapping[Week, Answers] | None = None
    with_words: bool = True
    """Whether one's own words come along."""


def document_of(
    report: Report, explanations: Mapping[str, Explanation], yardstick: Yardstick, families: Sequence[str]
) -> QTextDocument:
    """Make the pages, in the first of the font `families` that there is."""
    parts = [
        *_head(report),
        *_summary(report),
        *_weeks(report, yardstick),
        *_evenings(report),
        *(_words(report, explanations) if report.with_words else ()),
    ]
    document = QTextDocument()
    font = QFont(list(families))
    font.setPointSizeF(TEXT_PT)
    document.setDefaultFont(font)
    document.setDefaultStyleSheet(
        "p { margin-top: 0; margin-bottom: 3px; line-height: 125%; }"
        ".title { font-size: 19pt; margin-bottom: 4px; } .part { font-size: 13pt; margin-top: 22px; }"
        ".item { font-weight: bold; margin-top: 11px; } .note { font-style: italic; margin-left: 24px; }"
        ".small { font-size: 9pt; color: #444444; }"
    )
    document.setHtml("\n".join(parts))
    return document


def lay_on_paper(device: QPagedPaintDevice) -> None:
    """Have a device take A4; the margins come with the pages: `QTextDocument.print_` keeps two centimetres free."""
    device.setPageLayout(
        QPageLayout(
            QPageSize(QPageSize.PageSizeId.A4),
            QPageLayout.Orientation.Portrait,
            QMarginsF(),
            QPageLayout.Unit.Millimeter,
        )
    )


def save_pdf(document: QTextDocument, path: Path) -> None:
    """Write the pages to `path`, whole or not at all. Raises OSError where that cannot be done.

    Made in memory first: Qt does not say that it could not write.
    """
    data = QBuffer()
    data.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(data)
    writer.setResolution(DPI)
    writer.setTitle(tr("Print", "Terugblik"))
    writer.setCreator("Herstel")
    lay_on_paper(writer)
    document.print_(writer)
    del writer  # the end of the file is written only now
    _keep_pdf(bytes(data.data().data()), path)


def print_to_file(document: QTextDocument, printer: QPrinter) -> Path:
    """Print to the file that was chosen for `printer`, whole or not at all; gives that file. Raises OSError."""
    path = Path(printer.outputFileName())
    with TemporaryDirectory() as folder:
        made = Path(folder) / "blad.pdf"
        printer.setOutputFileName(str(made))
        document.print_(printer)
        _keep_pdf(made.read_bytes(), path)
    return path


def _keep_pdf(data: bytes, path: Path) -> None:
    """Have `path` hold this PDF. Raises OSError, also where the PDF breaks off."""
    if not (data.startswith(b"%PDF-") and data.rstrip().endswith(b"%%EOF")):
        raise OSError(errno.EIO, os.strerror(errno.EIO))
    write_atomically(path, ".herstel-", data)


def _p(text: str, kind: str = "") -> str:
    lines = "<br/>".join(html.escape(line) for line in text.splitlines())
    return f'<p class="{kind}">{lines}</p>' if kind else f"<p>{lines}</p>"


def _head(report: Report) -> list[str]:
    made = tr("Print", "Gemaakt op {day} met Herstel, een programma voor de avond.")
    ends = "; ".join(
        tr("Print", "{name} van {low} tot {high}").format(name=signal_name(signal).lower(), low=low, high=high)
        for signal in SIGNALS
        for low, high in [signal_ends(signal)]
    )
    about = tr(
        "Print",
        "Dit zijn eigen notities en eigen metingen. Vooraf en achteraf staan er vier schuifjes, van 0 tot 10: "
        "{ends}. De schuifjes zijn niet getoetst. Ze stellen niets vast over een ziekte of over slaap.",
    )
    return [
        _p(tr("Print", "Terugblik"), "title"),
        _p(period_words(report.first, report.last)),
        _p(made.format(day=date_words(report.made_at.date())), "small"),
        _p(about.format(ends=ends), "small"),
    ]


def _summary(report: Report) -> list[str]:
    found = exercises_of_month(
        DoneExercise(entry.exercise_id, entry.exercise_title, entry.before, entry.after) for entry in report.entries
    )
    if not found:
        return [_p(tr("Print", "In deze tijd staat er geen oefening."))]
    parts = [_p(tr("Print", "Per oefening"), "part")]
    for item in found:
        title = tr("Print", "{title}, {times}").format(title=item.title, times=times_words(item.times))
        parts.append(_p(title, "item"))
        if item.changes and says_too_little(item):
            parts.append(_p(tr("Print", "Te weinig om iets over te zeggen.")))
            continue
        for change in item.changes:
            text = tr("Print", "{name}: {words}")
            parts.append(_p(text.format(name=signal_name(change.signal), words=change_words(change))))
    text = tr("Print", "De oefeningen staan op alfabet. Wat samengaat, hoeft niet door elkaar te komen.")
    return [*parts, _p(text, "small")]


def _weeks(report: Report, yardstick: Yardstick) -> list[str]:
    weeks = report.weeks or {}
    if not weeks:
        return []
    parts = [_p(tr("Print", "Maatstaf per week"), "part")]
    for number, question in enumerate(yardstick.questions, start=1):
        parts.append(_p(f"{number}. {question.text}"))
    numbers = "".join(f"<th align='left' width='60'>{number}</th>" for number in range(1, len(yardstick.questions) + 1))
    rows = [f"<tr><th align='left' width='170'>{html.escape(tr('Print', 'week van'))}</th>{numbers}</tr>"]
    for week, answers in weeks.items():
        cells = "".join(f"<td>{answer_words(answers.get(question.id))}</td>" for question in yardstick.questions)
        rows.append(f"<tr><td>{date_words(week)}</td>{cells}</tr>")
    return [*parts, f"<table cellspacing='0' cellpadding='3'>{''.join(rows)}</table>"]


def _evenings(report: Report) -> list[str]:
    if not report.entries:
        return []
    parts, evening = [_p(tr("Print", "Avond voor avond"), "part")], None
    for entry in report.entries:
        if evening_of(entry.started_at) != evening:
            evening = evening_of(entry.started_at)
            parts.append(_p(evening_words(evening), "item"))
        early = tr("Print", ", eerder gestopt") if entry.outcome == "stopped" else ""
        length = length_words(entry.elapsed_s)
        parts.append(_p(f"{entry.started_at:%H:%M} · {entry.exercise_title} · {length}{early}"))
        changes = "; ".join(
            f"{signal_name(signal).lower()} {_value(entry.before.get(signal))} → {_value(entry.after.get(signal))}"
            for signal in SIGNALS
            if signal in entry.before or signal in entry.after
        )
        if changes:
            parts.append(_p(changes, "small"))
        if entry.note and report.with_words:
            parts.append(_p(entry.note, "note"))
    return parts


def _value(value: int | None) -> str:
    return "–" if value is None else str(value)


def _words(report: Report, explanations: Mapping[str, Explanation]) -> list[str]:
    if not report.words:
        return []
    parts = [_p(tr("Print", "Bij het lezen geschreven"), "part")]
    for words in report.words:
        explanation = explanations.get(words.explanation_id)
        if explanation:
            parts.append(_p(explanation.question, "item"))
        parts += [_p(date_words(evening_of(words.written_at)), "small"), _p(words.text, "note")]
    return parts
