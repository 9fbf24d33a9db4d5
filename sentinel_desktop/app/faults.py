"""The faults of the world that end a command with one sentence; anything else is a bug and keeps its traceback."""

from sentinel_desktop.app.display import NoDisplayError
from sentinel_desktop.app.single_instance import StationTakenError
from sentinel_desktop.hardware.profiles import UnknownProfileError
from sentinel_desktop.services.ports import JournalError, StoreUnavailableError

_OF_THE_WORLD = (NoDisplayError, StationTakenError, StoreUnavailableError, JournalError, UnknownProfileError)


def sentence_of(error: Exception) -> str | None:
    """Return what a person is told of a fault of the world; None for a bug."""
    if isinstance(error, _OF_THE_WORLD):
        return str(error)
    if isinstance(error, OSError):
        return f"{error.strerror or error}: {error.filename or ''}".rstrip(": ")
    return None
