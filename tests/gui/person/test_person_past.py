"""A member's history: passages for everybody who may see members, changes for who may read the audit."""

from collections.abc import Iterator
from datetime import datetime
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from sentinel_desktop.ui.desk_setup import DeskSetup
from tests.support.active_windows import press_key
from tests.support.people_in_memory import CHOICES, ROY, change_of
from tests.support.person_desk import LUC, ROOT, PersonDesk, person_desk

ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def desk(qtbot: QtBot, setup: DeskSetup) -> Iterator[PersonDesk]:
    """A supervisor who looks at a member."""
    with person_desk(qtbot, setup) as desk:
        desk.presenter.open_member(ROY)
        yield desk


def heads(desk: PersonDesk) -> list[object]:
    """Return the heads of the columns that are shown."""
    model, view = desk.page.past.model, desk.page.past.view
    shown = [column for column in range(model.columnCount()) if not view.isColumnHidden(column)]
    return [model.headerData(column, Qt.Orientation.Horizontal) for column in shown]


def changes(desk: PersonDesk) -> list[str]:
    """Look at the changes; return what each is."""
    desk.sit_down(ROOT)
    press_key(desk.page, Qt.Key.Key_H, ALT)
    return [line.how for line in desk.page.past.model.rows]


def test_changes_are_for_who_may_read_the_audit(desk: PersonDesk) -> None:
    """A supervisor is not offered them; an administrator sees who changed what."""
    assert not desk.page.past.changes.isVisible()
    assert changes(desk) == ["Mobile phone: 204-555-0100 → +1 (204) 555-0143"]
    assert desk.page.past.model.rows[0].what == "dube"
    desk.sit_down(LUC)
    assert len(desk.page.past.model.rows) > 1


def test_the_heads_say_what_the_columns_hold(desk: PersonDesk) -> None:
    """Of passages and of changes."""
    assert heads(desk) == ["When", "What", "How", "Note"]
    changes(desk)
    assert heads(desk) == ["When", "Who", "What"]


def test_a_value_that_was_chosen_anew_is_named(desk: PersonDesk) -> None:
    """As it is called today; one that is in its list no longer is said to be deleted."""
    before, after = CHOICES.divisions[0].id, CHOICES.divisions[1].id
    desk.people.audit = [
        change_of(ROY, "division_id", str(before), str(after)),
        change_of(ROY, "rank_id", str(UUID(int=5)), str(CHOICES.ranks[3].id)),
        change_of(ROY, "mess_id", "", str(CHOICES.messes[0].id)),
    ]
    assert changes(desk) == [
        "Division: OPER · Operations → DECK · Deck",
        "Rank: a value that was deleted → PO2",
        "Mess: \N{EN DASH} → Junior Ranks",
    ]


def test_days_and_instants_are_written_as_everywhere(desk: PersonDesk) -> None:
    """And not as the log keeps them."""
    left = datetime.fromisoformat("2026-11-24T18:30:00-06:00").isoformat()
    desk.people.audit = [
        change_of(ROY, "archived_at", "", left),
        change_of(ROY, "contract_end", "2026-03-31", "2027-03-31"),
    ]
    assert changes(desk) == ["Archived: \N{EN DASH} → 18:30:00", "Contract until: 31 Mar 2026 → 31 Mar 2027"]


def test_what_is_cut_in_a_row_is_said_in_full_when_it_is_chosen(desk: PersonDesk) -> None:
    """Under the table, for who has no mouse; a row that is seen whole says nothing twice."""
    past = desk.page.past
    desk.window.resize(900, 672)
    past.view.choose_row(2)
    assert past.note.text() == "replaced, counts no longer · seen by nobody"
    past.view.choose_row(0)
    assert not past.note.isVisible()


def test_a_time_further_down_is_not_cut(desk: PersonDesk) -> None:
    """Of every row, also of those that one has to scroll to, the day and the time are seen whole."""
    past = desk.page.past
    assert not [row for row in range(len(past.model.rows)) if past.view.cuts(row, 0)]
