"""Injects faults into the real program and compares what was read with what is recorded: ``python -m tests.faults``."""

import argparse
import shutil
import signal
import sys
import time
from pathlib import Path

from tests.faults.campaign import Campaign, State
from tests.faults.classes import CLASSES
from tests.faults.table import as_markdown, write_into
from tests.faults.unit_server import make_template
from tests.support.checkout import ROOT
from tests.support.postgres import passable_folder

BUILD = ROOT / "build" / "faults"
PAGE = ROOT / "docs" / "reliability.md"


def main() -> int:
    """Run faults, print the table; 1 where anything was lost, doubled or contradicted without a review."""
    arguments = _arguments()
    state = State(arguments.state)
    classes = [CLASSES[name] for name in arguments.only or CLASSES]
    able = [kind for kind in classes if not kind.missing()]
    for kind in classes:
        if kind.missing():
            sys.stderr.write(f"{kind.name}: left out, {kind.missing()}\n")
    if any(state.tried(kind.name) < arguments.count for kind in able):
        folder = passable_folder("sentinel-faults-")
        try:
            ends_at = time.monotonic() + arguments.minutes * 60
            campaign = Campaign(
                make_template(folder), folder, BUILD / "evidence", state, arguments.count, arguments.seed, ends_at
            )
            for number in (signal.SIGINT, signal.SIGTERM):
                signal.signal(number, lambda *_: campaign.ending.set())
            campaign.run(able, arguments.workers)
        finally:
            shutil.rmtree(folder, ignore_errors=True)
    table = as_markdown(state, CLASSES.values())
    sys.stdout.write(table)
    if arguments.table:
        write_into(PAGE, table)
    for told in state.violations():
        sys.stderr.write(f"VIOLATION {told}; what is kept of it lies in {BUILD / 'evidence'}\n")
    return 1 if state.violations() else 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.faults", description=__doc__)
    parser.add_argument("--only", nargs="+", choices=list(CLASSES), metavar="CLASS", help=", ".join(CLASSES))
    parser.add_argument("--count", type=int, default=200, help="faults of every class (default 200)")
    parser.add_argument("--workers", type=int, default=3, help="lives at once (default 3)")
    parser.add_argument("--minutes", type=float, default=55, help="after which no life begins (default 55)")
    parser.add_argument("--state", type=Path, default=BUILD / "state.jsonl", help="what was done; a second run goes on")
    parser.add_argument("--seed", default="1", help="of everything that is decided at random")
    parser.add_argument("--table", action="store_true", help="write the table into docs/reliability.md")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
