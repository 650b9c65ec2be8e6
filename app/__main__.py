"""The command `vocal-desk`, and the same as `python -m app`."""

from __future__ import annotations

import sys


def main() -> int:
    """Run the command line; returns the exit code."""
    # A second is spent on importing all the other commands: too long for a key that is held.
    if sys.argv[1:2] == ["talk"]:
        from app import talk  # noqa: PLC0415

        return talk.main(sys.argv[2:])
    from app import cli  # noqa: PLC0415

    return cli.main()


if __name__ == "__main__":
    sys.exit(main())
