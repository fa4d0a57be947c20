"""How every process writes its log: to stderr, in the bounds of `ketnap.config.logs`."""

from typing import Any

LOGGING: dict[str, Any] = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "line": {
            "()": "ketnap.config.logs.NoWordsOfErrors",
            "format": "%(asctime)s %(levelname)s %(name)s %(message)s",
        }
    },
    "filters": {"route": {"()": "ketnap.config.logs.RouteInPlaceOfPath"}},
    "handlers": {
        "stderr": {
            "class": "logging.StreamHandler",
            "formatter": "line",
            "filters": ["route"],
        }
    },
    "root": {"handlers": ["stderr"], "level": "WARNING"},
}
