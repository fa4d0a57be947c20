"""Staff and portal: two processes that share a folder and nothing else."""

import subprocess
import sys
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from ketnap.config.environment import (
    database,
    portal_database,
    portal_secret_key,
    read_environment,
    require_portal_secret_key,
    secret_key,
)

LOADED = """
import sys
import django
django.setup()
import ketnap.config.urls
print(sorted({"wagtail", "taggit", "modelcluster", "ketnap.portal"} & set(sys.modules)))
"""


def test_the_staff_process_loads_nothing_of_the_portal(tmp_path):
    environment = {
        "DJANGO_SETTINGS_MODULE": "ketnap.config.settings.staff",
        "KETNAP_DATA": str(tmp_path),
        "PYTHONPATH": str(Path(__file__).parents[2] / "src"),
    }

    outcome = subprocess.run(
        [sys.executable, "-c", LOADED], env=environment, capture_output=True, text=True, check=True
    )

    assert outcome.stdout == "[]\n"


def test_each_process_has_a_database_of_its_own(tmp_path):
    environment = read_environment({"KETNAP_DATA": str(tmp_path)})

    assert database(environment)["NAME"] == tmp_path / "ketnap.sqlite3"
    assert portal_database(environment)["NAME"] == tmp_path / "portal.sqlite3"


def test_the_portal_may_have_a_postgresql_of_its_own():
    environment = read_environment({"PORTAL_DATABASE_URL": "postgresql://web@db/portal"})

    described = portal_database(environment)

    assert (described["NAME"], described["USER"], described["HOST"]) == ("portal", "web", "db")
    assert database(environment)["ENGINE"] == "django.db.backends.sqlite3"


def test_another_sort_of_database_is_refused_by_the_name_of_its_variable():
    environment = read_environment({"PORTAL_DATABASE_URL": "mysql://db/portal"})

    with pytest.raises(ImproperlyConfigured, match=r"^PORTAL_DATABASE_URL"):
        portal_database(environment)


def test_each_process_answers_to_its_own_host_names():
    environment = read_environment(
        {"KETNAP_ORIGIN": "https://noi-bo.example", "PORTAL_ORIGIN": "https://trangtin.example"}
    )

    assert environment.hosts[0] == "noi-bo.example"
    assert environment.portal_hosts[0] == "trangtin.example"
    assert "trangtin.example" not in environment.hosts
    assert "noi-bo.example" not in environment.portal_hosts


def test_the_portal_answers_to_no_host_in_general():
    with pytest.raises(ImproperlyConfigured, match="PORTAL_HOSTS"):
        read_environment({"PORTAL_HOSTS": "*"})


def test_each_process_signs_with_a_key_of_its_own(tmp_path):
    environment = read_environment({"KETNAP_DATA": str(tmp_path)})
    (tmp_path / "keys").mkdir()
    environment.secret_key_file.write_text("of the staff", encoding="ascii")

    assert secret_key(environment) == "of the staff"
    assert portal_secret_key(environment) == ""
    with pytest.raises(ImproperlyConfigured, match="ketnap init"):
        require_portal_secret_key(environment)


def test_portal_leads_to_the_staff_where_people_type_its_address():
    served = {"STAFF_ADDRESS": "http://127.0.0.1:8100"}

    assert read_environment(served).staff_address == "http://127.0.0.1:8100"
    assert (
        read_environment(served | {"KETNAP_ORIGIN": "https://ketnap.example"}).staff_address
        == "https://ketnap.example"
    )
