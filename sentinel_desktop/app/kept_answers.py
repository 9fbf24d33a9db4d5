"""What the first start was answered, kept in the data folder; it holds no password.

``config`` reads the station's name and the server's address from the same file, for every command.
"""

import json
from pathlib import Path

from sentinel_desktop.config import ANSWERS_FILE
from sentinel_desktop.domain.faults import StoreUnavailableError
from sentinel_desktop.domain.first_start import DataPlace, KeptAnswers, Step
from sentinel_desktop.domain.sentences import sentence
from sentinel_desktop.persistence.embedded.durable_files import write_durably


def kept_answers(data_dir: Path) -> KeptAnswers | None:
    """Return what was answered; None where nobody was asked yet, or the file is none of ours."""
    try:
        content = json.loads((data_dir / ANSWERS_FILE).read_text(encoding="utf-8"))
        return KeptAnswers(
            left_at=Step(content["left_at"]),
            place=DataPlace(content["place"]),
            database=content.get("database"),
            station=str(content.get("station", "")),
            address=str(content.get("address", "")),
            user=str(content.get("user", "")),
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None


def keep_answers(data_dir: Path, answers: KeptAnswers) -> None:
    """Keep what was answered, as a whole or not at all.

    Raises:
        StoreUnavailableError: the disk refuses.
    """
    content = {
        "left_at": answers.left_at,
        "place": answers.place,
        "database": answers.database,
        "station": answers.station,
        "address": answers.address,
        "user": answers.user,
    }
    known = {key: value for key, value in content.items() if value}
    try:
        data_dir.mkdir(parents=True, exist_ok=True)
        write_durably(data_dir / ANSWERS_FILE, json.dumps(known, indent=2) + "\n")
    except OSError as error:
        raise StoreUnavailableError(
            sentence(
                "StartFaults",
                "The answers cannot be kept in {folder} ({why}): let this user write there, or make room.",
                folder=data_dir,
                why=error.strerror or error,
            )
        ) from error
