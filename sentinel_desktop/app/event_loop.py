"""The loop that the window lives in: Qt's, which asyncio shares, with a last resort for what nobody caught."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from typing import Any

import qasync
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from sentinel_desktop.app.end_request import EndRequest

logger = logging.getLogger(__name__)

_LET_PYTHON_IN_MS = 250


def run_until_closed(app: QApplication, live: Callable[[asyncio.Event], Awaitable[None]], end: EndRequest) -> None:
    """Run ``live`` on Qt's loop to its end; it is given an event that a closed window or ``end`` sets.

    Returns early where Qt itself ends its loop, as it does when the screen goes away under it.
    """
    # The last window is closed long before everything behind it has stopped.
    app.setQuitOnLastWindowClosed(False)
    loop = qasync.QEventLoop(app)
    asyncio.set_event_loop(loop)
    loop.set_exception_handler(_log_unhandled)
    # Python runs its signal handlers between two bytecodes: a window at rest would never come to one.
    waking = QTimer(interval=_LET_PYTHON_IN_MS)
    waking.timeout.connect(_let_python_in)
    waking.start()
    with loop:
        ended = asyncio.Event()
        end.when_asked(lambda: loop.call_soon_threadsafe(ended.set))
        work = loop.create_task(live(ended))
        work.add_done_callback(lambda _: loop.stop())
        loop.run_forever()
        waking.stop()
        end.when_asked(_let_python_in)
        if work.done():
            work.result()
        else:
            logger.warning("Qt ended its loop by itself: the screen may be gone")
            work.cancel()


def _let_python_in() -> None:
    """Do nothing, in Python."""


def _log_unhandled(_loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
    error = context.get("exception")
    logger.error("A fault of the program: %s", context.get("message", ""), exc_info=error)
