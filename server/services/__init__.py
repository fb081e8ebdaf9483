"""One use case a function: check, load, ask the domain, write, in one commit."""
