"""The entry of the program: ``python -m sentinel_desktop`` and the command ``sentinel-desktop``."""

import sys

from sentinel_desktop.cli import run


def main() -> None:
    """Run the command line and end with its exit code."""
    sys.exit(run())


if __name__ == "__main__":
    main()
