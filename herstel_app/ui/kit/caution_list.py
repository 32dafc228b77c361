"""What stands above the cautions of an exercise."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication


def cautions_title() -> str:
    """Give what stands above cautions."""
    return QCoreApplication.translate("CautionList", "Wanneer ben je hier voorzichtig mee?")
