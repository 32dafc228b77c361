"""A picture within a text: scaled, with round corners and a thin line around it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainterPath, QPen

from herstel_app.ui.kit.painting import painting

ROUND_PX = 12


def framed(picture: QImage, width: int, ratio: float, line: QColor) -> QImage:
    """Scale a picture to `width` px of a screen with `ratio`, with a line of this colour around it."""
    scaled = picture.convertToFormat(QImage.Format.Format_ARGB32_Premultiplied).scaledToWidth(
        round(width * ratio), Qt.TransformationMode.SmoothTransformation
    )
    result = QImage(scaled.size(), QImage.Format.Format_ARGB32_Premultiplied)
    result.fill(Qt.GlobalColor.transparent)
    with painting(result) as painter:
        edge = QRectF(result.rect()).adjusted(ratio / 2, ratio / 2, -ratio / 2, -ratio / 2)
        path = QPainterPath()
        path.addRoundedRect(edge, ROUND_PX * ratio, ROUND_PX * ratio)
        painter.setClipPath(path)
        painter.drawImage(0, 0, scaled)
        painter.setClipping(False)
        painter.setPen(QPen(line, ratio))
        painter.drawPath(path)
    result.setDevicePixelRatio(ratio)
    return result
