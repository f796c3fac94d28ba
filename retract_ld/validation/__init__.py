"""Validation: rules on the models and across claims, shapes on the graph, one report."""

from __future__ import annotations

from retract_ld.validation.guidelines import RULES
from retract_ld.validation.records import validate_records
from retract_ld.validation.report import Report, Result, Severity
from retract_ld.validation.report_graph import to_graph, to_turtle
from retract_ld.validation.rules import Rule, broken
from retract_ld.validation.shapes import our_shapes, validate_graph
from retract_ld.validation.updates import Engine, check_rules, validate_updates

__all__ = [
    "RULES",
    "Engine",
    "Report",
    "Result",
    "Rule",
    "Severity",
    "broken",
    "check_rules",
    "our_shapes",
    "to_graph",
    "to_turtle",
    "validate_graph",
    "validate_records",
    "validate_updates",
]
