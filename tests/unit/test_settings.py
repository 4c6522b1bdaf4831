"""Settings stop the start with the name, the value and what is allowed."""

from pathlib import Path

import pytest

from docreader.environment import description, load_settings
from docreader.settings import Settings, SettingsError


def test_defaults_need_nothing() -> None:
    assert load_settings({}) == Settings()


def test_values_are_read_as_their_type() -> None:
    settings = load_settings(
        {
            "DOCREADER_PAGE_TIMEOUT": "2.5",
            "DOCREADER_MAX_PAGES": "7",
            "DOCREADER_SOURCE_ALLOW_PRIVATE": "true",
        }
    )
    assert (settings.page_timeout, settings.max_pages, settings.source_allow_private) == (2.5, 7, True)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("DOCREADER_ENGINE", "tensorflow"),
        ("DOCREADER_PAGE_TIMEOUT", "-1"),
        ("DOCREADER_MAX_PAGES", "many"),
    ],
)
def test_a_bad_value_is_named(name: str, value: str) -> None:
    with pytest.raises(SettingsError) as error:
        load_settings({name: value})
    assert name in str(error.value)
    assert value in str(error.value)


def test_an_unknown_setting_is_named_with_those_there_are() -> None:
    with pytest.raises(SettingsError, match=r"DOCREADER_PAGE_TIMOUT.*DOCREADER_PAGE_TIMEOUT"):
        load_settings({"DOCREADER_PAGE_TIMOUT": "1"})


def test_a_bad_secret_is_not_shown() -> None:
    with pytest.raises(SettingsError) as error:
        load_settings({"DOCREADER_BROKER_URL": "http://user:hunter2@host"})
    assert "hunter2" not in str(error.value)


def test_the_passwords_of_addresses_are_secrets_as_written_and_as_meant() -> None:
    settings = Settings(
        broker_url="amqp://user:p%40ss%22word@host:5672/",
        broker_management_url="http://user:other@host:15672/",
        store_secret_key="key",
        webhook_secret="whsec_" + "A" * 32,
    )
    assert settings.secrets == {"p%40ss%22word", 'p@ss"word', "other", "key", "whsec_" + "A" * 32}
    assert Settings().secrets == frozenset()


def test_a_file_gives_what_the_environment_does_not(tmp_path: Path) -> None:
    file = tmp_path / "settings"
    file.write_text("# comment\nDOCREADER_MAX_PAGES=3\nDOCREADER_PAGE_TIMEOUT=4\n")
    settings = load_settings({"DOCREADER_SETTINGS_FILE": str(file), "DOCREADER_PAGE_TIMEOUT": "5"})
    assert (settings.max_pages, settings.page_timeout) == (3, 5.0)


@pytest.mark.parametrize(
    ("line", "name", "meant"),
    [
        ("DOCREADR_MAX_PAGES=abc", "DOCREADR_MAX_PAGES", "DOCREADER_MAX_PAGES"),
        ("max_pages=7", "max_pages", "DOCREADER_MAX_PAGES"),
        ("DOCREADER_PAGE_TIMOUT = 7", "DOCREADER_PAGE_TIMOUT", "DOCREADER_PAGE_TIMEOUT"),
    ],
)
def test_an_unknown_name_in_a_file_is_refused_with_the_nearest(
    line: str, name: str, meant: str, tmp_path: Path
) -> None:
    file = tmp_path / "settings"
    file.write_text(f"\n{line}\n")
    with pytest.raises(SettingsError, match=f"settings, line 2: unknown setting {name}, perhaps {meant};"):
        load_settings({"DOCREADER_SETTINGS_FILE": str(file)})


@pytest.mark.parametrize("name", ["DOCREADER_SERVER", "PATH"])
def test_a_name_in_a_file_that_is_like_no_setting_is_refused(name: str, tmp_path: Path) -> None:
    file = tmp_path / "settings"
    file.write_text(f"{name}=x\n")
    with pytest.raises(
        SettingsError, match=f"settings, line 1: unknown setting {name}; allowed are DOCREADER_"
    ):
        load_settings({"DOCREADER_SETTINGS_FILE": str(file)})


@pytest.mark.parametrize(
    "line",
    [
        "DOCREADER_STORE_SECRET_KEY: hunter2",
        "DOCREADER_WEBHOOK_SECRET: whsec_hunter2==",
        "DOCREADER_STORE_SECRET_KEY hunter2",
        "export DOCREADER_MAX_PAGES=hunter2",
    ],
)
def test_a_malformed_line_is_named_by_its_number_and_not_shown(line: str, tmp_path: Path) -> None:
    file = tmp_path / "settings"
    file.write_text(f"# comment\n\n{line}\n")
    with pytest.raises(
        SettingsError, match="settings, line 3: a line is NAME=value, without `export`"
    ) as error:
        load_settings({"DOCREADER_SETTINGS_FILE": str(file)})
    assert "hunter2" not in str(error.value)


