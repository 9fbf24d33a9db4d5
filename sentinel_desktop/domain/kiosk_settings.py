"""The settings by which a unit says at its kiosks what its visitors do next."""

from collections.abc import Mapping
from typing import Final

from sentinel_desktop.domain.kiosk import KioskTexts
from sentinel_desktop.domain.settings import JsonValue
from sentinel_desktop.domain.visitors import Language, VisitPurpose

UNIT_NAME: Final = "unit.name"
LONGEST_WHERE: Final = 120
"""Characters of where to go: what is read while one stands."""


def where_setting(purpose: VisitPurpose, language: Language) -> str:
    """Return the key of the setting that says where a visitor goes who comes for this."""
    return f"kiosk.where_{purpose.value}_{language.value}"


WHERE_SETTINGS: Final[Mapping[str, tuple[VisitPurpose, Language]]] = {
    where_setting(purpose, language): (purpose, language) for purpose in VisitPurpose for language in Language
}


def texts_of(values: Mapping[str, JsonValue]) -> KioskTexts:
    """Return what settings say, by their keys; what is empty or no text is left to the program."""
    said = {key: value.strip() for key, value in values.items() if isinstance(value, str) and value.strip()}
    return KioskTexts(
        said.get(UNIT_NAME, ""), {WHERE_SETTINGS[key]: said[key] for key in said if key in WHERE_SETTINGS}
    )
