"""What a dialog asked for goes on when the dialog is taken away; nothing of it touches what Qt deleted."""

import logging
from collections.abc import Awaitable, Callable, Iterator

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from sentinel_desktop.domain.faults import StoreUnavailableError
from sentinel_desktop.ui.desk_setup import DeskSetup
from sentinel_desktop.ui.dialog_work import ask_in, stands, told_in
from sentinel_desktop.ui.widgets.form_dialog import FormDialog
from tests.support.background_at_once import BackgroundAtOnce
from tests.support.deleted_widgets import delete_what_left

AWAY = "The database does not answer."


@pytest.fixture
def dialog(setup: DeskSetup, qtbot: QtBot) -> Iterator[FormDialog]:
    """A dialog that goes when it is closed, over a window."""
    window = QWidget()
    qtbot.addWidget(window)
    dialog = FormDialog(setup.look, "A title", "", "Do it", window)
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
    yield dialog
    window.close()


def asking(background: BackgroundAtOnce, answer: Callable[[], str]) -> Callable[[], Awaitable[str]]:
    """Return what a dialog asks in the background."""
    return lambda: background.call(answer)


def away() -> str:
    """Fail as while the database is away."""
    raise StoreUnavailableError(AWAY)


def test_an_answer_comes_to_a_dialog_that_stands(dialog: FormDialog) -> None:
    """It takes nothing meanwhile, and is as before afterwards; a fault is said in it."""
    background, answers = BackgroundAtOnce(), []

    async def work(answer: Callable[[], str]) -> None:
        answers.append(await ask_in(dialog, asking(background, answer)))

    background.held = True
    background.begin(work(lambda: "done"))
    assert dialog.is_busy
    background.release()
    background.begin(work(away))
    assert answers == [("done",), None]
    assert (dialog.is_busy, dialog.message.text()) == (False, AWAY)


@pytest.mark.parametrize("answer", [lambda: "done", away], ids=["done", "failed"])
def test_a_dialog_that_was_taken_away_hears_nothing(
    dialog: FormDialog, answer: Callable[[], str], caplog: pytest.LogCaptureFixture
) -> None:
    """The work goes on to its end, and whoever asked for it sees that the dialog is gone."""
    background, ended = BackgroundAtOnce(), []

    async def work() -> None:
        found = await ask_in(dialog, asking(background, answer))
        ended.append((found, stands(dialog)))

    background.held = True
    background.begin(work())
    dialog.take_away()
    assert not stands(dialog)
    delete_what_left()
    assert not isValid(dialog)
    background.release()
    assert ended == [(("done",) if answer is not away else None, False)]
    assert not [record for record in caplog.records if record.levelno >= logging.WARNING]


def test_a_sentence_for_a_dialog_that_left_is_said_to_nobody(dialog: FormDialog) -> None:
    """Whether Qt deleted it by then or not."""
    dialog.take_away()
    with told_in(dialog):
        away()
    assert not dialog.message.text()
    delete_what_left()
    with told_in(dialog):
        away()


def test_a_person_who_leaves_is_told_apart_from_a_desk_that_takes_it_away(dialog: FormDialog, setup: DeskSetup) -> None:
    """Esc gives it up; a lock does not, also while it is busy and takes no Esc."""
    dialog.show_busy(busy=True)
    dialog.reject()
    assert (dialog.has_left, dialog.was_given_up) == (False, False)
    dialog.take_away()
    assert (dialog.has_left, dialog.was_given_up) == (True, False)
    other = FormDialog(setup.look, "Another", "", "Do it")
    other.reject()
    assert (other.has_left, other.was_given_up) == (True, True)
