"""The classes of faults, in the order of the table."""

from typing import Final

from tests.faults.fault_class import FaultClass
from tests.faults.killed import ProgramKilled

CLASSES: Final[dict[str, type[FaultClass]]] = {kind.name: kind for kind in (ProgramKilled,)}
