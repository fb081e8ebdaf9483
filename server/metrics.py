"""What /metrics shows: counts and gauges read at the moment of asking, no names and no texts."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterator

from prometheus_client import CollectorRegistry, generate_latest
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, Metric
from prometheus_client.registry import Collector

from server.bus.interface import Bus
from server.domain.errors import Unavailable
from server.gateway.node import Node
from server.services.context import Context
from server.services.heartbeat import worker_seen_at


class NodeCollector(Collector):
    """Reads plain attributes of the node, the store and the bus: nothing on the hot path.

    `worker_age_s` is what the scrape has just asked the store for.
    """

    def __init__(self, node: Node, bus: Bus) -> None:
        self._node = node
        self._store = node.ctx.store
        self._bus = bus
        self.worker_age_s: float | None = None

    def collect(self) -> Iterator[Metric]:
        node, bus = self._node, self._bus
        yield _gauge("sessions", "Open WebSockets.", len(node.sessions))
        yield _gauge("people", "Signed-in people with a socket here.", len(node.directory.people))
        yield _gauge("topics", "Topics with readers here.", len(list(node.hub.topics)))
        yield _gauge("writes_waiting", "Writes not yet committed.", self._store.waiting_writes)
        yield _gauge("bus_connected", "1 while the bus is proven.", float(bus.is_connected))
        yield _gauge("draining", "1 while this node is leaving.", float(node.is_draining))
        yield _counter("events_committed", "Events committed here.", node.committed)
        yield _counter("log_repairs", "Holes read from the log.", node.hub.repairs)
        reads = CounterMetricFamily(
            "lamplight_log_reads", "Reads of the log for those who come.", labels=["topics"]
        )
        for kind, count in sorted(node.hub.reads.items()):
            reads.add_metric([kind], count)
        yield reads
        yield _counter("bus_published", "Hints given to the bus.", bus.counts.published)
        yield _counter("bus_received", "Hints taken from the bus.", bus.counts.received)
        yield _counter("bus_dropped", "Hints known not to be sent.", bus.counts.dropped)
        yield _counter("bus_reconnects", "Reconnects of the bus.", bus.counts.reconnects)
        if self.worker_age_s is not None:
            yield _gauge("worker_age_seconds", "Since a worker was seen.", self.worker_age_s)


def metrics_of(node: Node, bus: Bus) -> Callable[[], Awaitable[bytes]]:
    """What makes the body of /metrics, in the Prometheus text format.

    The worker's age is left out while no worker was ever seen, or the store can't be read.
    """
    registry = CollectorRegistry()
    collector = NodeCollector(node, bus)
    registry.register(collector)

    async def scrape() -> bytes:
        collector.worker_age_s = await _worker_age_s(node.ctx)
        return generate_latest(registry)

    return scrape


async def _worker_age_s(ctx: Context) -> float | None:
    try:
        seen = await ctx.store.read(worker_seen_at)
    except Unavailable:
        return None
    return None if seen is None else max(0, ctx.now_ms() - seen) / 1000


def _gauge(name: str, text: str, value: float) -> Metric:
    return GaugeMetricFamily(f"lamplight_{name}", text, value)


def _counter(name: str, text: str, value: float) -> Metric:
    return CounterMetricFamily(f"lamplight_{name}", text, value)
