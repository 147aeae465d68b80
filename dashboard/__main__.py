"""`python -m dashboard` serves the dashboard (serving/server.py)."""

import sys

from dashboard.serving.server import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
