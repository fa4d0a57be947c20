"""The bare site as a WSGI application."""

import os

from django.core.wsgi import get_wsgi_application

os.environ["DJANGO_SETTINGS_MODULE"] = "bench.bare_wagtail.settings"
application = get_wsgi_application()
