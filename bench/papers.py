"""How fast papers are made: one by one, a whole file, and for many people in the background."""

import argparse
import os
import subprocess
import sys
import tempfile


def measure(_chosen: argparse.Namespace) -> None:
    """Fill an installation of its own and make papers of it in a process of its own."""
    with tempfile.TemporaryDirectory(prefix="ketnap-bench-") as folder:
        typed = {"KETNAP_TYPED_PERSONAL_PAPERS": "1"}
        environment = {**os.environ, "KETNAP_DATA": folder, "DATABASE_URL": "", **typed}
        subprocess.run([sys.executable, "-m", "bench.office"], check=True, env=environment)
