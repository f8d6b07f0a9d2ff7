"""Run the command line: python -m ketenkaart."""

import sys

from ketenkaart.cli.main import main

if __name__ == "__main__":
    sys.exit(main())
