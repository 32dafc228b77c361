"""The scheduler of the window, from other threads too."""

from __future__ import annotations

import threading

import shiboken6
from PySide6.QtWidgets import QApplication

from herstel_app.ui.scheduler import QtScheduler


def test_what_a_thread_asks_is_called_in_that_of_the_window(qapp: QApplication) -> None:
    scheduler = QtScheduler()
    called_in: list[threading.Thread] = []
    asking = threading.Thread(target=lambda: scheduler.soon(lambda: called_in.append(threading.current_thread())))
    asking.start()
    asking.join()
    assert called_in == []
    qapp.processEvents()
    assert called_in == [threading.current_thread()]


def test_an_answer_that_comes_after_the_end_is_nobodys(qapp: QApplication) -> None:
    scheduler = QtScheduler()
    called: list[int] = []
    shiboken6.delete(scheduler)
    scheduler.soon(lambda: called.append(1))
    qapp.processEvents()
    assert called == []
