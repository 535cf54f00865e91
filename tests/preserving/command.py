"""``claimpress`` in a process of its own, with the server of a test as the web.

``python -m tests.preserving.command PORT HOSTS GAP ARGUMENTS…``; HOSTS is how many ``h0.example``
and so on are that server.
"""

import sys
from pathlib import Path

from tests.fetching.server import Server, say
from tests.preserving.desk import FURNITURE, Desk

from claimpress.cli import claimpress
from claimpress.cli.network import Network
from claimpress.fetching.manners import Manners


def main() -> None:
    port, hosts, gap, *arguments = sys.argv[1:]
    names = tuple(f"h{number}.example" for number in range(int(hosts)))
    desk = Desk(Path(), Server(int(port), say), hosts=(*FURNITURE, *names))
    way = Network(desk.fetcher, Manners(gap=float(gap), back_off=0.1))
    claimpress(arguments, obj=way)


if __name__ == "__main__":
    main()
