"""Settings stop the start with the name, the value and what is allowed."""

from pathlib import Path

import pytest

from docreader.settings import Settings, SettingsError, description, load_settings


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


def test_every_setting_says_what_it_is_for() -> None:
    assert all(description(field).endswith(".") for field in Settings.__struct_fields__)
