"""Which reader a person chose for this station, kept on this disk."""

import json
import logging
from dataclasses import asdict
from pathlib import Path

from sentinel_desktop.domain.readers import ReaderChoice

logger = logging.getLogger(__name__)

FILE_NAME = "reader.json"


class KeptReaderChoice:
    """The file ``reader.json`` of a station's folder; written as a whole or not at all."""

    def __init__(self, station_dir: Path) -> None:
        self._path = station_dir / FILE_NAME

    def read(self) -> ReaderChoice:
        """Return what was kept; where there is nothing that can be read, a reader is found on its own."""
        try:
            return _choice_of(json.loads(self._path.read_text(encoding="utf-8")))
        except FileNotFoundError:
            return ReaderChoice()
        except (OSError, ValueError, TypeError, KeyError) as error:
            logger.warning("The reader chosen before cannot be read from %s (%s): it is found anew", self._path, error)
            return ReaderChoice()

    def keep(self, choice: ReaderChoice) -> None:
        """Keep a choice, durably enough for the next start; raises OSError where the disk refuses."""
        beside = self._path.with_suffix(".new")
        beside.write_text(json.dumps(asdict(choice)), encoding="utf-8")
        beside.replace(self._path)


def _choice_of(kept: dict[str, object]) -> ReaderChoice:
    url, profile, pattern = kept["url"], kept["profile"], kept["pattern"]
    if not (isinstance(url, str | None) and isinstance(profile, str | None) and isinstance(pattern, str)):
        raise TypeError("its values are of another kind")
    return ReaderChoice(url, profile, pattern)
