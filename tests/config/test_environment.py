"""What an operator may choose, and what is refused."""

from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from ketnap.config.environment import (
    database,
    read_environment,
    require_secret_key,
    secret_key,
)


def test_nothing_chosen_means_a_file_below_data():
    environment = read_environment({})

    described = database(environment)

    assert environment.data == Path("data").absolute()
    assert described["NAME"] == environment.data / "ketnap.sqlite3"
    assert described["OPTIONS"]["transaction_mode"] == "IMMEDIATE"
    assert "synchronous=FULL" in described["OPTIONS"]["init_command"]


def test_postgresql_is_described_by_its_address():
    url = "postgres://an:m%40t@db.example:5433/ketnap?sslmode=require"

    described = database(read_environment({"DATABASE_URL": url}))

    assert described == {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": "ketnap",
        "USER": "an",
        "PASSWORD": "m@t",
        "HOST": "db.example",
        "PORT": "5433",
        "CONN_MAX_AGE": 600,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": {"sslmode": "require"},
    }


@pytest.mark.parametrize(
    "variables",
    [
        {"DATABASE_URL": "mysql://x/y"},
        {"KETNAP_ORIGIN": "ketnap.example"},
        {"KETNAP_HOSTS": "a.example,*"},
        {"KETNAP_PROXIES": "nhiều"},
        {"PORTAL_ADDRESS": "tin.example"},
    ],
)
def test_choice_that_makes_no_sense_is_refused(variables):
    with pytest.raises(ImproperlyConfigured):
        database(read_environment(variables))


@pytest.mark.parametrize(
    ("variables", "address"),
    [
        ({}, "http://127.0.0.1:8001"),
        ({"PORTAL_ORIGIN": "https://tin.example/"}, "https://tin.example"),
        (
            {"PORTAL_ORIGIN": "https://tin.example", "PORTAL_ADDRESS": "http://10.0.0.2:8001"},
            "http://10.0.0.2:8001",
        ),
    ],
)
def test_the_portal_is_called_where_the_operator_says(variables, address):
    assert read_environment(variables).portal_address == address


def test_hosts_are_the_listed_ones_the_origin_and_the_machine_itself():
    environment = read_environment(
        {"KETNAP_ORIGIN": "https://ketnap.example/", "KETNAP_HOSTS": "a.example, b.example"}
    )

    assert environment.hosts == (
        "a.example",
        "b.example",
        "ketnap.example",
        "localhost",
        "127.0.0.1",
        "[::1]",
    )
    assert environment.is_https


def test_missing_key_says_what_to_run(tmp_path):
    environment = read_environment({"KETNAP_DATA": str(tmp_path)})

    with pytest.raises(ImproperlyConfigured, match="ketnap init"):
        require_secret_key(environment)


def test_written_key_is_read(tmp_path):
    environment = read_environment({"KETNAP_DATA": str(tmp_path)})
    environment.secret_key_file.parent.mkdir()
    environment.secret_key_file.write_text("abc\n")

    assert secret_key(environment) == "abc"
    require_secret_key(environment)


def test_personal_papers_are_taken_typed_only_where_that_is_chosen():
    usual = read_environment({})
    chosen = read_environment({"KETNAP_TYPED_PERSONAL_PAPERS": "1"})

    assert not usual.typed_personal_papers
    assert chosen.typed_personal_papers
    with pytest.raises(ImproperlyConfigured, match="KETNAP_TYPED_PERSONAL_PAPERS"):
        read_environment({"KETNAP_TYPED_PERSONAL_PAPERS": "yes"})
