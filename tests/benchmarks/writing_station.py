"""A process that records scans as fast as it can: ``python -m tests.benchmarks.writing_station URL FOLDER NUMBER OF``.

It is one of ``OF`` stations, each with its own share of the people. Told ``{"way": "bare", "seconds": 5}`` or
``"service"`` it writes for so long and says when it began and ended, and for each scan its id, its member, its time
and when it was committed. The last scans of the service are delivered once more, as after a lost answer.
"""

import sys
import time
from datetime import timedelta
from pathlib import Path
from typing import Final

from tests.benchmarks.bare_check_in import BareCheckIns, overhear
from tests.benchmarks.bench_station import BenchStation
from tests.benchmarks.invented_unit import Passage, Passages, holders_of
from tests.benchmarks.worker import say, told

_WARMING: Final = 20
DELIVERED_AGAIN: Final = 10


class WritingStation:
    """Records its share of the unit's passages."""

    def __init__(self, station: BenchStation, passages: Passages, bare: BareCheckIns) -> None:
        self._passages = passages
        self._bare = bare
        self._service = station.check_ins()

    def write(self, way: str, seconds: float) -> list[tuple[Passage, int]]:
        """Write for ``seconds``; return the passages and when each was committed, by the monotonic clock."""
        record = self._record if way == "service" else self._bare.record
        written = []
        until = time.monotonic_ns() + int(seconds * 1e9)
        while time.monotonic_ns() < until:
            passage = self._passages.next()
            record(passage)

            written.append((passage, time.monotonic_ns()))
        return written

    def deliver_again(self, written: list[tuple[Passage, int]]) -> None:
        """Record the last scans once more; each must be answered as before."""
        for passage, _ in written[-DELIVERED_AGAIN:]:
            self._record(passage)

    def _record(self, passage: Passage) -> None:
        answer = self._service.record(passage.scan)
        if answer.outcome is not passage.outcome:
            raise AssertionError(f"a scan was answered {answer.outcome}, not {passage.outcome}")


def main(url: str, folder: str, number: int, stations: int) -> None:
    """Write whenever told to, until the input ends."""
    station = BenchStation.enrol(url, Path(folder), f"writer {number}")
    share = holders_of(url)[number::stations]
    passages = Passages(share, station.station_id, timedelta(milliseconds=number))
    service = station.check_ins()
    for _ in range(_WARMING):
        service.record(passages.next().scan)
    with BareCheckIns(station, overhear(station, passages.next())) as bare:
        for _ in range(_WARMING):
            bare.record(passages.next())
        writing = WritingStation(station, passages, bare)
        say(ready=True)
        while (order := told()) is not None:
            began = time.monotonic_ns()
            written = writing.write(order["way"], order["seconds"])
            ended = time.monotonic_ns()
            if order["way"] == "service":
                writing.deliver_again(written)
            say(
                began=began,
                ended=ended,
                written=[
                    (str(passage.scan.id), str(passage.member_id), passage.scan.occurred_at.isoformat(), committed)
                    for passage, committed in written
                ],
            )
    station.close()


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4]))
