"""Where Tab goes on in what is made later than what stands around it: Qt would put that last."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from herstel_app.ui.kit.one_stop import takes_arrows


def in_tab_order(*stops: QWidget) -> None:
    """Have Tab go through these in turn, also those of a group at which it does not stop now."""
    policies = [stop.focusPolicy() for stop in stops]
    for stop in stops:
        stop.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # what Tab does not reach, Qt does not put in order
    for earlier, later in pairwise(stops):
        QWidget.setTabOrder(earlier, later)
    for stop, policy in zip(stops, policies, strict=True):
        stop.setFocusPolicy(policy)


def tab_after(before: QWidget, made: QWidget) -> None:
    """Let Tab go from `before` through all of `made`, and then to what came after `before`."""
    parts = (part for part in made.findChildren(QWidget) if _may_stop(part))
    in_tab_order(before, *parts)


def _may_stop(part: QWidget) -> bool:
    return bool(part.focusPolicy() & Qt.FocusPolicy.TabFocus) or takes_arrows(part)
