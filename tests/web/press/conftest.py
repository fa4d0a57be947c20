"""The ceremony of two people, the press desk's readers, and a stand-in for the portal."""

# ruff: noqa: F401  # fixtures are imported by name

from press.conftest import (
    _log_key,
    _own_anchors,
    actor,
    admitting,
    ceremony,
    consent,
    ha,
    minh,
    plan,
    portal,
)
