"""Takes pictures of the real window with an invented unit, in both languages, to be looked at before a release.

Run as ``python packaging/screenshots --out DIR``. Nothing is shown on a screen: the window is drawn offscreen, each
scale in a process of its own, because Qt reads the scale once.
"""

import argparse
import os
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
# The checkout's own package, tests and scenes, and not this folder, whose modules would be found by their bare names.
sys.path[0:1] = [str(HERE.parent.parent), str(HERE.parent)]
os.environ["QT_QPA_PLATFORM"] = "offscreen"

from screenshots.drawing import draw  # noqa: E402 - after the platform is chosen

SCALES = ("1", "1.5")


def main() -> int:
    """Draw all pictures, one process a scale."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, required=True, help="folder for the pictures; made when missing")
    parser.add_argument("--only", default="", help="part of a scene's name: draw only those")
    parser.add_argument("--scale", choices=SCALES, help="draw only this scale, in this process")
    arguments = parser.parse_args()
    arguments.out.mkdir(parents=True, exist_ok=True)
    if arguments.scale:
        draw(arguments.out, arguments.scale, arguments.only, with_outcomes=arguments.scale == SCALES[0])
        return 0
    command = [sys.executable, str(HERE), "--out", str(arguments.out), "--only", arguments.only]
    drawing = [
        subprocess.Popen([*command, "--scale", scale], env=os.environ | {"QT_SCALE_FACTOR": scale}) for scale in SCALES
    ]
    return max(process.wait() for process in drawing)


if __name__ == "__main__":
    sys.exit(main())
