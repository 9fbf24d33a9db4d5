"""What Qt says goes into the log; where it would end the program with a core dump, it ends with a sentence."""

import logging
import os
from collections import deque
from typing import Final, NoReturn

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

from sentinel_desktop.app.terminal import complain

logger = logging.getLogger(__name__)

_LEVELS: Final = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.INFO,
    QtMsgType.QtCriticalMsg: logging.WARNING,
}
"""Qt warns of many things that are nobody's concern at a desk: fonts, hints a window manager does not know."""


_last_words: Final[deque[str]] = deque(maxlen=4)


def hear_qt() -> None:
    """Hear what Qt says from now on; before the application is made, which is where Qt gives up without a screen."""
    qInstallMessageHandler(_on_message)


def _on_message(kind: QtMsgType, _context: QMessageLogContext, text: str) -> None:
    if kind is QtMsgType.QtFatalMsg:
        _give_up(text)
    _last_words.append(text)
    logger.log(_LEVELS.get(kind, logging.WARNING), "Qt: %s", text)


def _give_up(text: str) -> NoReturn:
    """End the program here: behind this message Qt aborts, and no exception gets past it."""
    for words in (*_last_words, text):
        complain(f"Qt: {words.strip()}")
    complain(
        "sentinel-desktop: Qt cannot open a window here: check DISPLAY, WAYLAND_DISPLAY and QT_QPA_PLATFORM, and with "
        "'sentinel-desktop doctor' what is missing; 'sentinel-desktop station' needs no screen."
    )
    os._exit(1)
