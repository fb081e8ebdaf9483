"""The benchmark: what a delivery, a socket and a durable send cost, beside other servers.

It starts every server itself, on loopback and in a temporary folder, and stops it again.
It imports nothing of the program: Lamplight is measured from outside, as any client sees it.
"""
