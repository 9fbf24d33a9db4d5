"""Slips over any page: shown before they are printed, printed, and every attempt written down."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtGui import QImage, QKeySequence, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from sentinel_desktop.domain.slips import TITLE, Both, SlipFormat, VisitorSlip
from sentinel_desktop.domain.visitors import SlipOutcome
from sentinel_desktop.ui.slips import printing
from sentinel_desktop.ui.slips.action import slip_action
from sentinel_desktop.ui.slips.drawing import draw_slip
from sentinel_desktop.ui.slips.presenter import SlipsAsked, SlipsPresenter
from sentinel_desktop.ui.slips.said_dialog import SaidDialog
from sentinel_desktop.ui.slips.slip_dialog import SlipDialog
from sentinel_desktop.ui.theme import ThemeChoice
from tests.gui.conftest import Desk, OpenDesk
from tests.support.active_windows import wait_until_active
from tests.support.deleted_widgets import delete_what_left
from tests.support.fake_sessions import person, signed_in
from tests.support.invented_visits import closed, visit
from tests.support.printers import PaperTrays
from tests.support.visits_in_memory import VisitsInMemory


@dataclass(slots=True)
class SlipDesk:
    """A window at which slips are printed."""

    desk: Desk
    visits: VisitsInMemory
    trays: PaperTrays
    presenter: SlipsPresenter

    def request(self, visit_id: UUID) -> None:
        """Ask for a slip, as another page does."""
        self.presenter._setup.requests.slip_requested.emit(visit_id)

    @property
    def dialog(self) -> SlipDialog:
        """The dialog that is open."""
        dialog = self.presenter.dialog
        assert isinstance(dialog, SlipDialog)
        return dialog

    @property
    def said(self) -> str:
        """The sentence of the dialog that is open."""
        dialog = self.presenter.dialog
        assert isinstance(dialog, SaidDialog)
        return dialog.said.text()

    def press(self, *keys: str) -> None:
        """Press keys where the keyboard is."""
        for key in keys:
            over = self.presenter.dialog or self.desk.window
            wait_until_active(over)
            QTest.keySequence(QApplication.focusWidget() or over, QKeySequence(key))
            QTest.qWait(0)

    def outcomes(self) -> list[SlipOutcome]:
        """Return what came of each attempt, as it is written down."""
        return [slip.outcome for slip in self.visits.slips]


OpenSlips = Callable[[], SlipDesk]


@pytest.fixture
def visits() -> VisitsInMemory:
    """A unit without visits."""
    return VisitsInMemory()


@pytest.fixture
def open_slips(open_desk: OpenDesk, visits: VisitsInMemory, tmp_path: Path, qtbot: QtBot) -> OpenSlips:
    """Open a window for an operator; what is remembered of one is there for the next."""
    del qtbot

    def _open() -> SlipDesk:
        trays = PaperTrays()
        kept = QSettings(str(tmp_path / "slips.ini"), QSettings.Format.IniFormat)
        desk = open_desk(actions=(partial(slip_action, asked=SlipsAsked(visits, trays, kept)),))
        (presenter,) = desk.window.findChildren(SlipsPresenter)
        desk.sessions.become(signed_in(person(1)))
        return SlipDesk(desk, visits, trays, presenter)

    return _open


def test_a_slip_is_seen_and_printed_by_one_key(open_slips: OpenSlips, visits: VisitsInMemory) -> None:
    """On the computer's own printer at first; that it was printed is written down with who did it."""
    (key,) = visits.add(visit(0))
    desk = open_slips()
    desk.request(key)
    assert desk.dialog.title.text() == "Print a slip for Côté, A."
    assert "Escort required" in desk.dialog.preview.accessibleDescription()
    desk.press("Return")
    assert desk.trays.printed == [("Label printer", "Côté, A.", SlipFormat.LABEL)]
    assert desk.presenter.dialog is None
    (slip,) = visits.slips
    assert (slip.visitor_id, slip.outcome, slip.printed_by) == (key, SlipOutcome.PRINTED, person(1).account_id)


def test_the_key_prints_for_whoever_came_last(open_slips: OpenSlips, visits: VisitsInMemory) -> None:
    """From any page; with nobody here it says so."""
    desk = open_slips()
    desk.press("Ctrl+P")
    assert desk.said == "No visitor who signed in at this station is here."
    desk.press("Return")
    assert desk.presenter.dialog is None
    visits.add(visit(3), visit(1))
    desk.press("Ctrl+P")
    assert desk.dialog.title.text() == "Print a slip for Lavoie, F."


