"""The tags ``retract_ld_head`` and ``retract_ld_banner``."""

from __future__ import annotations

from django import template

from retract_ld.pages.templates import banner_html, head_tags

__all__ = ["register"]

register = template.Library()
register.simple_tag(head_tags, name="retract_ld_head")
register.simple_tag(banner_html, name="retract_ld_banner")
