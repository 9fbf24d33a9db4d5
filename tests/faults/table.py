"""The table of faults: what was tried and what came of it."""

from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from tests.faults.campaign import Outcome, State
from tests.faults.fault_class import FaultClass

BEGIN: Final = "<!-- faults: begin -->"
END: Final = "<!-- faults: end -->"
HEAD: Final = (
    "class",
    "faults tried",
    "frames sent",
    "journalled",
    "died before the journal",
    "answered offline",
    "answered not recorded",
    "lost",
    "doubled",
    "contradictions",
    "without a review",
    "verify",
)


def as_markdown(state: State, classes: Iterable[type[FaultClass]]) -> str:
    """Return one row for every class."""
    rows = [_row(kind, [item for item in state.outcomes if item.fault_class == kind.name]) for kind in classes]
    lines = [HEAD, tuple("---" if number == 0 else "---:" for number in range(len(HEAD))), *rows]
    return "".join(f"| {' | '.join(cells)} |\n" for cells in lines)


def _row(kind: type[FaultClass], outcomes: list[Outcome]) -> tuple[str, ...]:
    counts: Counter[str] = Counter()
    for outcome in outcomes:
        counts.update(outcome.counts)
    lives = [outcome for outcome in outcomes if outcome.verified]
    clean = sum(not outcome.violations for outcome in lives)
    shown = ("sent", "journalled", "died", "alone", "refused", "lost", "doubled", "contradictions", "unreviewed")
    tried = sum(len(outcome.kinds) for outcome in outcomes)
    cells = (f"{tried:,}", *(f"{counts[key]:,}" for key in shown))
    return (f"{kind.title} (`{kind.name}`)", *cells, f"{clean} of {len(lives)} clean")


def write_into(page: Path, table: str) -> None:
    """Put the table between its two marks on a page."""
    text = page.read_text(encoding="utf-8")
    head, _, rest = text.partition(BEGIN)
    _, _, tail = rest.partition(END)
    page.write_text(f"{head}{BEGIN}\n\n{table}\n{END}{tail}", encoding="utf-8")
