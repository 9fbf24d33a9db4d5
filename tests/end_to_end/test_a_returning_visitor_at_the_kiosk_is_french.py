"""A visitor who was here before comes to the kiosk, chooses French, and need not type it all again; out likewise."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from sentinel_desktop.domain.kiosk import KioskField
from sentinel_desktop.domain.visitors import Language
from sentinel_desktop.ui.kiosk.state import Step
from sentinel_desktop.ui.kiosk.steps import WelcomePage
from tests.end_to_end.conftest import Unit
from tests.support.active_windows import type_text
from tests.support.kiosk_at_work import TouchedKiosk, kiosk_at_work, texts_of

VISITS = (
    "SELECT last_name, purpose, organization, work, plate, language, check_in_method, check_out_method FROM visitors"
    " ORDER BY checked_in_at"
)
ENGLISH = {
    "Back",
    "Next",
    "Sign in",
    "Sign out",
    "Finished",
    "Who are you?",
    "Is this right?",
    "About your work",
    "Company",
}


@pytest.fixture
def kiosk(unit: Unit, tmp_path: Path, qtbot: QtBot, asyncio_in_qt: None) -> Iterator[TouchedKiosk]:
    """Return a kiosk of a unit to which Zoé Thériault came a week ago."""
    del asyncio_in_qt
    came = datetime.now(UTC) - timedelta(days=7)
    unit.rows.make.visitors(
        "closed at the kiosk",
        last_name="Thériault",
        first_name="Zoé",
        display_name="Thériault, Z.",
        phone="204 555-0142",
        purpose="contract_work",
        organization="Atelier Nord",
        work="Chaudière",
        plate="ABC 123",
        checked_in_at=came,
        checked_out_at=came + timedelta(hours=2),
    )
    with kiosk_at_work(qtbot, unit.url, tmp_path) as touched:
        yield touched


def test_a_returning_visitor_at_the_kiosk_is_french(unit: Unit, kiosk: TouchedKiosk) -> None:
    """What is missing is filled in only on the exact name and telephone; in, and out, without a word of English."""
    seen: list[str] = []
    kiosk.touch("Français")
    kiosk.touch("Travaux à contrat")
    for phone, known in (("2045550143", ""), ("204 555-0142", "Atelier Nord")):
        tell_who(kiosk, phone)
        kiosk.come_to(Step.NEEDS)
        kiosk.wait(partial(_organization_is, kiosk, known))
        seen += texts_of(kiosk.window)
        if not known:
            kiosk.touch("Précédent")
    work = kiosk.window.page.lines[KioskField.WORK].edit
    if not work.text():
        type_text(work, "Chaudière")
    go_on(kiosk, Step.REVIEW)
    seen += texts_of(kiosk.window)
    go_on(kiosk, Step.DONE)
    seen += texts_of(kiosk.window)
    _, visit = unit.owner.execute(VISITS).fetchall()
    assert visit == ("Thériault", "contract_work", "Atelier Nord", "Chaudière", "ABC 123", "fr", "kiosk", None)

    go_on(kiosk, Step.WELCOME)
    kiosk.touch("Français")
    kiosk.wait(lambda: kiosk.window.state.language is Language.FRENCH)
    page = kiosk.window.page
    assert isinstance(page, WelcomePage)
    touch(page.leaving)
    kiosk.come_to(Step.LEAVING)
    write(kiosk, KioskField.LAST_NAME, "THERIAULT")
    write(kiosk, KioskField.PHONE, "2045550142")
    seen += texts_of(kiosk.window)
    go_on(kiosk, Step.LEFT)
    assert [row[-1] for row in unit.owner.execute(VISITS).fetchall()] == ["kiosk", "kiosk"]
    assert [text for text in seen if text in ENGLISH] == []


def tell_who(kiosk: TouchedKiosk, phone: str) -> None:
    """Say who it is, on a keyboard of keys, and go on."""
    kiosk.come_to(Step.WHO)
    for name, text in ((KioskField.FIRST_NAME, "Zoé"), (KioskField.LAST_NAME, "Thériault"), (KioskField.PHONE, phone)):
        write(kiosk, name, text)
    touch(kiosk.window.page.next)


def write(kiosk: TouchedKiosk, name: KioskField, text: str) -> None:
    """Write over what stands in a line."""
    edit = kiosk.window.page.lines[name].edit
    edit.setFocus()
    edit.selectAll()
    type_text(edit, text)
    assert edit.text() == text


def go_on(kiosk: TouchedKiosk, step: Step) -> None:
    """Touch the button that leads on, whatever it is called, and come to a page."""
    touch(kiosk.window.page.next)
    kiosk.come_to(step)


def _organization_is(kiosk: TouchedKiosk, organization: str) -> bool:
    return kiosk.window.page.lines[KioskField.ORGANIZATION].edit.text() == organization


def touch(button: QAbstractButton | None) -> None:
    """Touch a button that must be there."""
    assert button is not None
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
