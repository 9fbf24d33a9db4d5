"""The marks and the table they are printed in."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

_HEADINGS: Final = ("mark", "baseline", "measured", "goal", "met")


@dataclass(frozen=True, slots=True)
class Mark:
    """One line of the table.

    Attributes:
        name: what is measured, in words.
        measured: the result, with its unit.
        baseline: what it is compared with, measured in the same run; empty where the goal stands for itself.
        goal: the goal in words; empty where there is none, and the line only says what a part costs.
        met: whether the goal is met, None where there is none.
    """

    name: str
    measured: str
    baseline: str = ""
    goal: str = ""
    met: bool | None = None


def times(value: float, baseline: float) -> str:
    """Return how many times the baseline a value is."""
    return f"{value / baseline:.2f} \u00d7"


def as_markdown(marks: Sequence[Mark]) -> str:
    """Return the marks as one Markdown table, its columns aligned."""
    rows = [_HEADINGS, *((mark.name, mark.baseline, mark.measured, mark.goal, _word(mark.met)) for mark in marks)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(_HEADINGS))]
    lines = [_line(row, widths) for row in rows]
    return "\n".join([lines[0], "|".join(["", *("-" * (width + 2) for width in widths), ""]), *lines[1:]]) + "\n"


def _line(row: Sequence[str], widths: Sequence[int]) -> str:
    return "| " + " | ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) + " |"


def _word(met: bool | None) -> str:  # noqa: FBT001 - three answers, and one place that asks
    return "" if met is None else "yes" if met else "**no**"
