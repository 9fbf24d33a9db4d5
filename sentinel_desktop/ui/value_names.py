"""What a value of a list is called on the screen: in its language, where a supervisor gave a name in it."""

from PySide6.QtCore import QLocale

from sentinel_desktop.domain.chips import Chip
from sentinel_desktop.ui.times import screen_locale


def chip_name(chip: Chip) -> str:
    """Return a value's name in the language of the screen, its English one where nobody gave another."""
    return name_on_screen(chip.name, chip.name_fr)


def name_on_screen(name: str, name_fr: str) -> str:
    """Return that one of two names which is in the language of the screen; the English one where both are asked for."""
    is_french = screen_locale().language() is QLocale.Language.French
    return name_fr if is_french and name_fr else name
