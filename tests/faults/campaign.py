"""Runs lives of fault classes until as many faults were tried as wanted; resumable, several at once, with evidence."""

import json
import shutil
import sys
import threading
import time
import traceback
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import asdict, dataclass, field
from pathlib import Path
from random import Random
from typing import Any

from tests.faults.fault_class import FaultClass, Scene, life_of
from tests.faults.ledger_check import Findings, check
from tests.faults.ledger_reading import read_ledger


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of some faults of one life, or of its end.

    Attributes:
        fault_class: the class's name.
        life: which life, by its seed.
        kinds: what each fault was; empty at the end of a life.
        counts: what the ledger check counted since the outcome before.
        verified: whether ``verify`` was run, which is at the end of a life.
        violations: a sentence for everything that must not be.
    """

    fault_class: str
    life: str
    kinds: tuple[str, ...] = ()
    counts: dict[str, int] = field(default_factory=dict)
    verified: bool = False
    violations: tuple[str, ...] = ()


class State:
    """The outcomes so far, one JSON line each in a file, so that a later run goes on."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = threading.Lock()
        self.outcomes = list(_read(path))

    def add(self, outcome: Outcome) -> None:
        """Keep an outcome."""
        with self._lock:
            self.outcomes.append(outcome)
            self._path.parent.mkdir(parents=True, exist_ok=True)
            with self._path.open("a", encoding="utf-8") as file:
                file.write(json.dumps(asdict(outcome), ensure_ascii=False) + "\n")

    def tried(self, name: str) -> int:
        """Return how many faults of a class were tried."""
        with self._lock:
            return sum(len(outcome.kinds) for outcome in self.outcomes if outcome.fault_class == name)

    def violations(self) -> list[str]:
        """Return what must not be: for each life the first, and how many there were."""
        with self._lock:
            found = [item for item in self.outcomes if item.violations]
        return [f"{item.life}: {len(item.violations)} times, first: {item.violations[0]}" for item in found]


def _read(path: Path) -> Iterator[Outcome]:
    if not path.exists():
        return
    for line in path.read_text(encoding="utf-8").splitlines():
        value: dict[str, Any] = json.loads(line)
        value["kinds"], value["violations"] = tuple(value["kinds"]), tuple(value["violations"])
        yield Outcome(**value)


