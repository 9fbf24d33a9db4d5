"""The page of one member, as a supervisor reads it and works on it."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from functools import partial
from uuid import UUID

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFont
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from sentinel_desktop.domain.ids import CheckInId
from sentinel_desktop.domain.pages import PAGE_SIZE
from sentinel_desktop.ui.desk_setup import DeskSetup
from sentinel_desktop.ui.person.qualification_dialog import QualificationDialog
from sentinel_desktop.ui.widgets.form_dialog import FormDialog
from tests.support.active_windows import press_key, type_text
from tests.support.invented_desk import NOW
from tests.support.people_in_memory import CHEN, CHOICES, ROY
from tests.support.person_desk import ANNE, LUC, PersonDesk, person_desk

ALT = Qt.KeyboardModifier.AltModifier
AWAY = "The database does not answer: wait a moment."


@pytest.fixture
def desk(qtbot: QtBot, setup: DeskSetup) -> Iterator[PersonDesk]:
    """A supervisor who looks at a member."""
    with person_desk(qtbot, setup) as desk:
        desk.presenter.open_member(ROY)
        yield desk


def heading(desk: PersonDesk) -> str:
    """Return whose page it is."""
    return desk.page.heading.title.text()


def tags(desk: PersonDesk) -> list[str]:
    """Return what the chips are called."""
    return [chip.accessibleName() for chip in desk.page.head.tags.chips]


# --- read -------------------------------------------------------------------------------------------------------------


def test_a_member_is_read_at_a_glance(desk: PersonDesk) -> None:
    """Name and rank, division and number, in since when, the badge, the chips."""
    head = desk.page.head
    assert heading(desk) == "PO2 Jacqueline Roy"
    assert desk.page.heading.sentence.text() == "Operations (OPER) · V00411207"
    assert (head.presence.text(), head.since.text(), head.badge.text()) == ("● In", "since 16:38", "badge 117")
    assert head.status.accessibleName() == "Active"
    assert tags(desk) == ["Take the tag Duty Watch", "Take the tag First aid"]
    assert desk.page.details.facts.value_of("Mess") == "C&POs"
    assert desk.page.details.facts.value_of("Contract until") == "31 Mar 2027"


def test_an_expired_qualification_is_marked(desk: PersonDesk) -> None:
    """In words, with a sign and at the top; one that expires soon says in how many days."""
    assert [line.worth for line in desk.page.qualifications.model.rows] == ["✕ expired", "! 13 days left", "✓ valid"]


def test_the_history_shows_what_was_corrected_and_its_correction(desk: PersonDesk) -> None:
    """The replaced one is struck through and says so; the other says by whom and why."""
    replaced, corrected = desk.page.past.model.rows[2:4]
    assert (replaced.note, replaced.counts) == ("replaced, counts no longer · seen by nobody", False)
    assert corrected.note == "by Luc Dubé · Left by the rear door."
    model = desk.page.past.model
    fonts = [model.data(model.index(row, 0), Qt.ItemDataRole.FontRole) for row in (2, 3)]
    assert [font.strikeOut() for font in fonts if isinstance(font, QFont)] == [True, False]


def test_the_weeks_are_a_picture_and_a_sentence(desk: PersonDesk) -> None:
    """The same for who hears the screen; an hour under the mouse is said in words."""
    card = desk.page.pattern
    assert card.sentence.text().startswith("In on 15 days of the last 8 weeks. Mostly Tuesday 18:00 to 24:00 (6 of 8)")
    assert card.picture.accessibleDescription() == card.sentence.text()
    filled = [
        (day, hour)
        for day in range(7)
        for hour in range(24)
        if card.picture.cell_at(card.picture._cell(day, hour).center()) == (day, hour)
    ]
    assert len(filled) == 7 * 24
    assert card.picture.cell_at(QPointF(0, 0)) is None


def test_more_passages_come_as_one_scrolls(desk: PersonDesk) -> None:
    """A page at a time, down to the first; nothing is skipped or doubled, and what is chosen stays chosen."""
    lines = desk.people.lines[ROY]
    lines += [
        replace(
            line,
            check_in=replace(
                line.check_in, id=CheckInId(UUID(int=10_000 + n)), occurred_at=NOW - timedelta(days=100 + n)
            ),
        )
        for n, line in enumerate(lines * 8)
    ]
    desk.presenter.open_member(ROY)
    view = desk.page.past.view
    assert len(desk.page.past.model.rows) == PAGE_SIZE
    view.choose_row(5)
    while len(desk.page.past.model.rows) < len(lines):
        before = len(desk.page.past.model.rows)
        view.verticalScrollBar().setValue(view.verticalScrollBar().maximum())
        assert len(desk.page.past.model.rows) > before
    assert len({line.key for line in desk.page.past.model.rows}) == len(lines)
    assert view.currentIndex().row() == 5


def test_who_is_not_there_is_said(desk: PersonDesk) -> None:
    """Somebody deleted them, while or before one looked."""
    desk.presenter.open_member(UUID(int=4))
    assert desk.page.empty.title.text() == "This member is no longer there"


def test_a_database_that_is_away_is_said_and_what_is_shown_stays(desk: PersonDesk) -> None:
    """In a sentence; a member that was not read yet cannot be shown."""
    desk.people.away = AWAY
    desk.tell_of("member_tags")
    desk.presenter._read_again()
    assert desk.page.message.text() == AWAY
    assert heading(desk) == "PO2 Jacqueline Roy"
    desk.presenter.open_member(CHEN)
    assert desk.page.empty.sentence.text() == AWAY
    desk.people.away = ""
    desk.presenter._read_again()
    assert heading(desk) == "S3 Riley Chen"


def test_esc_leads_back(desk: PersonDesk) -> None:
    """To where one came from; and then there is nothing to leave."""
    press_key(desk.page, Qt.Key.Key_Escape)
    assert desk.closed == [True]
    assert not desk.presenter.go_back()


# --- live -------------------------------------------------------------------------------------------------------------


def test_what_changes_elsewhere_shows_here(desk: PersonDesk, qtbot: QtBot) -> None:
    """Within a second, and the row that is chosen stays chosen."""
    view = desk.page.qualifications.view
    view.choose_row(2)
    desk.people.change(ROY, last_name="Roy-Dubé")
    desk.people.hold(CHOICES.qualifications[3].id, NOW.date())
    desk.tell_of("members", "member_qualifications")
    qtbot.waitUntil(lambda: heading(desk) == "PO2 Jacqueline Roy-Dubé")
    assert len(desk.page.qualifications.model.rows) == 4
    assert view.currentIndex().row() == 2


def test_a_renamed_value_shows_at_once(desk: PersonDesk, qtbot: QtBot) -> None:
    """On the chips, and in what a field offers."""
    active = CHOICES.statuses[0]
    renamed = replace(active, chip=replace(active.chip, name="Serving"))
    desk.people.lists = replace(CHOICES, statuses=(renamed, *CHOICES.statuses[1:]))
    desk.tell_of("member_statuses")
    qtbot.waitUntil(lambda: desk.page.head.status.accessibleName() == "Serving")


def test_a_passage_shows_in_the_history(desk: PersonDesk, qtbot: QtBot) -> None:
    """And in the head, when the member's own presence changed."""
    del desk.people.inside[ROY]
    del desk.people.lines[ROY][0]
    before = len(desk.page.past.model.rows)
    desk.tell_of("checkins", "presence")
    qtbot.waitUntil(lambda: len(desk.page.past.model.rows) == before - 1)
    qtbot.waitUntil(lambda: desk.page.head.presence.text() == "○ Out")


