"""The Jinja2 extension: filters ``retract_ld_head`` and ``retract_ld_banner``.

>>> from jinja2 import Environment
>>> environment = Environment(extensions=[RetractLD], autoescape=True)
>>> template = environment.from_string("{{ updates | retract_ld_head(role='work') }}")
>>> from retract_ld.models import Update, Work
>>> update = Update(type="removal", asserted_by="publisher", work=Work(doi="10.1000/1"))
>>> print(template.render(updates=[update])[:60])
<script type="application/ld+json" data-retract-ld="jsonld">
"""

from __future__ import annotations

from jinja2 import Environment
from jinja2.ext import Extension

from retract_ld.pages.templates import banner_html, head_tags

__all__ = ["RetractLD"]


class RetractLD(Extension):
    """Adds the filters to an environment."""

    def __init__(self, environment: Environment) -> None:
        super().__init__(environment)
        environment.filters["retract_ld_head"] = head_tags
        environment.filters["retract_ld_banner"] = banner_html
