"""What was done at this desk and can be taken back, the last act first."""

from collections.abc import Mapping

from sentinel_desktop.domain.list_edits import Step
from sentinel_desktop.domain.records import RecordVersion

MOST_STEPS = 100
"""Acts that are remembered; who wants to take back more looks at the audit."""


class History:
    """A stack of acts; an undo is a save of its own, so that the acts before it follow the new versions."""

    def __init__(self) -> None:
        self._steps: list[Step] = []

    @property
    def last(self) -> Step | None:
        """What an undo would take back."""
        return self._steps[-1] if self._steps else None

    def add(self, step: Step) -> None:
        """Remember an act that can be taken back; one that cannot changes nothing here."""
        if step.inverses:
            self._steps = [*self._steps[-MOST_STEPS + 1 :], step]

    def forget_last(self) -> None:
        """Forget the last act: it was taken back, or never can be."""
        self._steps = self._steps[:-1]

    def follow(self, versions: Mapping[RecordVersion, RecordVersion]) -> None:
        """Take over the versions that an undo made; the old ones are the keys."""
        self._steps = [step.at(versions) for step in self._steps]

    def clear(self) -> None:
        """Forget everything: somebody else sits here."""
        self._steps = []
