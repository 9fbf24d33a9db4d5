"""Where a key leads on the board: up and down in reading order, sideways by columns. Pure geometry."""

from collections.abc import Sequence

from PySide6.QtWidgets import QAbstractItemView

from sentinel_desktop.ui.presence.board_layout import Box

Action = QAbstractItemView.CursorAction


def walked(cards: Sequence[Box], row: int, action: Action, page: int) -> int:
    """Return the row that a key leads to from ``row``; ``page`` is the height of the view in pixels."""
    vertical = {
        Action.MoveUp: (-1, 1),
        Action.MoveDown: (1, 1),
        Action.MovePageUp: (-1, page),
        Action.MovePageDown: (1, page),
    }
    if action in vertical:
        return _vertical(cards, row, *vertical[action])
    if action in {Action.MoveLeft, Action.MoveRight}:
        return _sideways(cards, row, 1 if action is Action.MoveRight else -1)
    last = len(cards) - 1
    ends = {Action.MoveHome: 0, Action.MoveEnd: last, Action.MoveNext: min(row + 1, last)}
    return ends.get(action, max(row - 1, 0))


def _vertical(cards: Sequence[Box], row: int, sign: int, distance: int) -> int:
    """Return the nearest in the same column at least ``distance`` away, else the neighbour in reading order."""
    here = cards[row]
    ahead = [
        (abs(box.y - here.y), other)
        for other, box in enumerate(cards)
        if box.x == here.x and (box.y - here.y) * sign > 0
    ]
    if not ahead:
        return max(0, min(row + sign, len(cards) - 1))
    far_enough = [item for item in ahead if item[0] >= distance]
    return (min(far_enough) if far_enough else max(ahead))[1]


def _sideways(cards: Sequence[Box], row: int, sign: int) -> int:
    here = cards[row]
    beside = [
        (abs(box.x - here.x), abs(box.y - here.y), other)
        for other, box in enumerate(cards)
        if (box.x - here.x) * sign > 0
    ]
    return min(beside)[2] if beside else row
