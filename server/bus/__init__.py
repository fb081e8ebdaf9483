"""Hints between nodes. Import `server.bus.interface`; only `app` picks an implementation."""
