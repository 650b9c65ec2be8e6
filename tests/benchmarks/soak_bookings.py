"""Bookings over a failing network, in a program that dies: none lost, none twice, none untrue.

    python -m tests.benchmarks.soak_bookings --seed 1 --count 5000

Every schedule is drawn from a seed: a person books, moves and cancels, a rival takes times, the
host moves appointments, requests and answers get lost, and the program is killed and started
again. Afterwards both databases are read: what the journal says must be what the calendar has.
"""

from __future__ import annotations

import argparse
import asyncio
import logging
import os
import shutil
import sys
import tempfile
import time
from pathlib import Path

from calendar_weather import Account
from fault_schedule import make_databases, run_schedule


async def soak(seed: int, count: int) -> list[Account]:
    """Run the schedules of `count` seeds."""
    accounts = []
    with tempfile.TemporaryDirectory(dir=_in_memory()) as folder:
        empty = Path(folder) / "empty"
        make_databases(empty)
        for number in range(seed, seed + count):
            state = Path(folder) / str(number)
            # Copied, since to make them anew takes longer than all that happens in a schedule.
            shutil.copytree(empty, state)
            accounts.append(await run_schedule(number, state))
            shutil.rmtree(state)
    return accounts


def _in_memory() -> str | None:
    """Return a folder in memory: a power cut is not among the faults here, so no disk is needed."""
    return "/dev/shm" if os.access("/dev/shm", os.W_OK) else None  # noqa: S108


def main() -> int:
    """Run as many schedules as asked for and print what they came to."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=100)
    wanted = parser.parse_args()
    logging.disable(logging.ERROR)  # failures are what is wanted here, thousands of them
    begun = time.perf_counter()
    accounts = asyncio.run(soak(wanted.seed, wanted.count))
    seconds = time.perf_counter() - begun
    wrong = [account for account in accounts if account.wrong]
    print(
        f"{wanted.count} schedules from seed {wanted.seed}: "
        f"{sum(one.bookings for one in accounts)} bookings, "
        f"{sum(one.faults for one in accounts)} faults of the network, "
        f"{sum(one.deaths for one in accounts)} times killed, "
        f"{sum(one.open for one in accounts)} left to the person for want of a key, "
        f"{len(wrong)} wrong; {wanted.count / seconds:.0f} a second"
    )
    for account in wrong:
        print(f"seed {account.seed}: {'; '.join(account.wrong)}", *account.events, sep="\n  ")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
