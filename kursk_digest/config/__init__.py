"""Settings: read once, checked once, then a plain value.

To add one: a field of `Config` in `values.py`, its default in config.yaml. One that is more than
a number, a word or a list of texts has a reader of its own in `readers.py`.
"""

from kursk_digest.config.layers import (
    Layer,
    load_config,
    merge_layers,
    parse_settings,
    read_layers,
    setting_origins,
)
from kursk_digest.config.values import RANKERS, Config

__all__ = [
    "RANKERS",
    "Config",
    "Layer",
    "load_config",
    "merge_layers",
    "parse_settings",
    "read_layers",
    "setting_origins",
]
