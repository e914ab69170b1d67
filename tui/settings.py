"""The settings file: TOML, read once at the start. What is wrong in it is said in one line, before anything opens.

theme = "parley-contrast"
remember = true

[notices]
terminal = "bell"

[keys]
look_up = ["l", "ctrl+f"]
"""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Any, Literal, NamedTuple, get_args

from store.errors import SettingsError

FILE_NAME = "settings.toml"

Terminal = Literal["off", "bell", "osc9", "osc777"]
"""How a terminal is told of a notice (`tui.terminal_notices`). As it comes, not at all: none says which it knows."""

WAYS: tuple[Terminal, ...] = get_args(Terminal)

NAMES = ("theme", "remember", "notices", "keys")


class Settings(NamedTuple):
    """What a person has set. `theme` is None where the terminal decides; `remember` says whether the place, the sizes
    of the panes and the theme come back with the next start; `keys` gives actions, by id, their keys with commas;
    `terminal` says how a terminal is told of notices."""

    theme: str | None = None
    remember: bool = True
    keys: Mapping[str, str] = MappingProxyType({})
    terminal: Terminal = "off"


AS_IT_COMES = Settings()


def settings_file(named: str | Path | None) -> Path:
    """The file that was named, or else the user's own, in the platform's folder for settings."""
    if named:
        return Path(named).expanduser()
    from platformdirs import user_config_path

    return user_config_path("parley", appauthor=False) / FILE_NAME


def read_settings(named: str | Path | None = None) -> Settings:
    """The settings of the file that is named, or of the user's own, which need not be there.

    Raises SettingsError, with the line for the user, where the file cannot be read, has a setting that is unknown, or a
    value that cannot be.
    """
    path = settings_file(named)
    try:
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        if named:
            raise SettingsError(str(path), "is not there", "`parley settings` prints one to begin with") from None
        return AS_IT_COMES
    except UnicodeDecodeError:
        raise SettingsError(str(path), "is no text in UTF-8", "save it as UTF-8") from None
    except OSError as error:
        if not named and isinstance(error, NotADirectoryError):
            return AS_IT_COMES
        raise SettingsError(str(path), (error.strerror or str(error)).lower(), "name a file that can be read") from None
    import tomllib

    try:
        read = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        what = f"{str(error)[:1].lower()}{str(error)[1:]}"
        raise SettingsError(str(path), what, "mend that line; lines read: name = value") from None
    return _settings(str(path), read)


def _settings(path: str, read: Mapping[str, Any]) -> Settings:
    for name in read:
        if name not in NAMES:
            raise SettingsError(path, f"unknown setting “{name}”", _nearest(name, NAMES))
    theme, remember, keys = read.get("theme"), read.get("remember", True), read.get("keys", {})
    if theme is not None:
        check_theme(path, theme)
    if not isinstance(remember, bool):
        raise SettingsError(path, f"remember is {_written(remember)}", "write remember = true or remember = false")
    if not isinstance(keys, dict):
        raise SettingsError(path, "keys is no table", "write [keys] on a line, and below it lines as: quit = “q”")
    return Settings(theme, remember, _keys(path, keys), _terminal(path, read.get("notices", {})))


def themes() -> list[str]:
    """The names of the themes: parley's own, then Textual's."""
    from textual.theme import BUILTIN_THEMES

    from tui.themes import OWN

    return [*(own.name for own in OWN), *sorted(BUILTIN_THEMES)]


def check_theme(source: str, theme: object) -> None:
    """Raises SettingsError where there is no theme of that name; `source` says where it was named."""
    known = themes()
    if not isinstance(theme, str):
        raise SettingsError(source, f"theme is {_written(theme)}", f'write its name in quotes, as theme = "{known[0]}"')
    if theme not in known:
        raise SettingsError(source, f"there is no theme “{theme}”", _nearest(theme, known))


def _terminal(path: str, notices: Any) -> Terminal:
    """How a terminal is told, as the table of notices says."""
    if not isinstance(notices, dict):
        remedy = 'write [notices] on a line, and below it terminal = "bell"'
        raise SettingsError(path, f"notices is {_written(notices)}", remedy)
    for name in notices:
        if name != "terminal":
            raise SettingsError(path, f"notices: unknown setting “{name}”", _nearest(name, ("terminal",)))
    wanted = notices.get("terminal", "off")
    for way in WAYS:
        if wanted == way:
            return way
    raise SettingsError(path, f"notices: terminal is {_written(wanted)}", f"it is one of: {', '.join(WAYS)}")


def _keys(path: str, keys: Mapping[str, Any]) -> Mapping[str, str]:
    if not keys:
        return {}
    from tui.keys import Problem, keymap

    wanted: dict[str, list[str]] = {}
    for action, value in _flat(keys):
        given = value.split(",") if isinstance(value, str) and value.strip() else value or []
        if not isinstance(given, list) or not all(isinstance(key, str) for key in given):
            remedy = f'write {action} = "x" or {action} = ["x", "ctrl+x"]'
            raise SettingsError(path, f"keys: {action} is {_written(value)}", remedy)
        wanted[action] = given
    told = keymap(wanted)
    if isinstance(told, Problem):
        raise SettingsError(path, told.what, told.remedy)
    return told


def _flat(keys: Mapping[str, Any], before: str = "") -> Iterator[tuple[str, Any]]:
    """TOML takes `list.open = "x"` for a table in a table; here the dots belong to the name."""
    for name, value in keys.items():
        if isinstance(value, dict):
            yield from _flat(value, f"{before}{name}.")
        else:
            yield f"{before}{name}", value


def typed(keys: str) -> bool:
    """Whether one of some keys, with commas, types a character where one types.

    >>> typed("f1,ctrl+p"), typed("f1,x"), typed("slash"), typed("tab")
    (False, True, True, False)
    """
    from textual.keys import _character_to_key

    characters = {_character_to_key(chr(code)) for code in range(32, 127)}
    return any(len(key) == 1 or key in characters for key in keys.split(","))


def _nearest(name: str, known: Sequence[str]) -> str:
    from difflib import get_close_matches

    near = get_close_matches(name, known, 1)
    return f"did you mean “{near[0]}”?" if near else f"there are {', '.join(known)}"


def _written(value: object) -> str:
    """A value as it stands in the file, near enough."""
    return str(value).lower() if isinstance(value, bool) else repr(value) if isinstance(value, str) else str(value)
