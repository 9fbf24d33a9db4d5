"""``python -m tests.fuzz``: noise through every decoder, or a coverage-guided search for what breaks one."""

import argparse
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from tests.fuzz.noise import NoiseRun, run_noise
from tests.fuzz.targets import EVERY_BYTE, TARGETS, Target, target_named

ROOT = Path(__file__).resolve().parents[2]
FOUND = ROOT / "build" / "fuzz"
HEADS = ("decoder", "symbols", "bytes", "frames by chance", "frames there", "told", "grew by", "MB/s", "")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run what is asked for; 1 where a promise was broken."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("--only", action="append", metavar="NAME", choices=[target.name for target in TARGETS])
    parser.add_argument("--megabytes", type=int, default=100, help="of uniform noise for each decoder")
    parser.add_argument("--likely", type=int, default=10, help="megabytes of noise made of the decoder's own bytes")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--guided", type=int, metavar="SECONDS", help="search that long for each decoder, with atheris")
    asked = parser.parse_args(arguments)
    targets = [target_named(name) for name in asked.only] if asked.only else list(TARGETS)
    if asked.guided is not None:
        return max(_guided(target, asked.guided) for target in targets)
    return _noise(targets, asked.megabytes, asked.likely, asked.seed)


def _noise(targets: Sequence[Target], megabytes: int, likely: int, seed: int) -> int:
    print("| " + " | ".join(HEADS) + " |")
    print("|" + "---|" * len(HEADS))
    good = True
    for target in targets:
        for symbols, length in ((EVERY_BYTE, megabytes), (target.alphabet, likely)):
            run = run_noise(target, symbols, length * 1_000_000, seed)
            good = good and run.is_good
            print(_row(run), flush=True)
    return 0 if good else 1


def _row(run: NoiseRun) -> str:
    cells = (
        run.target,
        str(run.symbols),
        f"{run.length:,}",
        f"{run.chance:.3g}",
        str(run.frames),
        str(run.told),
        f"{run.growth / 1024:.0f} KiB",
        f"{run.length / run.seconds / 1e6:.1f}",
        "" if run.is_good else "BROKEN",
    )
    return "| " + " | ".join(cells) + " |"


def _guided(target: Target, seconds: int) -> int:
    command = [sys.executable, "-m", "tests.fuzz.coverage_guided", target.name, str(seconds), str(FOUND / target.name)]
    return subprocess.run(command, cwd=ROOT, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
