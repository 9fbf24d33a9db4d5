"""Qt's loop as asyncio's, for a test that waits by Qt and in which presenters await."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager

import qasync
from PySide6.QtWidgets import QApplication


@contextmanager
def asyncio_on(application: QApplication) -> Iterator[None]:
    """Make asyncio run on Qt's loop, as it does in the program, for as long as a test spins that."""
    loop = qasync.QEventLoop(application)
    asyncio.events._set_running_loop(loop)
    try:
        yield
    finally:
        # What was broken off at the end is to hear of it, as it does while the program stops.
        while asyncio.all_tasks(loop):
            application.processEvents()
        asyncio.events._set_running_loop(None)
        loop.close()
