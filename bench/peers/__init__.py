"""The servers under measurement, one file each, all driven through one interface."""

from bench.peers.aiohttp_ws import AiohttpPeer, AsyncioFloorPeer
from bench.peers.c_loop import CLoopPeer
from bench.peers.interface import Peer
from bench.peers.lamplight import LamplightPeer
from bench.peers.nchan import NchanPeer

# In the order of a round. Lamplight joins first all the same: its frame sets everybody's size.
PEERS: dict[str, type[Peer]] = {
    "c_loop": CLoopPeer,
    "lamplight": LamplightPeer,
    "nchan": NchanPeer,
    "aiohttp": AiohttpPeer,
    "asyncio": AsyncioFloorPeer,
}
# `asyncio` is not a server that anybody runs: ask for it by name to see Python's own floor.
DEFAULT_PEERS = ("c_loop", "lamplight", "nchan", "aiohttp")
