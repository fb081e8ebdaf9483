"""`python -m server` is `lamplight`."""

from server.cli import main

main()
