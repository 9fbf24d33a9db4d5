"""Badges that are tapped while something waits for one."""

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject

from sentinel_desktop.domain.scans import ScanAnswer
from sentinel_desktop.ui.badge_taps import BadgeTaps
from tests.support.invented_desk import answer

Heard = list[tuple[str, ScanAnswer]]


@pytest.fixture
def heard() -> Heard:
    """What listeners heard."""
    return []


def test_the_one_who_began_last_hears(heard: Heard) -> None:
    """A dialog over a page hears the badge, and the page again once the dialog is gone."""
    taps, page, dialog, tapped = BadgeTaps(), QObject(), QObject(), answer()
    taps.listen(page, lambda told: heard.append(("page", told)))
    taps.listen(dialog, lambda told: heard.append(("dialog", told)))

    taps.hear(tapped)
    taps.forget(dialog)
    taps.hear(tapped)

    assert heard == [("dialog", tapped), ("page", tapped)]


def test_a_listener_that_is_gone_hears_nothing(heard: Heard) -> None:
    """A dialog that was destroyed without a word is forgotten with it."""
    taps, dialog = BadgeTaps(), QObject()
    taps.listen(dialog, lambda told: heard.append(("dialog", told)))

    dialog.deleteLater()
    QCoreApplication.sendPostedEvents(dialog, QEvent.Type.DeferredDelete)
    taps.hear(answer())

    assert heard == []
    assert not taps.is_heard


def test_nobody_hears_where_nobody_waits(heard: Heard) -> None:
    """A badge at a desk with no dialog open is nobody's business but the scan panel's."""
    BadgeTaps().hear(answer())

    assert heard == []
