"""The history in a real window on a real database: found, read on, live, opened, written into a file."""

import csv
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox

from sentinel_desktop.domain.accounts import AccountRole
from sentinel_desktop.domain.directions import Direction
from sentinel_desktop.domain.passages import PersonKind
from sentinel_desktop.ui.history.page import HistoryPage
from sentinel_desktop.ui.history.presenter import HistoryPresenter
from tests.support.active_windows import press_key, type_text
from tests.support.invented_desk import NOW
from tests.support.past_desk import PastDesk

MINUTE, HOUR = timedelta(minutes=1), timedelta(hours=1)
CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


def shown(past: PastDesk) -> list[tuple[str, str]]:
    """Return who passed which way, in the order of the table."""
    rows = page(past).passages.card.model.rows
    return [(row.name, row.direction.value) for row in rows]


def page(past: PastDesk) -> HistoryPage:
    """Return the page."""
    return past.found(HistoryPresenter).page


def member(past: PastDesk, last_name: str, **values: object) -> UUID:
    """Make a member."""
    return past.make.members(last_name=last_name, display_name=f"{last_name}, A.", **values)


def choose(combo: QComboBox, value: object) -> None:
    """Choose the line of a drop-down that stands for something."""
    combo.setCurrentIndex(next(row for row in range(combo.count()) if combo.itemData(row) == value))


def an_evening(past: PastDesk) -> dict[str, UUID]:
    """Make a member and a visitor who came and went this evening; return who and what they are."""
    ops = past.make.divisions(code="OPS")
    roy = member(past, "Roy", division_id=ops)
    came = past.make.checkins(member_id=roy, occurred_at=NOW - 3 * HOUR, reason="Forgot the badge")
    visit = past.make.visitors(
        "closed",
        last_name="Varga",
        display_name="Varga, E.",
        checked_in_at=NOW - 2 * HOUR,
        checked_out_at=NOW - HOUR,
    )
    return {"roy": roy, "came": came, "visit": visit, "ops": ops}


def opened(past: PastDesk, role: AccountRole = AccountRole.SUPERVISOR) -> HistoryPage:
    """Sign somebody in and show the page by its key."""
    past.sit_down(role)
    past.desk.window.show_desk()
    press_key(past.desk.page.board, Qt.Key.Key_5)
    assert past.desk.window.place.name == "history"
    return page(past)