@dataclass(frozen=True, slots=True)
class Campaign:
    """How a run is made.

    Attributes:
        template: the stopped cluster that every life's server is a copy of.
        folder: where lives are lived, passable for the server's account.
        evidence: where a life with a violation is kept.
        count: faults of every class.
        seed: of everything that is decided at random.
        ends_at: ``time.monotonic()`` after which no life begins.
        ending: set when a person wants it to end: no fault begins any more.
    """

    template: Path
    folder: Path
    evidence: Path
    state: State
    count: int
    seed: str
    ends_at: float
    ending: threading.Event = field(default_factory=threading.Event)

    def run(self, classes: Sequence[type[FaultClass]], workers: int) -> None:
        """Run lives of every class by turns until each has its count, or time is up."""
        with ThreadPoolExecutor(workers, thread_name_prefix="life") as pool:
            jobs: list[Future[None]] = [
                pool.submit(self.live, kind, f"{self.seed}/{kind.name}/{number}", faults)
                for kind, number, faults in self._lives(classes)
            ]
            for job in jobs:
                job.result()

    def _lives(self, classes: Sequence[type[FaultClass]]) -> list[tuple[type[FaultClass], int, int]]:
        """Return the lives still to be lived: class, number and faults, those of the classes by turns."""
        lives = []
        for kind in classes:
            known = {outcome.life for outcome in self.state.outcomes if outcome.fault_class == kind.name}
            left, number = self.count - self.state.tried(kind.name), len(known)
            turn = 0
            while left > 0:
                lives.append((turn, kind, number, min(left, kind.faults_a_life)))
                left, number, turn = left - kind.faults_a_life, number + 1, turn + 1
        return [(kind, number, faults) for _, kind, number, faults in sorted(lives, key=lambda life: life[0])]

    def live(self, kind: type[FaultClass], name: str, faults: int) -> None:
        """Live one life of a class with so many faults, unless time is up."""
        if time.monotonic() > self.ends_at or self.ending.is_set():
            return
        folder = self.folder / name.replace("/", "-")
        folder.mkdir(mode=0o711)
        scene = Scene(folder, self.template, Random(name))  # noqa: S311 - what happens when is no secret
        try:
            with life_of(kind, scene) as life:
                self._live_guarded(life, scene, name, faults)
        except Exception as error:  # noqa: BLE001 - kept as what came of this life
            self._tell(Outcome(kind.name, name, violations=(f"{type(error).__name__}: {error}",)))
        shutil.rmtree(folder, ignore_errors=True)

    def _live_guarded(self, life: FaultClass, scene: Scene, name: str, faults: int) -> None:
        """Live it to its end or to its first violation, of which everything is kept before anything is cleaned up."""
        try:
            for outcome in self._outcomes(life, scene, name, faults):
                self._tell(outcome)
                if outcome.violations:
                    _keep_evidence(scene, outcome.violations, self.evidence / scene.folder.name)
                    return
        except Exception as error:  # noqa: BLE001 - kept as what came of this life, with its traceback
            told = f"{type(error).__name__}: {error}"
            self._tell(Outcome(type(life).name, name, violations=(told,)))
            _keep_evidence(scene, [told, traceback.format_exc()], self.evidence / scene.folder.name)

    def _outcomes(self, life: FaultClass, scene: Scene, name: str, faults: int) -> Iterator[Outcome]:
        before: Counter[str] = Counter()
        tried = 0
        while tried < faults and not self.ending.is_set():
            kinds = life.inflict(scene, faults - tried)
            tried += len(kinds)
            found = settled(scene)
            counts = Counter({key: value for key, value in asdict(found).items() if isinstance(value, int)})
            yield Outcome(
                type(life).name, name, tuple(kinds), dict(_since(before, counts)), violations=tuple(found.violations)
            )
            before = counts
        complaints = [*scene.verify(), *(fault for desk in scene.desks for fault in desk.own_faults())]
        yield Outcome(type(life).name, name, verified=True, violations=tuple(complaints))

    def _tell(self, outcome: Outcome) -> None:
        self.state.add(outcome)
        what = "verified" if outcome.verified else ", ".join(outcome.kinds)
        came = f"{len(outcome.violations)} VIOLATIONS, {outcome.violations[0]}" if outcome.violations else "good"
        sys.stderr.write(f"{outcome.life}: {what}: {came}\n")
        sys.stderr.flush()


def settled(scene: Scene) -> Findings:
    """Let every station come to rest, and compare."""
    for desk in scene.desks:
        desk.stream.pause()
    for desk in scene.desks:
        desk.settle()
    return check([desk.record() for desk in scene.desks], read_ledger(scene.server.url()))


def _since(before: Counter[str], now: Counter[str]) -> dict[str, int]:
    return {key: now[key] - before[key] for key in now}


def _keep_evidence(scene: Scene, violations: Sequence[str], place: Path) -> None:
    """Keep journals, logs, what was sent and said, and the ledger; not the cluster."""
    shutil.rmtree(place, ignore_errors=True)
    ignored = shutil.ignore_patterns("reader", "cluster", "ballast")
    shutil.copytree(scene.folder, place, symlinks=True, ignore=ignored, ignore_dangling_symlinks=True)
    told = {
        desk.name: {
            "sent": [[frame.serial, frame.sent_at.isoformat(), frame.at_risk] for frame in desk.stream.sent],
            "printed": [[answer.scan_id, answer.serial, answer.gist, answer.waiting] for answer in desk.printed()],
            "said": desk.said(),
        }
        for desk in scene.desks
    }
    (place / "stations.json").write_text(json.dumps(told, indent=1), encoding="utf-8")
    (place / "violations.txt").write_text("\n".join(violations), encoding="utf-8")
