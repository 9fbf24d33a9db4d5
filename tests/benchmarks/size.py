"""How much one run measures."""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Size:
    """How much is measured.

    Attributes:
        in_memory: the data may lie in memory, where waiting for the disk costs nothing.
        history: check-ins in the long history.
        rounds: how often the ways to record a scan take turns.
        scans_a_turn: scans of each way in its turn.
        paced_a_turn: badges through the port in its turn.
        stations: stations that write at once, and as many that listen.
        writing_s: seconds the writers write, each time.
        writing_turns: how often bare writers and those of the service take turns.
        warming: scans of each way that do not count, so that those that do find a desk at work.
        painted: badges painted on two desks.
        starts: starts of each program.
        openings: openings of the board.
        edits_a_turn: saves of one member, audited and not in turn.
        added_at_once: members that are added together, likewise.
        waiting: scans in the long queue of the journal.
        draining_s: seconds for which it drains, or until it is empty.
        appended: scans appended to a journal, with none and with so many waiting.
        listed: members of the unit whose table is looked at.
        looks: looks at it of each kind.
    """

    in_memory: bool
    history: int
    rounds: int
    scans_a_turn: int
    paced_a_turn: int
    stations: int
    writing_s: float
    writing_turns: int
    warming: int
    painted: int
    starts: int
    openings: int
    edits_a_turn: int
    added_at_once: int
    waiting: int
    draining_s: float
    appended: int
    listed: int
    looks: int


FULL: Final = Size(
    in_memory=False,
    history=1_000_000,
    rounds=20,
    scans_a_turn=50,
    paced_a_turn=25,
    stations=8,
    writing_s=3.0,
    writing_turns=5,
    warming=20,
    painted=300,
    starts=5,
    openings=20,
    edits_a_turn=100,
    added_at_once=1000,
    waiting=100_000,
    draining_s=20.0,
    appended=500,
    listed=10_000,
    looks=50,
)
QUICK: Final = Size(
    in_memory=True,
    history=1_000,
    rounds=2,
    scans_a_turn=10,
    paced_a_turn=5,
    stations=2,
    writing_s=0.3,
    writing_turns=1,
    warming=2,
    painted=4,
    starts=1,
    openings=2,
    edits_a_turn=5,
    added_at_once=20,
    waiting=300,
    draining_s=1.0,
    appended=10,
    listed=400,
    looks=3,
)
