"""`ketnap work`, and the worker that `ketnap serve` keeps running beside the web processes."""

import argparse
import multiprocessing
import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from ketnap.cli.django_rooms import installation, set_up
from ketnap.cli.printing import tell

_SECONDS_TO_STOP = 10
_SECONDS_BETWEEN_STARTS = 3
# A worker must not inherit what the server has open.
_CLEAN = multiprocessing.get_context("spawn")


def work(arguments: argparse.Namespace) -> int:
    """Do jobs until interrupted; as many of these as wished, on as many machines."""
    with installation():
        from ketnap.jobs.stopping import stop_on_signals
        from ketnap.jobs.worker import work as do_jobs

        stop_on_signals()
        tell("Tiến trình nền đã sẵn sàng.", "The worker is ready.")
        do_jobs()
    return 0


@contextmanager
def worker_beside() -> Iterator[None]:
    """Keep a worker running for as long as the block lasts; one that dies is started anew."""
    over = threading.Event()
    keeper = threading.Thread(target=_keep_one_running, args=(over,), daemon=True)
    keeper.start()
    try:
        yield
    finally:
        over.set()
        keeper.join()


def _keep_one_running(over: threading.Event) -> None:
    while not over.is_set():
        worker = _CLEAN.Process(target=_work_for_a_server)
        worker.start()
        while worker.is_alive() and not over.wait(1):
            pass
        _stop(worker)
        over.wait(_SECONDS_BETWEEN_STARTS)


def _stop(worker: multiprocessing.process.BaseProcess) -> None:
    """Let a worker stop at its next step; another takes the job of one that does not."""
    worker.terminate()
    worker.join(_SECONDS_TO_STOP)
    if worker.is_alive():
        worker.kill()
        worker.join()


def _work_for_a_server() -> None:
    """The worker's process: it ends with the server, even with one that was killed."""
    set_up()
    from ketnap.jobs.stopping import stop_on_signals
    from ketnap.jobs.worker import work as do_jobs

    stop_on_signals()
    # Another process becomes the parent of one whose own was killed.
    server = os.getppid()
    do_jobs(is_wanted=lambda: os.getppid() == server)
