"""The rules of rooms and people: no I/O, no clock of its own, nothing asynchronous."""