@pytest.mark.parametrize(
    ("value", "meant"),
    [
        ("abc", "abc"),
        ('"a b"', "a b"),
        ("'abc'", "abc"),
        ("abc'", "abc'"),
        ("'abc", "'abc"),
        ('"', '"'),
        ("''", ""),
    ],
)
def test_a_value_in_a_file_may_stand_in_quotes_and_may_end_in_one(
    value: str, meant: str, tmp_path: Path
) -> None:
    file = tmp_path / "settings"
    file.write_text(f"DOCREADER_STORE_SECRET_KEY = {value} \n")
    assert load_settings({"DOCREADER_SETTINGS_FILE": str(file)}).store_secret_key == meant


def test_a_file_that_is_not_utf_8_is_named(tmp_path: Path) -> None:
    file = tmp_path / "settings"
    file.write_bytes("# caf\xe9\nDOCREADER_MAX_PAGES=3\n".encode("latin-1"))
    with pytest.raises(SettingsError, match=r"DOCREADER_SETTINGS_FILE=.*settings is not UTF-8"):
        load_settings({"DOCREADER_SETTINGS_FILE": str(file)})


@pytest.mark.parametrize(
    "name", ["PAGE_TIMEOUT", "STALL_SECONDS", "SWEEP_SECONDS", "SHUTDOWN_SECONDS", "WAIT_SECONDS"]
)
@pytest.mark.parametrize("value", ["inf", "nan", "1e9"])
def test_a_time_without_end_is_refused(name: str, value: str) -> None:
    with pytest.raises(
        SettingsError, match=f"DOCREADER_{name}='{value}': must be a number, .* at most 604800"
    ):
        load_settings({f"DOCREADER_{name}": value})


@pytest.mark.parametrize(
    ("given", "named"),
    [
        ({"PAGE_TIMEOUT": "180"}, ["PAGE_TIMEOUT", "STALL_SECONDS"]),
        ({"STALL_SECONDS": "60"}, ["PAGE_TIMEOUT", "STALL_SECONDS"]),
        ({"PAGE_TIMEOUT": "100"}, ["PAGE_TIMEOUT", "SOURCE_TIMEOUT", "BATCH_PAGES"]),
        ({"BATCH_PAGES": "13"}, ["PAGE_TIMEOUT", "SOURCE_TIMEOUT", "BATCH_PAGES"]),
        ({"SOURCE_TIMEOUT": "360"}, ["PAGE_TIMEOUT", "SOURCE_TIMEOUT", "BATCH_PAGES"]),
    ],
)
def test_times_that_contradict_each_other_are_named(given: dict[str, str], named: list[str]) -> None:
    with pytest.raises(SettingsError) as error:
        load_settings({f"DOCREADER_{name}": value for name, value in given.items()})
    assert all(f"DOCREADER_{name}" in str(error.value) for name in named)


@pytest.mark.parametrize(
    "given", [{"PAGE_TIMEOUT": "93"}, {"BATCH_PAGES": "12"}, {"PAGE_TIMEOUT": "170", "BATCH_PAGES": "3"}]
)
def test_times_that_fit_are_taken(given: dict[str, str]) -> None:
    load_settings({f"DOCREADER_{name}": value for name, value in given.items()})


def test_every_setting_says_what_it_is_for() -> None:
    assert all(description(field).endswith(".") for field in Settings.__struct_fields__)


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        (
            "STORE_URL",
            "/data",
            "DOCREADER_STORE_URL='/data': must be of another form. Where documents and results "
            "live: `s3://bucket/prefix?endpoint=https://host` or `file:///folder` (`file://data` is "
            "relative).",
        ),
        ("ENGINE", "abacus", "DOCREADER_ENGINE='abacus': must be one of detectron2, onnx."),
        ("OPEN_ACCESS", "perhaps", "DOCREADER_OPEN_ACCESS='perhaps': must be true or false."),
        (
            "METRICS_PORT",
            "x",
            "DOCREADER_METRICS_PORT='x': must be a whole number, at least 0, at most 65535.",
        ),
    ],
)
def test_a_bad_value_is_told_what_is_allowed_in_words(name: str, value: str, said: str) -> None:
    with pytest.raises(SettingsError) as error:
        load_settings({f"DOCREADER_{name}": value})
    assert str(error.value).startswith(said)


@pytest.mark.parametrize(
    "address", ["ftp://user:hunter2@host", "user:hun/hunter2@host", "ftp://host/?secret=hunter2"]
)
def test_an_address_is_shown_without_its_secrets(address: str) -> None:
    with pytest.raises(SettingsError, match=r"DOCREADER_STORE_URL='.*host") as error:
        load_settings({"DOCREADER_STORE_URL": address})
    assert "hunter2" not in str(error.value)
