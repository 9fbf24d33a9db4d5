"""The settings of the kiosk in words: what visitors read when they are signed in, by reason and language."""

from PySide6.QtCore import QCoreApplication

from sentinel_desktop.domain.kiosk_settings import WHERE_SETTINGS
from sentinel_desktop.domain.visitors import Language, VisitPurpose

translate = QCoreApplication.translate


def where_name(key: str) -> str:
    """Return what a setting is called that says where visitors go; raises KeyError for any other."""
    purpose, language = WHERE_SETTINGS[key]
    return _names(purpose)[language]


def where_meaning() -> str:
    """Return what such a setting does."""
    return translate(
        "Settings", "What a visitor reads at the kiosk once signed in; left empty, the program has words of its own."
    )


def _names(purpose: VisitPurpose) -> dict[Language, str]:
    english, french = {
        VisitPurpose.MEETING: (
            translate("Settings", "Where to wait for a meeting (English)"),
            translate("Settings", "Where to wait for a meeting (French)"),
        ),
        VisitPurpose.EVENT: (
            translate("Settings", "Where to go for an event (English)"),
            translate("Settings", "Where to go for an event (French)"),
        ),
        VisitPurpose.RECRUITMENT: (
            translate("Settings", "Where recruits go (English)"),
            translate("Settings", "Where recruits go (French)"),
        ),
        VisitPurpose.CONTRACT_WORK: (
            translate("Settings", "Where contractors go (English)"),
            translate("Settings", "Where contractors go (French)"),
        ),
        VisitPurpose.MUSEUM: (
            translate("Settings", "Where to go for the museum (English)"),
            translate("Settings", "Where to go for the museum (French)"),
        ),
        VisitPurpose.OTHER: (
            translate("Settings", "Where everybody else goes (English)"),
            translate("Settings", "Where everybody else goes (French)"),
        ),
    }[purpose]
    return {Language.ENGLISH: english, Language.FRENCH: french}
