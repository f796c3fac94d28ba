"""Bulk export beside its peers: same input, same triples, checked before a speed is told."""
