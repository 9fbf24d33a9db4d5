"""What a station tells before its window is there is told when it is, in order, and nothing is lost."""

import threading

from sentinel_desktop.app.compose import StationEvents
from sentinel_desktop.app.held_news import HeldNews


def test_what_is_told_early_is_heard_in_order_once_it_is_let_through() -> None:
    """Whoever taps while the window is made sees the answer on it; what comes later passes at once."""
    heard: list[object] = []
    news = HeldNews()
    events = news.holding(StationEvents(on_answer=heard.append, on_copy=heard.append))
    events.on_answer("first")  # type: ignore[arg-type]
    events.on_copy("second")  # type: ignore[arg-type]
    assert heard == []
    news.let_through()
    assert heard == ["first", "second"]
    events.on_answer("third")  # type: ignore[arg-type]
    assert heard == ["first", "second", "third"]


def test_what_comes_while_it_is_let_through_keeps_its_place() -> None:
    """A listener that takes long neither keeps the station's threads waiting nor is overtaken by what they tell."""
    heard: list[object] = []
    news = HeldNews()

    def hear(what: object) -> None:
        if what == "first":
            other = threading.Thread(target=lambda: events.on_answer("third"))  # type: ignore[arg-type]
            other.start()
            other.join(10)
            assert not other.is_alive()
        heard.append(what)

    events = news.holding(StationEvents(on_answer=hear))
    events.on_answer("first")  # type: ignore[arg-type]
    events.on_answer("second")  # type: ignore[arg-type]
    news.let_through()
    assert heard == ["first", "second", "third"]
