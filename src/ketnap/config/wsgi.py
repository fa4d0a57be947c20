"""The staff process as a WSGI application."""

import os

from django.core.wsgi import get_wsgi_application

from ketnap.config.environment import read_environment, require_secret_key
from ketnap.config.loaded import keep_loaded

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ketnap.config.settings.staff")
require_secret_key(read_environment())
application = get_wsgi_application()
keep_loaded()
