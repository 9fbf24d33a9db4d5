"""How much one run measures."""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Size:
    """How much is measured.

    Attributes:
        history: check-ins in the long history.
        rounds: how often the ways to record a scan take turns.
        scans_a_turn: scans of each way in its turn.
        paced_a_turn: badges through the port in its turn.
        writing_s: seconds the writers write, each time.
        writing_turns: how often bare writers and those of the service take turns.
        painted: badges painted on two desks.
        starts: starts of each program.
        openings: openings of the board.
    """

    history: int
    rounds: int
    scans_a_turn: int
    paced_a_turn: int
    writing_s: float
    writing_turns: int
    painted: int
    starts: int
    openings: int


FULL: Final = Size(
    history=1_000_000,
    rounds=20,
    scans_a_turn=50,
    paced_a_turn=25,
    writing_s=5.0,
    writing_turns=3,
    painted=300,
    starts=5,
    openings=20,
)
QUICK: Final = Size(
    history=5_000,
    rounds=3,
    scans_a_turn=10,
    paced_a_turn=5,
    writing_s=0.5,
    writing_turns=1,
    painted=10,
    starts=1,
    openings=3,
)
