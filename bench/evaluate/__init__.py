"""How well the policy engine judges texts that people labelled. Run: `python -m bench.evaluate`."""