def test_printer_and_paper_are_remembered_here(open_slips: OpenSlips, visits: VisitsInMemory) -> None:
    """For the next slip and the next start; a printer that is gone is not offered."""
    (key,) = visits.add(visit(0))
    desk = open_slips()
    desk.request(key)
    desk.dialog.printer.setCurrentIndex(1)
    desk.dialog.kind.setCurrentIndex(1)
    desk.press("Return")
    again = open_slips()
    again.request(key)
    assert (again.dialog.order.printer, again.dialog.order.kind) == ("Office", SlipFormat.A6)
    again.press("Esc")
    again.trays.known = ("Label printer",)
    again.request(key)
    assert again.dialog.order.printer == "Label printer"


def test_a_printer_that_is_away_is_said_and_the_slip_can_be_printed_later(
    open_slips: OpenSlips, visits: VisitsInMemory
) -> None:
    """The dialog stays, the failure is written down; another printer takes it, or the page of visitors later."""
    (key,) = visits.add(visit(0))
    desk = open_slips()
    desk.trays.away = {"Label printer"}
    desk.request(key)
    desk.press("Return")
    assert "not there" in desk.dialog.message.text()
    assert visits.slips[0].problem == desk.dialog.message.text()
    desk.dialog.printer.setCurrentIndex(1)
    desk.press("Return")
    assert desk.outcomes() == [SlipOutcome.FAILED, SlipOutcome.PRINTED]
    assert desk.trays.printed == [("Office", "Côté, A.", SlipFormat.LABEL)]


def test_a_computer_without_printers_writes_a_pdf(
    open_slips: OpenSlips, visits: VisitsInMemory, tmp_path: Path
) -> None:
    """Where a person says; a folder that cannot be written to is said, and the dialog stays."""
    (key,) = visits.add(visit(0))
    desk = open_slips()
    desk.trays.known = ()
    desk.request(key)
    assert desk.dialog.printer_field.line.text() == "This computer knows no printer."
    desk.press("Return")
    files = desk.presenter.files
    assert files is not None
    files.fileSelected.emit(str(tmp_path / "gone" / "slip.pdf"))
    assert "slip.pdf cannot be written there" in desk.dialog.message.text()
    files.fileSelected.emit(str(tmp_path / "slip.pdf"))
    files.reject()
    assert (tmp_path / "slip.pdf").read_bytes().startswith(b"%PDF-")
    assert [slip.printer for slip in visits.slips] == ["PDF file slip.pdf"] * 2
    assert desk.outcomes() == [SlipOutcome.FAILED, SlipOutcome.PRINTED]


def test_who_left_has_no_slip(open_slips: OpenSlips, visits: VisitsInMemory) -> None:
    """The sentence says why; nothing is written down."""
    (key,) = visits.add(closed(0))
    desk = open_slips()
    desk.request(key)
    assert desk.said == "Côté, A. is not here any more: there is no slip."
    assert visits.slips == []


def test_a_slip_that_was_printed_while_the_database_was_away_is_printed(
    open_slips: OpenSlips, visits: VisitsInMemory
) -> None:
    """Only the log lacks it, and that is said."""
    (key,) = visits.add(visit(0))
    desk = open_slips()
    desk.request(key)
    visits.away = "The database does not answer."
    desk.press("Return")
    assert len(desk.trays.printed) == 1
    assert desk.said.endswith("The database does not answer.")
    desk.press("Return")
    desk.request(key)
    assert desk.said == "The database does not answer."


def test_nothing_is_printed_for_nobody(open_slips: OpenSlips, visits: VisitsInMemory) -> None:
    """The dialog goes with whoever signs out; a slip asked for then is not shown."""
    (key,) = visits.add(visit(0))
    desk = open_slips()
    desk.request(key)
    desk.desk.sessions.sign_out()
    assert desk.presenter.dialog is None
    desk.request(key)
    assert desk.presenter.dialog is None


