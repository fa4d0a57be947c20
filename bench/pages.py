"""Server time and query count of the main pages, with many cases."""

import argparse


def measure(_chosen: argparse.Namespace) -> None:
    raise NotImplementedError
