"""What a person is told when something they asked for cannot be done: one sentence, whatever went wrong."""

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Final

from PySide6.QtCore import QCoreApplication

from sentinel_desktop.domain.faults import (
    FileNotWrittenError,
    JournalError,
    NotSignedInError,
    ReaderChoiceError,
    SealsNotKeptError,
    SignInRejectedError,
    SlipNotPrintedError,
    StoreRefusedError,
    StoreUnavailableError,
)
from sentinel_desktop.ui.sentences import shown

logger = logging.getLogger(__name__)

OF_THE_WORLD: Final = (
    FileNotWrittenError,
    JournalError,
    NotSignedInError,
    ReaderChoiceError,
    SealsNotKeptError,
    SignInRejectedError,
    SlipNotPrintedError,
    StoreRefusedError,
    StoreUnavailableError,
)
"""Faults that carry their sentence; anything else is a bug, which the log keeps with its traceback."""


@contextmanager
def told_to(tell: Callable[[str], object]) -> Iterator[None]:
    """Hand ``tell`` one sentence where the body fails; the rest of the body is left out, and what follows it goes on.

    What a person typed is still where they typed it: the body changes it only after everything succeeded.
    """
    try:
        yield
    except OF_THE_WORLD as error:
        tell(shown(error))
    except Exception:
        logger.exception("A fault of the program kept what a person asked for from being done")
        tell(
            QCoreApplication.translate(
                "Failures", "A fault of the program kept this from being done; the log has the details."
            )
        )
