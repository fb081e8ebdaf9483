"""What /metrics shows: counts and gauges read at the moment of asking, no names and no texts."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from prometheus_client import CollectorRegistry, generate_latest
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, Metric
from prometheus_client.registry import Collector

from server.bus.interface import Bus
from server.gateway.node import Node
from server.storage.interface import Store


class NodeCollector(Collector):
    """Reads plain attributes of the node, the store and the bus: nothing on the hot path."""

    def __init__(self, node: Node, store: Store, bus: Bus) -> None:
        self._node = node
        self._store = store
        self._bus = bus

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
        yield _counter("bus_published", "Hints given to the bus.", bus.counts.published)
        yield _counter("bus_received", "Hints taken from the bus.", bus.counts.received)
        yield _counter("bus_dropped", "Hints known not to be sent.", bus.counts.dropped)
        yield _counter("bus_reconnects", "Reconnects of the bus.", bus.counts.reconnects)


def metrics_of(node: Node, store: Store, bus: Bus) -> Callable[[], bytes]:
    """The body of /metrics, in the Prometheus text format."""
    registry = CollectorRegistry()
    registry.register(NodeCollector(node, store, bus))
    return lambda: generate_latest(registry)


def _gauge(name: str, text: str, value: float) -> Metric:
    return GaugeMetricFamily(f"lamplight_{name}", text, value)


def _counter(name: str, text: str, value: float) -> Metric:
    return CounterMetricFamily(f"lamplight_{name}", text, value)
