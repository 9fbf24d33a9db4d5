"""The faults of the world that end a command with one sentence; anything else is a bug and keeps its traceback."""

from sentinel_desktop.app.display import NoDisplayError
from sentinel_desktop.app.single_instance import StationFolderError, StationTakenError
from sentinel_desktop.app.terminal import OutputError
from sentinel_desktop.config import SettingsError
from sentinel_desktop.domain.faults import JournalError, ReaderChoiceError, SealsNotKeptError, StoreUnavailableError

_OF_THE_WORLD = (
    JournalError,
    NoDisplayError,
    OutputError,
    ReaderChoiceError,
    SealsNotKeptError,
    StationFolderError,
    StationTakenError,
    StoreUnavailableError,
)


class ArgumentError(Exception):
    """What stands on the command line cannot be done; the sentence says what can."""


def is_of_the_command(error: Exception) -> bool:
    """Whether the fault lies in what was asked for: a command line or a setting to be written differently."""
    return isinstance(error, ArgumentError | SettingsError)


def sentence_of(error: Exception) -> str | None:
    """Return what a person is told of a fault of the world; None for a bug."""
    if isinstance(error, _OF_THE_WORLD) or is_of_the_command(error):
        return str(error)
    if isinstance(error, OSError):
        return f"{error.strerror or error}: {error.filename or ''}".rstrip(": ")
    return None
