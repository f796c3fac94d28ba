"""The Django app: add ``"retract_ld.pages.django"`` to ``INSTALLED_APPS``.

Templates then say ``{% load retract_ld %}`` and ``{% retract_ld_head updates %}``.
"""
