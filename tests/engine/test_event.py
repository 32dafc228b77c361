"""Events are heard in the order in which their listeners were connected."""

from __future__ import annotations

from herstel_app.engine.event import Event


def test_listeners_hear_in_order_and_only_from_then_on() -> None:
    event: Event[str, int] = Event()
    heard: list[object] = []
    event.emit("a", 1)
    event.connect(lambda text, number: heard.append((text, number)))
    event.connect(lambda text, _: heard.append(text))
    event.emit("b", 2)
    assert heard == [("b", 2), "b"]


def test_who_connects_while_it_is_told_hears_the_next_time() -> None:
    event: Event[()] = Event()
    heard: list[str] = []
    event.connect(lambda: event.connect(lambda: heard.append("late")))
    event.emit()
    assert heard == []
    event.emit()
    assert heard == ["late"]
