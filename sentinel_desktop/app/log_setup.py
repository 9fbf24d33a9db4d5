"""The log of a station: a rotating file in its folder, every line with its thread. No names, no secrets."""

import logging
import logging.handlers
import re
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import Any, Final, TypeAlias

LOG_BYTES: Final = 2_000_000
LOGS_KEPT: Final = 5
_Raised: TypeAlias = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]
_FORMAT: Final = "%(asctime)s %(levelname)-7s %(threadName)s %(name)s: %(message)s"
_SECRET: Final = re.compile(r"(password=|://[^:/@\s]+:)[^\s@&]+", re.IGNORECASE)


class _Redacting(logging.Formatter):
    """Takes out what looks like a password, wherever a library may have put one, and what a database said of a row."""

    def format(self, record: logging.LogRecord) -> str:
        return _SECRET.sub(r"\1…", super().format(record))

    def formatException(self, ei: _Raised) -> str:  # noqa: N802 - the library's name
        text = super().formatException(ei)
        for error in _chain(ei[1]):
            driven: Any = getattr(error, "orig", error)
            if getattr(driven, "sqlstate", None) is not None:
                rule = driven.diag.constraint_name or "no rule named"
                text = text.replace(str(error), f"SQLSTATE {driven.sqlstate}, {rule}")
        return text


def _chain(error: BaseException | None) -> Iterator[BaseException]:
    """Return an error and what it came of, outermost first: the words of one may hold those of the next.

    Each once: a fault of the program that the database names comes of an error that came of it.
    """
    seen: set[int] = set()
    while error is not None and id(error) not in seen:
        seen.add(id(error))
        yield error
        error = error.__cause__ or error.__context__


def set_up_log(station_dir: Path) -> Path:
    """Write the program's log into the station's folder, and its warnings to the terminal's error stream.

    Returns:
        the log file.
    """
    folder = station_dir / "log"
    file = folder / "sentinel.log"
    handlers: list[logging.Handler] = []
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handlers.append(
            logging.handlers.RotatingFileHandler(file, maxBytes=LOG_BYTES, backupCount=LOGS_KEPT, encoding="utf-8")
        )
    except OSError:
        # A full or read-only disk must not keep the desk from opening: it says so on the screen.
        pass
    terminal = logging.StreamHandler(sys.stderr)
    terminal.setLevel(logging.WARNING)
    handlers.append(terminal)
    for handler in handlers:
        handler.setFormatter(_Redacting(_FORMAT))
    logging.basicConfig(level=logging.INFO, handlers=handlers, force=True)
    logging.raiseExceptions = False
    logging.getLogger("alembic").setLevel(logging.WARNING)
    sys.excepthook = _log_uncaught
    threading.excepthook = _log_uncaught_in_thread
    return file


def _log_uncaught(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    if issubclass(kind, KeyboardInterrupt):
        sys.__excepthook__(kind, error, trace)
        return
    logging.getLogger("sentinel_desktop").critical("A fault of the program", exc_info=(kind, error, trace))


def _log_uncaught_in_thread(args: threading.ExceptHookArgs) -> None:
    if args.exc_value is not None:
        _log_uncaught(args.exc_type, args.exc_value, args.exc_traceback)