def test_everybody_s_passages_stand_together(past: PastDesk) -> None:
    """Members and visitors by time, with the remark; the first is chosen and told in full beside."""
    an_evening(past)
    history = opened(past)
    assert shown(past) == [("Varga, E.", "out"), ("Varga, E.", "in"), ("PO2 Roy, A.", "in")]
    assert history.passages.card.title.text() == "Passages · 3"
    assert history.passages.details.head.title.text() == "Varga, E."
    past.press(Qt.Key.Key_Down)
    past.press(Qt.Key.Key_Down)
    assert history.passages.details.facts.value_of("Reason") == "Forgot the badge"
    told = history.passages.card.model.index(2, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "in" in told
    assert "PO2 Roy, A." in told


def test_a_person_is_found_by_typing(past: PastDesk) -> None:
    """The table follows each letter; Enter takes the member who is offered, and the filters can be let go."""
    an_evening(past)
    past.make.checkins(member_id=member(past, "Royer"), occurred_at=NOW - MINUTE)
    history = opened(past)
    past.press(Qt.Key.Key_F, CTRL)
    type_text(history.passages.filters.person.edit, "roy")
    assert shown(past) == [("PO2 Royer, A.", "in"), ("PO2 Roy, A.", "in")]
    past.press(Qt.Key.Key_Return)
    assert shown(past) == [("PO2 Roy, A.", "in")]
    past.press(Qt.Key.Key_Backspace, CTRL)
    assert len(shown(past)) == 4
    assert history.passages.filters.person.text == ""


def test_filters_narrow_the_table(past: PastDesk) -> None:
    """By division, direction, whose they are and period; what is chosen of the lists is what the database has."""
    ids = an_evening(past)
    past.make.checkins(member_id=ids["roy"], direction="out", occurred_at=NOW - 30 * HOUR)
    filters = opened(past).passages.filters
    choose(filters.division, ids["ops"])
    assert shown(past) == [("PO2 Roy, A.", "in"), ("PO2 Roy, A.", "out")]
    filters.period.setCurrentText("Yesterday")
    assert shown(past) == [("PO2 Roy, A.", "out")]
    filters.reset()
    choose(filters.kind, PersonKind.VISITOR)
    choose(filters.direction, Direction.IN)
    assert shown(past) == [("Varga, E.", "in")]
    filters.reset()
    filters.period.setCurrentText("Last 7 days")
    assert len(shown(past)) == 4


def test_a_period_that_ends_before_it_begins_is_refused_in_place(past: PastDesk) -> None:
    """With the reason; the table stays as it is."""
    an_evening(past)
    filters = opened(past).passages.filters
    filters.period.setCurrentText("From … to …")
    before = shown(past)
    filters.last.setDate(filters.first.date().addDays(-1))
    assert "before the first" in filters.problem.text()
    assert shown(past) == before
    filters.first.setDate(filters.last.date())
    assert not filters.problem.isVisible()
    assert shown(past) == []


def test_older_passages_are_read_as_somebody_scrolls(past: PastDesk) -> None:
    """Page by page, none twice."""
    someone = member(past, "Roy")
    past.make.connection.execute(
        "INSERT INTO checkins (id, member_id, direction, occurred_at, method)"
        " SELECT gen_random_uuid(), %s, 'in', %s - n * interval '1 minute', 'manual' FROM generate_series(1, 250) n",
        [someone, NOW],
    )
    model = opened(past).passages.card.model
    assert len(model.rows) == 100
    while model.canFetchMore(model.index(-1, -1)):
        model.fetchMore(model.index(-1, -1))
    assert len({row.id for row in model.rows}) == 250
    assert page(past).passages.card.title.text() == "Passages · 250"


def test_new_passages_come_above_what_is_read(past: PastDesk) -> None:
    """The chosen row stays chosen and where it is; what was corrected meanwhile goes, or is struck in the whole log."""
    ids = an_evening(past)
    history = opened(past)
    view, model = history.passages.card.view, history.passages.card.model
    view.choose_row(2)
    new = past.make.checkins(member_id=ids["roy"], direction="out", occurred_at=NOW - MINUTE)
    past.change("checkins", new)
    past.wait_for(lambda: len(model.rows) == 4)
    assert (view.currentIndex().row(), model.rows[3].id) == (3, ids["came"])
    fixed = past.make.checkins("correction", member_id=ids["roy"], supersedes_id=ids["came"], occurred_at=NOW - HOUR)
    past.change("checkins", fixed)
    past.wait_for(lambda: fixed in {row.id for row in model.rows})
    assert ids["came"] not in {row.id for row in model.rows}
    assert model.rows[view.currentIndex().row()].id == fixed, "what took its place is looked at now"
    history.passages.filters.log.setCurrentIndex(1)
    struck = {row.id: row.superseded_by for row in model.rows}
    assert struck[ids["came"]] == fixed


def test_a_correction_is_shown_with_both_rows_and_asked_for(past: PastDesk) -> None:
    """Beside the table, in the order of recording; Alt+C asks to correct what counts, and only where one may."""
    ids = an_evening(past)
    past.make.checkins(
        "correction", member_id=ids["roy"], supersedes_id=ids["came"], occurred_at=NOW - MINUTE, reason="Was later."
    )
    presenter = past.found(HistoryPresenter)
    past.listen(presenter._setup.requests)
    history = opened(past)
    assert history.passages.details.story.count() == 2
    past.press(Qt.Key.Key_C, ALT)
    assert past.asked["correction"] == (history.passages.card.model.rows[0].id,)
    past.press(Qt.Key.Key_Return)
    assert past.asked["person"] == (ids["roy"],)
    past.press(Qt.Key.Key_Escape)
    past.sit_down(AccountRole.OPERATOR, 2)
    past.desk.window.show_place("history")
    assert not history.passages.details.correct.isVisible()


def test_a_correction_that_is_read_late_is_told_beside_no_other_passage(past: PastDesk) -> None:
    """Whoever went on to another row meanwhile sees that one alone."""
    ids = an_evening(past)
    past.make.checkins("correction", member_id=ids["roy"], supersedes_id=ids["came"], occurred_at=NOW - MINUTE)
    history = opened(past)
    details, view = history.passages.details, history.passages.card.view
    view.choose_row(1)
    past.desk.background.held = True
    view.choose_row(0)
    view.choose_row(1)
    past.desk.background.release()
    assert details.story.count() == 0


def test_what_counts_no_more_is_not_corrected(past: PastDesk) -> None:
    """In the whole log the row that was corrected stands struck, without the button to correct it."""
    ids = an_evening(past)
    past.make.checkins("correction", member_id=ids["roy"], supersedes_id=ids["came"], occurred_at=NOW - MINUTE)
    history = opened(past)
    assert history.passages.details.correct.isVisible()
    history.passages.filters.log.setCurrentIndex(1)
    rows = [row.id for row in history.passages.card.model.rows]
    history.passages.card.view.choose_row(rows.index(ids["came"]))
    assert not history.passages.details.correct.isVisible()


def test_whoever_may_not_sees_nothing(past: PastDesk) -> None:
    """The page is not offered to nobody; when the desk is left, nothing of it stays, nor what was looked for."""
    an_evening(past)
    past.desk.window.show_place("history")
    assert past.desk.window.place.name == "desk"
    history = opened(past)
    history.passages.filters.person.set_text("roy")
    past.desk.sessions.sign_out()
    assert past.desk.window.place.name == "desk"
    assert shown(past) == []
    past.sit_down(AccountRole.SUPERVISOR, 1)
    assert history.passages.filters.person.text == "roy"
    past.sit_down(AccountRole.SUPERVISOR, 3)
    assert history.passages.filters.person.text == ""


def test_a_database_that_is_away_is_said_in_place(past: PastDesk) -> None:
    """What stands in the table stays; the filters are kept."""
    an_evening(past)
    history = opened(past)
    past.away = "The database does not answer."
    history.passages.filters.person.set_text("roy")
    assert history.passages.card.note.text() == past.away
    assert len(shown(past)) == 3
    past.away = ""
    history.passages.filters.person.set_text("ro")
    assert shown(past) == [("PO2 Roy, A.", "in")]


@pytest.mark.parametrize("broken_off", [False, True], ids=["written", "broken off"])
def test_what_is_shown_is_written_into_a_file(past: PastDesk, tmp_path: Path, *, broken_off: bool) -> None:
    """Guarded against formulas, whole or not at all."""
    past.make.checkins(member_id=member(past, "Roy"), reason="=HYPERLINK(1)", occurred_at=NOW - HOUR)
    history, presenter = opened(past), past.found(HistoryPresenter)
    path = tmp_path / "passages.csv"
    past.press(Qt.Key.Key_E, CTRL)
    assert presenter.export.dialog is not None
    past.desk.background.held = broken_off
    presenter.export.dialog.fileSelected.emit(str(path))
    presenter.export.dialog.reject()
    if broken_off:
        presenter.long_work.break_off()
        past.desk.background.release()
        assert not path.exists()
        assert "Broken off" in history.passages.message.text()
        return
    rows = list(csv.DictReader(path.read_text(encoding="utf-8-sig").splitlines()))
    assert [(row["name"], row["reason"], row["direction"]) for row in rows] == [("PO2 Roy, A.", "'=HYPERLINK(1)", "in")]
    assert history.passages.message.text() == "passages.csv is written. Passages in it: 1."
