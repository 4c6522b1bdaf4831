"""What ends a child when its parent ends."""

import ctypes
import os
import signal
import sys
import threading
import time

ORPHAN_CHECK_SECONDS = 2.0
PR_SET_PDEATHSIG = 1
"""``prctl(2)``: the signal a process gets when the thread that started it ends."""


def tie_to_parent() -> None:
    """Have this process end with its parent, however that ends, and not by Ctrl-C."""
    # Ctrl-C reaches the whole group of processes; when to stop is the parent's to say.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # Linux can do what the thread below cannot while native code holds the interpreter's lock.
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
    threading.Thread(target=_exit_when_orphaned, args=(os.getppid(),), daemon=True).start()


def _exit_when_orphaned(parent: int) -> None:
    # A parent killed in the middle of a page cannot close the pipe of a child that is busy in native code.
    while os.getppid() == parent:
        time.sleep(ORPHAN_CHECK_SECONDS)
    os._exit(1)