@pytest.mark.parametrize("leave", ["sign_out", "lock"])
def test_a_desk_that_is_left_while_it_prints_tells_who_comes_back(
    open_slips: OpenSlips, visits: VisitsInMemory, leave: str
) -> None:
    """The slip is printed, and nothing stands over a locked desk; whoever locked it is told, and nobody else."""
    (key,) = visits.add(visit(0))
    desk = open_slips()
    sessions = desk.desk.sessions
    desk.request(key)

    def left() -> None:
        getattr(sessions, leave)()
        delete_what_left()

    desk.trays.meanwhile = left
    visits.away = "The database does not answer."
    desk.press("Return")
    assert len(desk.trays.printed) == 1
    assert desk.presenter.dialog is None
    sessions.become(signed_in(person(1)))
    if leave == "lock":
        assert desk.said.startswith("The slip is printed")
    else:
        assert desk.presenter.dialog is None


def test_what_the_log_lacks_is_told_to_nobody_else(open_slips: OpenSlips, visits: VisitsInMemory) -> None:
    """Somebody else who sits down at the locked desk printed nothing."""
    (key,) = visits.add(visit(0))
    desk = open_slips()
    sessions = desk.desk.sessions
    desk.request(key)
    desk.trays.meanwhile = sessions.lock
    visits.away = "The database does not answer."
    desk.press("Return")
    sessions.become(signed_in(person(2)))
    sessions.become(signed_in(person(1)))
    assert desk.presenter.dialog is None


class _ThisComputer:
    """What the operating system says of its printers."""

    @staticmethod
    def defaultPrinterName() -> str:  # noqa: N802 - as Qt calls it
        """Return the one that is used where nothing else is said."""
        return "Label printer"

    @staticmethod
    def availablePrinterNames() -> list[str]:  # noqa: N802 - as Qt calls it
        """Return all of them, in no order."""
        return ["office", "Label printer", "Bridge"]


def test_the_computers_own_printer_is_offered_first(monkeypatch: pytest.MonkeyPatch) -> None:
    """Then the others by name, whatever its case."""
    monkeypatch.setattr(printing, "QPrinterInfo", _ThisComputer)
    assert printing.QtPrinters().names() == ["Label printer", "Bridge", "office"]


def test_the_preview_is_drawn_on_every_paper(open_slips: OpenSlips, visits: VisitsInMemory) -> None:
    """White in the dark too, with something on it."""
    (key,) = visits.add(visit(0, display_name="Lt(N) Beauchamp-Létourneau, Marie-Ève (HMCS Example)"))
    desk = open_slips()
    desk.desk.window.look.choose(ThemeChoice.DARK)
    desk.request(key)
    pictures = set()
    for row in range(desk.dialog.kind.count()):
        desk.dialog.kind.setCurrentIndex(row)
        image = desk.dialog.preview.grab().toImage()
        pictures.add(bytes(image.constBits()))
        across = [image.pixelColor(x, image.height() // 2).lightness() for x in range(image.width())]
        assert across.count(255) > 50
    assert len(pictures) == 3


@pytest.mark.parametrize("kind", [SlipFormat.LABEL, SlipFormat.A6])
def test_a_long_name_is_larger_in_two_lines_and_leaves_no_hole(qapp: QApplication, kind: SlipFormat) -> None:
    """A long name takes two lines of one size, and what follows begins right beneath it."""
    assert qapp is not None
    sizes = {}
    for name in ("Cdr Beauchamp Desrosiers Fontaine O'Brien, Marie Catherine", "Varga, T."):
        slip = VisitorSlip("", TITLE, Both("Guest", "Invité"), name, "", (), None)
        image = QImage(1050, 1480, QImage.Format.Format_RGB32)
        image.fill(Qt.GlobalColor.white)
        painter = QPainter(image)
        draw_slip(painter, slip, kind, 10.0)
        painter.end()
        grey = image.convertToFormat(QImage.Format.Format_Grayscale8)
        bits, width = bytes(grey.constBits()), grey.bytesPerLine()
        inked = [0 in bits[y * width : y * width + grey.width()] for y in range(grey.height())]
        sizes[name] = _runs(inked)
    long, short = sizes.values()
    assert len(long) == len(short) + 1
    first, second = long[1:3]
    assert abs((first[1] - first[0]) - (second[1] - second[0])) < 0.35 * (first[1] - first[0])


def _runs(inked: list[bool]) -> list[tuple[int, int]]:
    """Return first and last row of each line of ink."""
    edges = [row for row in range(1, len(inked)) if inked[row] != inked[row - 1]]
    edges = [0, *edges] if inked[0] else edges
    return list(zip(edges[::2], edges[1::2], strict=False))
