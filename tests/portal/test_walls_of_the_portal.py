"""The portal's database knows no person, and its tables are those the models say."""

import os
import subprocess
import sys

from django.apps import apps

PERSONAL = {
    "birth",
    "born_on",
    "id_number",
    "hometown",
    "ethnicity",
    "religion",
    "casefile",
    "person",
    "phone",
    "address",
}


def test_models_agree_with_their_migrations():
    # In another process: in this one migrations are switched off.
    command = [sys.executable, "-m", "django", "makemigrations", "--check", "--dry-run"]
    settings = {"DJANGO_SETTINGS_MODULE": "ketnap.config.settings.portal_test"}

    outcome = subprocess.run(command, env=os.environ | settings, capture_output=True, text=True)

    assert outcome.returncode == 0, outcome.stdout + outcome.stderr


def test_no_table_holds_a_record_of_a_person():
    fields = {
        f"{model._meta.label}.{field.name}"
        for model in apps.get_models()
        for field in model._meta.get_fields()
    }

    assert fields
    assert {one for one in fields if one.rsplit(".", 1)[1] in PERSONAL} == set()


def test_no_room_with_records_is_installed():
    rooms = {app.name for app in apps.get_app_configs() if app.name.startswith("ketnap.")}

    assert rooms == {
        "ketnap.design",
        "ketnap.portal.news",
        "ketnap.portal.pictures",
        "ketnap.portal.editors",
        "ketnap.portal.editorial",
        "ketnap.portal.picture_desk",
        "ketnap.portal.export",
        "ketnap.portal.signed",
    }
