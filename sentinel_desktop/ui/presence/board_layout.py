"""Where the people of the board stand: divisions in columns, kept in their places as long as they fit.

Pure geometry in device-independent pixels. Three ways, the first that fits: whole divisions in columns, divisions that
flow on in the next column, and, where the room does not hold everybody even in one-line cards, one section a division
down a page that scrolls.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from typing import Final, NamedTuple

_LEAST_AT_A_COLUMN_END: Final = 2


class Density(StrEnum):
    """Two lines a person where there is room, one line where there is not."""

    COMFORTABLE = "comfortable"
    COMPACT = "compact"


@dataclass(frozen=True, slots=True)
class Group:
    """A division with the number of its people."""

    key: str
    size: int


class Box(NamedTuple):
    """A rectangle on the board; a tuple, because a full board is made of hundreds with every scan."""

    x: int
    y: int
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Header:
    """A division's heading; ``continued`` where its people go on from the column before."""

    group: int
    box: Box
    continued: bool = False


@dataclass(frozen=True, slots=True)
class BoardMeasures:
    """The lengths that the board is laid out with."""

    least_column: int
    column_gap: int
    header: Mapping[Density, int]
    group_gap: Mapping[Density, int]
    card: Mapping[Density, int]
    card_gap: Mapping[Density, int]

    def step(self, density: Density) -> int:
        """From the top of a card to the top of the next."""
        return self.card[density] + self.card_gap[density]


@dataclass(frozen=True, slots=True)
class BoardPlan:
    """A board laid out.

    Attributes:
        cards: one box a person, in the order of the groups and of the people in them.
        breaks: the group that each column begins with, for columns of whole divisions; else empty.
        height: of everything, more than the view's where it scrolls.
    """

    density: Density
    columns: int
    headers: tuple[Header, ...] = ()
    cards: tuple[Box, ...] = ()
    breaks: tuple[str, ...] = ()
    height: int = 0


