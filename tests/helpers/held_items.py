"""The items of layouts that PySide holds: Qt deletes one with its widget, and what comes in its place passes for it."""

from __future__ import annotations

from PySide6.QtWidgets import QWidgetItem
from shiboken6 import Shiboken

from herstel_app.ui.kit.flow import FlowLayout


def held_items() -> list[str]:
    """Name the widgets whose items PySide holds, but for those in a layout of our own, which holds its items itself."""
    wrappers = Shiboken.getAllValidWrappers()
    ours = {id(item) for flow in wrappers if isinstance(flow, FlowLayout) for item in flow.items}
    held = [item.widget() for item in wrappers if isinstance(item, QWidgetItem) and id(item) not in ours]
    return [type(widget).__name__ for widget in held if widget is not None]
