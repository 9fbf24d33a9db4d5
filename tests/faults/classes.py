"""The classes of faults, in the order of the table."""

from typing import Final

from tests.faults.apart import StationsApart
from tests.faults.clock_set import ClockSet
from tests.faults.cut_off import CutOff
from tests.faults.fault_class import FaultClass
from tests.faults.journal_disk import JournalDisk
from tests.faults.killed import ProgramKilled
from tests.faults.server_killed import ServerKilled
from tests.faults.server_refuses import ServerRefuses
from tests.faults.unplugged import Unplugged

CLASSES: Final[dict[str, type[FaultClass]]] = {
    kind.name: kind
    for kind in (
        ProgramKilled,
        ServerKilled,
        CutOff,
        ServerRefuses,
        Unplugged,
        JournalDisk,
        ClockSet,
        StationsApart,
    )
}
