"""Settings of the staff process: case files, people, accounts."""

from ketnap.config.settings.base import *  # noqa: F403  # settings are read by name from one module
from ketnap.config.settings.mail import *  # noqa: F403  # as above
from ketnap.config.settings.security import *  # noqa: F403  # as above
