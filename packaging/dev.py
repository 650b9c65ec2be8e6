#!/usr/bin/env python3
"""Sets up a checkout and runs what is asked for: `python3 packaging/dev.py COMMAND`.

Standard library only. Any Python from 3.8 on starts this; one that is too old, or too new, looks
for a fitting one and hands over to it.

    run [ARGUMENTS]     set up, fetch the speech models, start the program (`run doctor` and so on)
    test [ARGUMENTS]    set up, run the tests; arguments go to pytest
    lint                check formatting, types, imports and dependencies
    bench [NAME] [--json FILE]
                        run tests/benchmarks/bench_NAME.py, or every one of them
    soak NAME [--seed N] [--count K]
                        run tests/benchmarks/soak_NAME.py
    translations        bring new sentences into resources/translations, and make what the program
                        loads from them
    lock [--check]      write the lock files anew from pyproject.toml, or check that they install on
                        every supported Python and system

A benchmark is a module that runs as `python -m tests.benchmarks.bench_NAME [--json FILE]`: it
prints what it measures for people, and with `--json` also writes one JSON object. A soak runs as
`python -m tests.benchmarks.soak_NAME --seed N --count K` and ends with exit code 0 if nothing
went wrong in K seeded rounds. `bench` without a name joins the objects under the names.

Exit codes: 0 success, 1 a failure explained above, 2 a wrong command line, 130 stopped by Ctrl-C;
`run`, `test` and `soak` end with the code of what they started.
"""

from __future__ import annotations

import sys

import dev_python
from dev_console import Problem, become, say


def main(arguments: list[str]) -> int:
    """Run one command; return the exit code."""
    try:
        if dev_python.OLDEST <= sys.version_info[:2] <= dev_python.NEWEST:
            # Not before: what follows is written for these versions.
            import dev_commands  # noqa: PLC0415

            return dev_commands.main(arguments, usage=__doc__ or "")
        fitting = dev_python.find()
        return become([fitting.path, __file__, *arguments])
    except Problem as problem:
        say(str(problem))
        return 1
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
