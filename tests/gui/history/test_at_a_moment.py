"""Who was in at a moment, chosen on a slider over the day."""

from datetime import UTC, date, datetime, timedelta
from uuid import UUID

from PySide6.QtCore import QDate, Qt

from sentinel_desktop.ui.history.moment_page import MomentPage
from sentinel_desktop.ui.history.presenter import HistoryPresenter
from tests.support.active_windows import press_key
from tests.support.invented_desk import NOW
from tests.support.past_desk import PastDesk

HOUR = timedelta(hours=1)
ALT = Qt.KeyboardModifier.AltModifier


def opened(past: PastDesk) -> MomentPage:
    """Show who was in, by keyboard."""
    past.sit_down()
    past.desk.window.show_place("history")
    past.press(Qt.Key.Key_2, ALT)
    found = past.found(HistoryPresenter).page.moment
    past.wait_for(found.slider.hasFocus)
    return found


def names(page: MomentPage) -> list[str]:
    """Return who is shown."""
    return [line.person.name for line in page.model.rows]


def came(past: PastDesk, last_name: str, at: datetime) -> UUID:
    """Make a member who came in."""
    member = past.make.members(last_name=last_name, display_name=last_name)
    past.make.checkins(member_id=member, occurred_at=at)
    return member


def test_the_list_follows_the_slider(past: PastDesk) -> None:
    """It begins with now; the arrows go back by five minutes and by an hour, and the counts follow."""
    roy = came(past, "Roy", NOW - 2 * HOUR)
    past.make.checkins(member_id=roy, direction="out", occurred_at=NOW - HOUR)
    came(past, "Chen", NOW - timedelta(minutes=20))
    page = opened(past)
    past.wait_for(lambda: names(page) == ["PO2 Chen"])
    assert page.clock.text() == "18:40"
    for _ in range(4):
        past.press(Qt.Key.Key_Left)
    past.wait_for(lambda: names(page) == [])
    assert (page.clock.text(), page.total.text()) == ("18:20", "0 in the building")
    assert page.empty.isVisible()
    past.press(Qt.Key.Key_Down)
    past.wait_for(lambda: names(page) == ["PO2 Roy"])
    assert page.clock.text() == "17:20"
    assert "1" in page.counts.accessibleName()
    past.press(Qt.Key.Key_Up)
    past.press(Qt.Key.Key_Up)
    past.wait_for(lambda: names(page) == ["PO2 Chen"])
    assert page.clock.text() == "18:40", "nothing is asked for that is yet to come"


def test_who_was_in_stands_by_division_and_then_by_name(past: PastDesk) -> None:
    """As the board has them."""
    for code, name in (("B", "Abel"), ("A", "Zorn"), ("A", "Moss")):
        division = next(iter(past.make.connection.execute("SELECT id FROM divisions WHERE code = %s", [code])), None)
        key = past.make.divisions(code=code) if division is None else division[0]
        member = past.make.members(last_name=name, display_name=name, division_id=key)
        past.make.checkins(member_id=member, occurred_at=NOW - HOUR)
    page = opened(past)
    past.wait_for(lambda: names(page) == ["PO2 Moss", "PO2 Zorn", "PO2 Abel"])


def test_days_are_walked_through_by_keys(past: PastDesk) -> None:
    """The time of the day stays; there is no day after today."""
    came(past, "Roy", NOW - 30 * HOUR)
    page = opened(past)
    assert not page.after.isEnabled()
    past.press(Qt.Key.Key_Left, ALT)
    assert page.day.date() == QDate(2026, 11, 23)
    assert page.clock.text() == "18:40"
    past.wait_for(lambda: names(page) == ["PO2 Roy"])
    past.press(Qt.Key.Key_Right, ALT)
    assert page.day.date() == QDate(2026, 11, 24)


def test_an_hour_that_comes_twice_is_told_apart(past: PastDesk) -> None:
    """On the day that clocks go back 01:30 stands twice on the slider, an hour of the world apart."""
    page = opened(past)
    page.day.setDate(QDate(2026, 10, 31))
    assert page.slider.maximum() == 25 * 12 - 1
    seen = {}
    for step in range(page.slider.maximum() + 1):
        page.slider.move_to(step)
        if page.clock.text().startswith("01:30"):
            seen[page.clock.text()] = page.moment
    assert seen == {
        "01:30 CDT": datetime(2026, 11, 1, 6, 30, tzinfo=UTC),
        "01:30 CST": datetime(2026, 11, 1, 7, 30, tzinfo=UTC),
    }
    page.day.setDate(QDate(2026, 3, 7))
    assert page.slider.maximum() == 23 * 12 - 1


def test_enter_opens_who_is_chosen(past: PastDesk) -> None:
    """A member's day."""
    roy = came(past, "Roy", NOW - HOUR)
    presenter = past.found(HistoryPresenter)
    past.listen(presenter._setup.requests)
    page = opened(past)
    past.wait_for(lambda: names(page) == ["PO2 Roy"])
    page.view.setFocus()
    press_key(page.view, Qt.Key.Key_Return)
    assert past.asked["person"] == (roy,)


def test_the_newest_moment_wins(past: PastDesk) -> None:
    """While an answer is on its way only the newest moment waits, and only its answer is shown."""
    came(past, "Roy", NOW - HOUR)
    page = opened(past)
    past.wait_for(lambda: names(page) == ["PO2 Roy"])
    past.desk.background.held = True
    page.slider.move_to(0)
    page.moment_changed.emit()
    past.found(HistoryPresenter).moment.read()
    page.slider.move_to(200)
    past.found(HistoryPresenter).moment.read()
    past.desk.background.release()
    assert names(page) == ["PO2 Roy"]
    assert page.day.date().toPython() == date(2026, 11, 24)
