"""What Django asks of an app."""

from __future__ import annotations

from django.apps import AppConfig

__all__ = ["RetractLDConfig"]


class RetractLDConfig(AppConfig):  # type: ignore[misc]
    """The app that brings the template tags."""

    name = "retract_ld.pages.django"
    label = "retract_ld_pages"
