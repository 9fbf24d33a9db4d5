"""The table of members as a file: what stands in it, and writing it; no personal notes, no addresses."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from PySide6.QtCore import QCoreApplication

from sentinel_desktop.domain.members import MemberLine
from sentinel_desktop.services.table_file import for_its_owner
from sentinel_desktop.ui.members.words import presence_word
from sentinel_desktop.ui.value_names import chip_name

translate = QCoreApplication.translate


def export_rows(lines: Iterable[MemberLine], zone: ZoneInfo) -> tuple[Sequence[str], Iterator[Sequence[str]]]:
    """Return the heads and the rows; times in the unit's zone, to the minute."""
    heads = (
        translate("Members", "Service number"),
        translate("Members", "Rank"),
        translate("Members", "Last name"),
        translate("Members", "First name"),
        translate("Members", "Display name"),
        translate("Members", "Division"),
        translate("Members", "Type"),
        translate("Members", "Status"),
        translate("Members", "Tags"),
        translate("Members", "Presence"),
        translate("Members", "Since"),
        translate("Members", "Archived"),
    )
    return heads, (_row(line, zone) for line in lines)


def _row(line: MemberLine, zone: ZoneInfo) -> Sequence[str]:
    return (
        line.service_number,
        line.rank,
        line.last_name,
        line.first_name,
        line.display_name,
        line.division,
        chip_name(line.member_type),
        chip_name(line.status),
        ", ".join(chip_name(tag) for tag in line.tags),
        presence_word(line.state),
        _moment(line.since, zone),
        _moment(line.archived_at, zone),
    )


def _moment(at: datetime | None, zone: ZoneInfo) -> str:
    return "" if at is None else at.astimezone(zone).strftime("%Y-%m-%d %H:%M")


def suggested_name(now: datetime, zone: ZoneInfo) -> str:
    """Return the name that a new file is offered under."""
    return f"members-{now.astimezone(zone):%Y-%m-%d}.csv"


def write_file(path: Path, text: str) -> str:
    """Write a file; return why it could not be written, nothing where it was.

    A file that is there is replaced only when all of the new one is on the disk. Only its owner may read it. Blocks.
    """
    beside = path.with_name(f".{path.name}.part")
    try:
        # Not Path.open: it takes no opener.
        with open(beside, "w", encoding="utf-8", newline="", opener=for_its_owner) as file:
            file.write(text)
        beside.replace(path)
    except OSError as error:
        # It may refuse this too, as a write-protected disk does; what it refused first is what is said.
        with suppress(OSError):
            beside.unlink(missing_ok=True)
        return error.strerror or type(error).__name__
    return ""
