#!/usr/bin/env python
"""Django's own commands, with the staff settings."""

import os
import sys

from django.core.management import execute_from_command_line

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ketnap.config.settings.staff")
    execute_from_command_line(sys.argv)
