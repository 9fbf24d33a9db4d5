"""What a dialog asked for and is still under way: it is told there while the dialog stands, and to nobody once it left.

A lock, a sign-out or somebody else who signs in takes dialogs away at any moment. What was asked for goes on; the
dialog's widgets are gone by the time it ends.
"""

from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from typing import Protocol, TypeVar

from PySide6.QtCore import QObject
from shiboken6 import isValid

from sentinel_desktop.ui.failures import told_to
from sentinel_desktop.ui.widgets.fitting_dialog import FittingDialog
from sentinel_desktop.ui.widgets.form_dialog import FormDialog

AnswerT = TypeVar("AnswerT")


class _Says(Protocol):
    def show_message(self, sentence: str) -> None: ...


def stands(widget: object) -> bool:
    """Whether a dialog, or a widget in one, is still there to be told anything: neither closed nor deleted.

    One that is hidden while the desk is locked stands.
    """
    if isinstance(widget, FittingDialog) and widget.has_left:
        return False
    return not isinstance(widget, QObject) or isValid(widget)


@contextmanager
def told_in(dialog: _Says) -> Iterator[None]:
    """Have the dialog say one sentence where the body fails, as ``failures.told_to``; nobody hears it once it left."""
    with told_to(lambda sentence: dialog.show_message(sentence) if stands(dialog) else None):
        yield


async def ask_in(dialog: FormDialog, question: Callable[[], Awaitable[AnswerT]]) -> tuple[AnswerT] | None:
    """Ask something while the dialog waits and takes nothing more.

    Returns:
        the answer; None where a fault kept it from coming, which the dialog says. Whoever asked looks whether the
        dialog still ``stands`` before it touches it.
    """
    dialog.show_busy(busy=True)
    answer: tuple[AnswerT] | None = None
    with told_in(dialog):
        answer = (await question(),)
    if stands(dialog):
        dialog.show_busy(busy=False)
    return answer