def lay_out(
    groups: Sequence[Group], width: int, height: int, measures: BoardMeasures, before: BoardPlan | None = None
) -> BoardPlan:
    """Return the places of all groups in a view of ``width`` and ``height``.

    Divisions stay in the columns of ``before``, the plan that is on the screen, as long as they fit there.
    """
    columns = max(1, (width + measures.column_gap) // (measures.least_column + measures.column_gap))
    column_width = (width - (columns - 1) * measures.column_gap) // columns
    pen = _Pen(groups, columns, column_width, height, measures)
    for density in Density:
        if not pen.may_fit(density):
            continue
        breaks = pen.kept_breaks(density, before) or pen.balanced_breaks(density)
        if breaks:
            return pen.whole(density, breaks)
        flowing = pen.flowing(density)
        if flowing:
            return flowing
    return pen.sections()


@dataclass(frozen=True, slots=True)
class _Pen:
    groups: Sequence[Group]
    columns: int
    column_width: int
    height: int
    measures: BoardMeasures

    def group_height(self, size: int, density: Density) -> int:
        return self.measures.header[density] + size * self.measures.step(density)

    def column_height(self, groups: Sequence[Group], density: Density) -> int:
        gaps = max(0, len(groups) - 1) * self.measures.group_gap[density]
        return sum(self.group_height(group.size, density) for group in groups) + gaps

    def may_fit(self, density: Density) -> bool:
        """Return false where all columns together are too short for everybody, so that no placing need be tried."""
        needed = sum(self.group_height(group.size, density) for group in self.groups)
        return needed <= self.columns * self.height

    def x_of(self, column: int) -> int:
        return column * (self.column_width + self.measures.column_gap)

    # --- whole divisions ------------------------------------------------------------------------------------------

    def kept_breaks(self, density: Density, before: BoardPlan | None) -> tuple[str, ...]:
        if before is None or not before.breaks or before.columns != self.columns or before.density is not density:
            return ()
        keys = [group.key for group in self.groups]
        if not keys or before.breaks[0] != keys[0] or any(key not in keys for key in before.breaks):
            return ()
        fits = all(self.column_height(part, density) <= self.height for part in self.parts(before.breaks))
        return before.breaks if fits else ()

    def parts(self, breaks: Sequence[str]) -> list[Sequence[Group]]:
        keys = [group.key for group in self.groups]
        starts = [*(keys.index(key) for key in breaks), len(keys)]
        return [self.groups[start:end] for start, end in pairwise(starts)]

    def balanced_breaks(self, density: Density) -> tuple[str, ...]:
        """Return the breaks that make the tallest column as short as can be, or none where it is too tall."""
        for cap in sorted({self.column_height(self.groups[i:j], density) for i, j in self._spans()}):
            if cap > self.height:
                return ()
            breaks = self._breaks_within(cap, density)
            if breaks and len(breaks) <= self.columns:
                return breaks
        return ()

    def _spans(self) -> list[tuple[int, int]]:
        count = len(self.groups)
        return [(start, end) for start in range(count) for end in range(start + 1, count + 1)]

    def _breaks_within(self, cap: int, density: Density) -> tuple[str, ...]:
        breaks: list[str] = []
        column: list[Group] = []
        for group in self.groups:
            if self.column_height([group], density) > cap:
                return ()
            if not column or self.column_height([*column, group], density) > cap:
                breaks.append(group.key)
                column = []
            column.append(group)
        return tuple(breaks)

    def whole(self, density: Density, breaks: tuple[str, ...]) -> BoardPlan:
        headers: list[Header] = []
        cards: list[Box] = []
        index = 0
        tallest = 0
        for column, part in enumerate(self.parts(breaks)):
            y = 0
            for group in part:
                headers.append(
                    Header(index, Box(self.x_of(column), y, self.column_width, self.measures.header[density]))
                )
                y = self._stack(cards, column, y + self.measures.header[density], group.size, density)
                tallest = max(tallest, y)
                y += self.measures.group_gap[density]
                index += 1
        return BoardPlan(density, self.columns, tuple(headers), tuple(cards), breaks, tallest)

    def _stack(self, cards: list[Box], column: int, y: int, count: int, density: Density) -> int:
        card = self.measures.card[density]
        for _ in range(count):
            cards.append(Box(self.x_of(column), y, self.column_width, card))
            y += self.measures.step(density)
        return y

    # --- divisions that flow on -----------------------------------------------------------------------------------

    def flowing(self, density: Density) -> BoardPlan | None:
        step = self.measures.step(density)
        headers: list[Header] = []
        cards: list[Box] = []
        column = y = 0
        for index, group in enumerate(self.groups):
            left = group.size
            while left:
                room = (self.height - y - self.measures.header[density]) // step
                if room < min(left, _LEAST_AT_A_COLUMN_END):
                    column, y = column + 1, 0
                    if column == self.columns or (self.height - self.measures.header[density]) // step < 1:
                        return None
                    continue
                count = min(left, room)
                box = Box(self.x_of(column), y, self.column_width, self.measures.header[density])
                headers.append(Header(index, box, continued=left < group.size))
                y = (
                    self._stack(cards, column, y + self.measures.header[density], count, density)
                    + self.measures.group_gap[density]
                )
                left -= count
        return BoardPlan(density, self.columns, tuple(headers), tuple(cards), (), self.height)

    # --- a page that scrolls --------------------------------------------------------------------------------------

    def sections(self) -> BoardPlan:
        density = Density.COMPACT
        card = self.measures.card[density]
        step = self.measures.step(density)
        headers: list[Header] = []
        cards: list[Box] = []
        lefts = [self.x_of(column) for column in range(self.columns)]
        width = lefts[-1] + self.column_width
        y = 0
        for index, group in enumerate(self.groups):
            headers.append(Header(index, Box(0, y, width, self.measures.header[density])))
            y += self.measures.header[density]
            cards += [
                Box(lefts[i % self.columns], y + i // self.columns * step, self.column_width, card)
                for i in range(group.size)
            ]
            y += -(-group.size // self.columns) * step + self.measures.group_gap[density]
        return BoardPlan(density, self.columns, tuple(headers), tuple(cards), (), y)
