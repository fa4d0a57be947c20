"""A web server over one of the two applications."""

import os

_WORKERS_ON_ONE_MACHINE = 4


def serve_application(target: str, host: str, port: int) -> None:
    """Serve until stopped: one thread in each process, which is what the database likes best."""
    from granian import Granian
    from granian.constants import Interfaces

    server = Granian(
        target,
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=min(os.cpu_count() or 1, _WORKERS_ON_ONE_MACHINE),
        blocking_threads=1,
        websockets=False,
        log_access=False,
    )
    server.serve()
