"""Lamplight: a live, moderated peer-support room server."""

__version__ = "0.1.0"
