"""Settings of one start of the program.

The command line goes before the environment, that before the settings file, that before what the first start was
answered, and that before the defaults.
"""

import hashlib
import json
import os
import re
import socket
import tomllib
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

import platformdirs

APP_NAME = "sentinel-desktop"
ENVIRONMENT = {
    "data_dir": "SENTINEL_DATA_DIR",
    "database": "SENTINEL_DATABASE_URL",
    "reader": "SENTINEL_READER",
    "profile": "SENTINEL_PROFILE",
    "reader_pattern": "SENTINEL_READER_PATTERN",
    "station": "SENTINEL_STATION",
    "connect_timeout_s": "SENTINEL_CONNECT_TIMEOUT_S",
    "statement_timeout_ms": "SENTINEL_STATEMENT_TIMEOUT_MS",
    "lock_timeout_ms": "SENTINEL_LOCK_TIMEOUT_MS",
    "slow_statement_ms": "SENTINEL_SLOW_STATEMENT_MS",
    "secrets": "SENTINEL_SECRETS",
}
NUMBERS = {
    "connect_timeout_s": (1, 60),
    "statement_timeout_ms": (500, 600_000),
    "lock_timeout_ms": (100, 600_000),
    "slow_statement_ms": (1, 600_000),
}
"""The settings that are whole numbers, and the least and the greatest each may be."""
CHOICES = {"secrets": ("auto", "keyring", "file")}
"""The settings that are one of a few words."""
SIMULATED_READER = "simulated"
ANSWERS_FILE = "first_start.json"
"""In the data folder: what the first start was answered."""
ANSWERED = ("database", "station")
"""The settings that it answers."""
LONGEST_STATION_NAME = 64
_NEVER_SHOWN = {"Cc", "Cs"}
"""Control characters, and what stands for a byte that is no text."""
_LONGEST_PLAIN = 40


class SettingsError(Exception):
    """A setting that cannot be used; the sentence names it and says what to do."""


def default_settings_file() -> Path:
    """Return where the settings file lies on this platform."""
    return platformdirs.user_config_path(APP_NAME, appauthor=False) / "settings.toml"


def default_data_dir() -> Path:
    """Return where this platform keeps a program's data."""
    return platformdirs.user_data_path(APP_NAME, appauthor=False)


@dataclass(frozen=True, slots=True)
class Settings:
    """How this copy of the program runs.

    Attributes:
        data_dir: everything the program keeps on this computer.
        database: a PostgreSQL URL or connection string; None for the embedded server of ``data_dir``.
        reader: a device, a URL of pyserial, an adapter's serial number or USB id, ``simulated``, or None to take the
            only port that may be a reader.
        profile: the reader's wire protocol, None to find it by listening.
        reader_pattern: where the serial stands in text that a site lays out: a regular expression with named groups;
            None for the usual layout.
        station: the name of this station; where another copy of the program has it, the database adds a number.
        connect_timeout_s: how long one attempt to reach the database may take.
        statement_timeout_ms: how long one statement may take before the database gives it up.
        lock_timeout_ms: how long a statement may wait for a record that somebody else holds.
        slow_statement_ms: a statement that takes longer is named in the log.
        secrets: where passwords rest: in the ``keyring`` of this account, in a ``file``, or by ``auto`` in the keyring
            where one answers and else in a file.
    """

    data_dir: Path = field(default_factory=default_data_dir)
    database: str | None = field(default=None, repr=False)
    reader: str | None = None
    profile: str | None = None
    reader_pattern: str | None = None
    station: str = field(default_factory=socket.gethostname)
    connect_timeout_s: int = 3
    statement_timeout_ms: int = 5_000
    lock_timeout_ms: int = 3_000
    slow_statement_ms: int = 200
    secrets: str = "auto"

    @property
    def station_dir(self) -> Path:
        """The folder of this station in the data folder: its journal, its copy of the directory, its key, its log."""
        return self.data_dir / "stations" / folder_name(self.station)


def folder_name(station: str) -> str:
    """Return a folder name for a station's name, safe on every file system and different for different names.

    Letters and digits are kept; a name that is more than that, or too long, is told apart by a digest of it.
    """
    plain = unicodedata.normalize("NFKD", station).encode("ascii", "ignore").decode().lower()
    slug = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
    if slug == station and len(slug) <= _LONGEST_PLAIN:
        return slug
    mark = hashlib.sha256(station.encode("utf-8", "surrogatepass")).hexdigest()[:12]
    return f"{slug[:40]}-{mark}".lstrip("-")


