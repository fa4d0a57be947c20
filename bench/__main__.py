"""`script/bench [PART...] [--cases N]`: what was measured on this machine, now."""

import argparse

from bench import domain, figures, intake, lighthouse, pages, papers, portal, startup

_PARTS = {
    "domain": domain.measure,
    "startup": startup.measure,
    "papers": papers.measure,
    "pages": pages.measure,
    "intake": intake.measure,
    "figures": figures.measure,
    "portal": portal.measure,
    "lighthouse": lighthouse.measure,
}


def main() -> None:
    parser = argparse.ArgumentParser(prog="script/bench", description=__doc__)
    parser.add_argument("parts", nargs="*", choices=[[], *_PARTS], metavar="PART")
    parser.add_argument(
        "--cases", type=int, default=100_000, help="cases for the pages and figures parts"
    )
    parser.add_argument("--rows", type=int, default=100_000, help="rows for the intake part")
    chosen = parser.parse_args()
    for name in chosen.parts or _PARTS:
        print(f"== {name}")
        _PARTS[name](chosen)


if __name__ == "__main__":
    main()