# --- who sits here ----------------------------------------------------------------------------------------------------


def test_nobody_reads_over_a_locked_desk(desk: PersonDesk) -> None:
    """Nothing of the member is left on the page, and it is there again when it is unlocked."""
    desk.lock()
    assert heading(desk) == ""
    assert desk.page.empty.isVisible()
    assert desk.page.past.model.rows == ()
    desk.sit_down(LUC)
    assert heading(desk) == "PO2 Jacqueline Roy"


def test_an_answer_that_comes_late_shows_nobody(desk: PersonDesk) -> None:
    """What was asked for before the desk was locked is not shown over it."""
    desk.background.held = True
    desk.presenter.open_member(CHEN)
    desk.stand_up()
    desk.background.release()
    assert heading(desk) == ""
    assert desk.page.past.model.rows == ()


# --- tags -------------------------------------------------------------------------------------------------------------


def test_a_tag_is_given_from_the_menu(desk: PersonDesk) -> None:
    """Alt+T opens what the member has not, and the first is chosen by Enter."""
    row = desk.page.head.tags
    press_key(desk.page, Qt.Key.Key_T, ALT)
    assert [action.text() for action in row.menu.actions()] == ["Coxswain", "VIP"]
    press_key(row.menu, Qt.Key.Key_Return)
    assert tags(desk)[-1] == "Take the tag Coxswain"
    assert desk.saved == [ROY]


def test_a_tag_is_taken_by_its_cross_or_by_delete(desk: PersonDesk) -> None:
    """The keyboard goes on to the next one."""
    row = desk.page.head.tags
    row.chips[0].setFocus()
    press_key(row.chips[0], Qt.Key.Key_Delete)
    assert tags(desk) == ["Take the tag First aid"]
    assert row.chips[0].hasFocus()
    QTest.mouseClick(row.chips[0], Qt.MouseButton.LeftButton)
    assert tags(desk) == []