def load_settings(
    given: Mapping[str, Any],
    environment: Mapping[str, str] | None = None,
    settings_file: Path | None = None,
) -> Settings:
    """Build the settings of this start.

    Args:
        given: values from the command line by field name; None where not given.
        environment: the process environment.
        settings_file: a TOML file with the field names as keys; need not exist.

    Raises:
        SettingsError: a file that is no TOML, an unknown key, or a value of the wrong kind; or the answers of the first
            start cannot be read.
    """
    environment = os.environ if environment is None else environment
    values: dict[str, Any] = _from_file(settings_file or default_settings_file())
    values |= {key: environment[name] for key, name in ENVIRONMENT.items() if environment.get(name)}
    values |= {key: value for key, value in given.items() if value is not None}
    values = _plain(values)
    values = _plain(_answered(Path(values.get("data_dir", default_data_dir())).expanduser())) | values
    values |= {key: _number(key, values[key]) for key in NUMBERS if key in values}
    if "data_dir" in values:
        values["data_dir"] = Path(values["data_dir"]).expanduser().absolute()
    return Settings(**values)


def _plain(values: Mapping[str, Any]) -> dict[str, Any]:
    return {key: plain_setting(key, str(value)) for key, value in values.items()}


def plain_setting(key: str, value: str) -> str:
    """Return the value of a setting, wherever it came from, when a program can work with it.

    Raises:
        SettingsError: it is empty, holds a character that nothing can show, or is no name for a station.
    """
    if not value.strip():
        raise SettingsError(f"The setting '{key}' is empty: give it a value or leave it out.")
    if any(unicodedata.category(char) in _NEVER_SHOWN for char in value):
        raise SettingsError(
            f"The setting '{key}' holds a character that cannot be shown: write it anew, in a session whose encoding "
            "is UTF-8 (LANG=C.UTF-8)."
        )
    if key == "station" and len(value) > LONGEST_STATION_NAME:
        raise SettingsError(
            f"The station's name is longer than {LONGEST_STATION_NAME} characters: give it a shorter one."
        )
    if key in CHOICES and value not in CHOICES[key]:
        raise SettingsError(f"The setting '{key}' must be one of {', '.join(CHOICES[key])}.")
    return value


def _number(key: str, value: str) -> int:
    least, greatest = NUMBERS[key]
    number = int(value) if re.fullmatch(r"[0-9]{1,9}", value) else -1
    if not least <= number <= greatest:
        raise SettingsError(f"The setting '{key}' must be a whole number from {least} to {greatest}.")
    return number


def _answered(data_dir: Path) -> dict[str, Any]:
    """Return the settings that the first start was asked for."""
    path = data_dir / ANSWERS_FILE
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
        return {key: str(content[key]) for key in ANSWERED if content.get(key)}
    except (FileNotFoundError, NotADirectoryError):
        return {}
    except (OSError, ValueError, AttributeError) as error:
        # Read as nothing, a desk of the unit's server would begin a database of its own.
        raise SettingsError(
            f"What was answered at the first start cannot be read from {path}: mend it, or move it away to be asked "
            "anew."
        ) from error


def _from_file(path: Path) -> dict[str, Any]:
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return {}
    except UnicodeDecodeError as error:
        raise SettingsError(f"The settings file {path} is not written in UTF-8: save it as UTF-8.") from error
    except OSError as error:
        raise SettingsError(
            f"The settings file {path} cannot be read ({error.strerror}): mend it or move it away."
        ) from error
    try:
        values = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(
            f"The settings file {path} is not valid TOML ({error}): mend it or move it away."
        ) from error
    known = {item.name for item in fields(Settings)}
    for key, value in values.items():
        if key not in known:
            raise SettingsError(
                f"The settings file {path} has an unknown setting '{key}'; known are {', '.join(sorted(known))}."
            )
        if not isinstance(value, str) and not (key in NUMBERS and type(value) is int):
            raise SettingsError(f"The setting '{key}' in {path} must be text in quotes.")
    return values
