"""The numbers that are printed on badges, and which one comes next."""

import re
from typing import Final

from sentinel_desktop.domain.badges import BadgeKind

LONGEST_NUMBER: Final = 40
"""Characters; more than a badge has room for."""

FIRST_NUMBERS: Final = {BadgeKind.MEMBER: "", BadgeKind.VISITOR: "V-01", BadgeKind.EVENT: "E-01"}
"""What the first badge of a kind is offered; a member's has the number that its maker gave it."""

_RUNNING: Final = re.compile("(.*?)([0-9]+)([^0-9]*)", re.DOTALL)


def number_after(number: str) -> str:
    """Return the next of a row of running numbers: ``V-02`` after ``V-01``, ``V-100`` after ``V-99``.

    Returns:
        an empty text after one that has no digits.
    """
    found = _RUNNING.fullmatch(number)
    if found is None:
        return ""
    before, digits, after = found.groups()
    return f"{before}{int(digits) + 1:0{len(digits)}}{after}"