def test_a_tag_that_was_deleted_meanwhile_is_told(desk: PersonDesk) -> None:
    """And a database that is away, in its own sentence; nothing changes."""
    desk.people.lists = replace(CHOICES, tags=CHOICES.tags[:2])
    desk.page.head.tags.given.emit(CHOICES.tags[2].id)
    assert desk.page.message.text() == "Somebody deleted this tag meanwhile."
    desk.people.away = AWAY
    desk.page.head.tags.taken.emit(CHOICES.tags[0].id)
    assert desk.page.message.text() == AWAY
    assert len(desk.people.tags[ROY]) == 2


# --- qualifications ---------------------------------------------------------------------------------------------------


def test_a_qualification_is_granted(desk: PersonDesk) -> None:
    """By keyboard: the kind by its first letters, from today, for good; only kinds are offered that are not held."""
    press_key(desk.page, Qt.Key.Key_G, ALT)
    dialog = desk.dialog(QualificationDialog)
    assert [dialog.kind.itemText(n) for n in range(dialog.kind.count())] == ["Range Safety"]
    assert not dialog.action.isEnabled()
    type_text(dialog.kind, "R")
    press_key(dialog, Qt.Key.Key_Return)
    assert [line.kind for line in desk.page.qualifications.model.rows][-1] == "Range Safety"
    assert desk.page.message.text() == "It is granted."


def test_dates_are_judged_while_they_are_typed(desk: PersonDesk) -> None:
    """Beside the field; and nothing is asked for before they are right."""
    desk.page.qualifications.grant.click()
    dialog = desk.dialog(QualificationDialog)
    dialog.kind.setCurrentIndex(0)
    dialog.expires_on.setText("2020-01-01")
    assert dialog.expires_field.problem == "The end is before the start."
    assert not dialog.action.isEnabled()
    dialog.granted_on.setText("soon")
    assert dialog.granted_field.problem.startswith("There is no such date")
    dialog.granted_on.setText("2019-06-01")
    assert (dialog.granted_field.problem, dialog.expires_field.problem) == ("", "")
    assert dialog.action.isEnabled()


def test_what_the_database_refuses_is_said_beside_its_field(desk: PersonDesk) -> None:
    """With everything still as it was typed; a fault of the world likewise."""
    desk.page.qualifications.grant.click()
    dialog = desk.dialog(QualificationDialog)
    dialog.kind.setCurrentIndex(0)
    dialog.notes.setText("on the range")
    desk.people.away = AWAY
    dialog.action.click()
    assert dialog.message.text() == AWAY
    desk.people.away = ""
    desk.people.before_saving = partial(desk.people.hold, CHOICES.qualifications[3].id, NOW.date())
    dialog.action.click()
    assert dialog.kind_field.problem == "Another record has it already."
    assert (dialog.isVisible(), dialog.notes.text()) == (True, "on the range")


def test_an_expiry_is_changed_over_what_somebody_else_saved(desk: PersonDesk) -> None:
    """Theirs is said, mine stays in the field, and saving again takes the place of it."""
    card, people = desk.page.qualifications, desk.people
    card.view.choose_row(1)
    press_key(card.view, Qt.Key.Key_Return)
    dialog = desk.dialog(QualificationDialog)
    key = card.model.rows[1].record.id
    dialog.expires_on.setText("2028-01-01")
    held = people.held[key]
    people.held[key] = replace(held, version=9, details=replace(held.details, expires_on=None))
    dialog.action.click()
    assert "expires for good" in dialog.message.text()
    dialog.action.click()
    assert str(people.held[key].details.expires_on) == "2028-01-01"
    assert [line.expires for line in card.model.rows if line.record.id == key] == ["1 Jan 2028"]


def test_a_qualification_is_withdrawn_after_a_question(desk: PersonDesk) -> None:
    """Delete asks; Esc leaves it, Enter withdraws it."""
    card = desk.page.qualifications
    card.view.choose_row(2)
    press_key(card.view, Qt.Key.Key_Delete)
    press_key(desk.dialog(FormDialog), Qt.Key.Key_Escape)
    assert len(card.model.rows) == 3
    press_key(card.view, Qt.Key.Key_Delete)
    press_key(desk.dialog(FormDialog), Qt.Key.Key_Return)
    assert len(card.model.rows) == 2


def test_a_dialog_waits_while_the_desk_is_locked(desk: PersonDesk) -> None:
    """With what stands in it, for who filled it in; for another person it is gone."""
    desk.page.qualifications.grant.click()
    dialog = desk.dialog(QualificationDialog)
    dialog.notes.setText("half a sentence")
    desk.lock()
    assert not dialog.isVisible()
    desk.sit_down(LUC)
    assert dialog.isVisible()
    assert dialog.notes.text() == "half a sentence"
    desk.lock()
    desk.sit_down(ANNE)
    assert desk.presenter.acts.dialogs.dialog is None
