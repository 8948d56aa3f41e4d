"""Entry point of the `foitrace` command."""

from __future__ import annotations

import os
import sys

from models.errors import FoitraceError

USAGE = 2


def main() -> None:
    """Run the command line; a named error is printed with its advice and ends in exit status 2."""
    from foitrace.app import app

    try:
        app()
    except FoitraceError as error:
        print(f"foitrace: {error}", file=sys.stderr)
        raise SystemExit(USAGE) from None
    except BrokenPipeError:
        # The reader of our output (head, less) went away: what it did not want need not be written.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise SystemExit(0) from None


if __name__ == "__main__":
    main()
