"""Processes of others, looked at from outside: the system takes its own time with them."""

from time import sleep

import psutil

STEP = 0.02  # seconds
STEPS = 500


def ends(pid: int) -> bool:
    """Whether a process is gone, or is within a while; one that only waits to be counted is."""
    for _ in range(STEPS):
        try:
            if psutil.Process(pid).status() == psutil.STATUS_ZOMBIE:
                return True
        except psutil.NoSuchProcess:
            return True
        sleep(STEP)
    return False
