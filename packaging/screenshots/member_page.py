"""The page of one member."""

from uuid import UUID

from PySide6.QtGui import QColor, QGuiApplication, QImage, QLinearGradient, QPainter
from screenshots.members import usual as table
from screenshots.stage import Scene, Stage

from sentinel_desktop.domain.accounts import AccountRole
from sentinel_desktop.ui.members.page import MembersPage
from sentinel_desktop.ui.person.photo_frame import PhotoFrame
from tests.support.invented_desk import NOW
from tests.support.people_in_memory import CHEN, ROY


def opened(stage: Stage, member: UUID = ROY) -> None:
    """A member of whom much is known."""
    table(stage).page.table.opened.emit(member)
    stage.settle()


def empty(stage: Stage) -> None:
    """A member of whom little is known."""
    stage.unit.people.held.clear()
    opened(stage, CHEN)


def archived(stage: Stage) -> None:
    """Somebody who left the unit."""
    stage.unit.people.change(ROY, archived_at=NOW)
    stage.unit.people.inside.clear()
    opened(stage)


def changes(stage: Stage) -> None:
    """An administrator looks at what was changed of them."""
    stage.evening()
    stage.sit_down(AccountRole.ADMINISTRATOR)
    stage.window.show_place("members")
    (table_page,) = stage.window.findChildren(MembersPage)
    table_page.table.opened.emit(ROY)
    stage.press("Alt+H")


def edited(stage: Stage) -> None:
    """They are being edited."""
    opened(stage)
    stage.press("Alt+E")


def edited_with_problems(stage: Stage) -> None:
    """What was typed breaks some rules."""
    edited(stage)
    stage.press("Ctrl+A")
    stage.write("V00500001")
    stage.press("Tab", "Tab", "Ctrl+A", "Del", "Ctrl+S")


def conflict(stage: Stage) -> None:
    """Somebody else saved them meanwhile."""
    edited(stage)
    stage.press("Ctrl+A")
    stage.write("V00411208")
    stage.unit.people.change(ROY, service_number="V00411299", notes="Prefers calls.")
    stage.press("Ctrl+S")


def new(stage: Stage) -> None:
    """A new member, nothing typed yet."""
    table(stage)
    stage.press("Ins")


def photo(stage: Stage) -> None:
    """A picture from the clipboard is about to be kept."""
    opened(stage)
    picture = QImage(600, 800, QImage.Format.Format_RGB32)
    sky = QLinearGradient(0, 0, 0, 800)
    sky.setColorAt(0, QColor("#87A9CC"))
    sky.setColorAt(1, QColor("#E9EFF4"))
    painter = QPainter(picture)
    painter.fillRect(picture.rect(), sky)
    painter.setBrush(QColor("#33475C"))
    painter.drawEllipse(190, 180, 220, 280)
    painter.drawEllipse(60, 500, 480, 600)
    painter.end()
    QGuiApplication.clipboard().setImage(picture)
    (frame,) = stage.window.findChildren(PhotoFrame)
    frame.setFocus()
    stage.press("Ctrl+V")
    QGuiApplication.clipboard().clear()


def archive(stage: Stage) -> None:
    """They are about to be archived, while they are in."""
    opened(stage)
    stage.press("Alt+A")


def tags(stage: Stage) -> None:
    """A tag is about to be given."""
    opened(stage)
    stage.press("Alt+T")


def qualification(stage: Stage) -> None:
    """A qualification is about to be granted."""
    opened(stage)
    stage.press("Alt+G")


SCENES: dict[str, Scene] = {
    "member": opened,
    "member-empty": empty,
    "member-archived": archived,
    "member-changes": changes,
    "member-edit": edited,
    "member-edit-problems": edited_with_problems,
    "member-conflict": conflict,
    "member-new": new,
    "member-photo": photo,
    "member-archive": archive,
    "member-tag": tags,
    "member-qualification": qualification,
}
