"""Values at the limit of something that many tables share: texts that people really have, and instants."""

from datetime import UTC, date, datetime
from typing import Final

NOON: Final = datetime(2026, 3, 2, 12, tzinfo=UTC)
NEXT_DAY: Final = datetime(2026, 3, 3, 12, tzinfo=UTC)
MONDAY: Final = date(2026, 3, 2)

SPRING_FORWARD: Final = datetime(2026, 3, 8, 8, tzinfo=UTC)
"""When Winnipeg's 02:00 becomes 03:00: the rollover of that night follows at once."""

FALL_BACK: Final = datetime(2026, 11, 1, 7, tzinfo=UTC)
"""When Winnipeg's 02:00 becomes 01:00 again: an hour comes twice."""

LAST_MICROSECOND: Final = datetime(2026, 12, 31, 23, 59, 59, 999_999, tzinfo=UTC)
LEAP_DAY: Final = date(2028, 2, 29)
FIRST_DATE: Final = date(1900, 1, 1)
LAST_DATE: Final = date(9999, 12, 31)

LONG_NAME: Final = "Wolfeschlegelsteinhausenbergerdorff-de-la-Montagne-Saint-Pierre-et-Miquelon-du-Lac"
LONG_TEXT: Final = "Asked to be rung on the second Tuesday of the month; left a parcel for the stores. " * 120
ACCENTS: Final = "Éloïse-Žofia Ångström Łukaszewicz"
APOSTROPHE: Final = "O'Brien-D\u2019Arcy"
HAN: Final = "欧阳娜娜"
ARABIC: Final = "عبد الرحمن"
CYRILLIC: Final = "Щербакова"
PUNCTUATION: Final = "—"
FORMULA: Final = '=HYPERLINK("http://example.test")'
"""A text that a spreadsheet would run."""

LINES: Final = "first line\nsecond line\ttabbed; \"quoted\" and 'quoted', 100 % \\ 🚢"
