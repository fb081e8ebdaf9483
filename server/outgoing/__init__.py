"""The one way out: nothing else here connects to an address of somebody else's choice."""
