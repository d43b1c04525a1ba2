"""Processes to play on; deliberately absent: what they play."""

import os
import signal
from collections.abc import Iterator
from concurrent.futures import Executor, ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import get_context

MOST_JOBS = 999  # ours: no machine has as many cores


def cores() -> int:
    """Return how many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


@contextmanager
def pool(jobs: int) -> Iterator[Executor | None]:
    """Lend `jobs` worker processes; nothing for a single one, whose work is done here.

    They are spawned everywhere, so that games do not depend on what a system's default way of starting copies along.
    """
    if jobs == 1:
        yield None
        return
    executor = ProcessPoolExecutor(jobs, mp_context=get_context("spawn"), initializer=_leave_interrupts)
    try:
        yield executor
    finally:
        executor.shutdown(cancel_futures=True)


def _leave_interrupts() -> None:
    """Leave Ctrl-C to the process that the person talks to."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
