"""The policy engine: text in, verdicts out. No I/O, and nothing from the server."""
