"""The settings file: what it may say, and the one line that says what is wrong with it."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from textual.binding import BindingsMap
from textual.color import Color

from store.errors import SettingsError
from tui.cli import main
from tui.keys import _nodes, actions, keymap
from tui.settings import AS_IT_COMES, Settings, read_settings, settings_file
from tui.themes import CONTRAST_DARK, CONTRAST_LIGHT, DARK, LIGHT, theme_for


def file(folder: Path, text: str) -> Path:
    path = folder / "settings.toml"
    path.write_text(text, encoding="utf-8")
    return path


def complaint(path: Path) -> str:
    with pytest.raises(SettingsError) as error:
        read_settings(path)
    line = str(error.value)
    assert line.startswith(f"{path}: ")
    assert "\n" not in line
    return line.removeprefix(f"{path}: ")


def test_without_a_file_all_is_as_it_comes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    assert settings_file(None) == tmp_path / "parley" / "settings.toml"
    assert read_settings() == AS_IT_COMES == Settings(theme=None, remember=True, keys={})


def test_a_file_sets_theme_keys_and_whether_one_comes_back(tmp_path: Path) -> None:
    keys = 'quit = "ctrl+x"\nlook_up = ["l", "ctrl+f"]\nlist.first = "}"\nsize.narrower = "left_curly_bracket"'
    text = f'theme = "nord"\nremember = false\n[keys]\n{keys}\n'
    read = read_settings(file(tmp_path, text))
    assert (read.theme, read.remember) == ("nord", False)
    assert read.keys == {
        "quit": "ctrl+x",
        "look_up": "l,ctrl+f",
        "list.first": "right_curly_bracket",
        "size.narrower": "left_curly_bracket",
    }


def test_how_the_terminal_is_told_is_set_in_a_table_of_its_own(tmp_path: Path) -> None:
    assert read_settings(file(tmp_path, '[notices]\nterminal = "osc9"')).terminal == "osc9"
    assert read_settings(file(tmp_path, "[notices]")).terminal == AS_IT_COMES.terminal == "off"


def test_an_empty_file_and_one_with_a_mark_of_its_encoding_can_be_read(tmp_path: Path) -> None:
    assert read_settings(file(tmp_path, "")) == AS_IT_COMES
    path = tmp_path / "notepad.toml"
    path.write_text('theme = "nord"', encoding="utf-8-sig")
    assert read_settings(path).theme == "nord"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('thme = "nord"', "unknown setting “thme”; did you mean “theme”?"),
        ("colour = 1", "unknown setting “colour”; there are theme, remember, notices, keys"),
        ('theme = "norf"', "there is no theme “norf”; did you mean “nord”?"),
        ("theme = 3", 'theme is 3; write its name in quotes, as theme = "parley-dark"'),
        ('remember = "yes"', "remember is 'yes'; write remember = true or remember = false"),
        ("notices = true", 'notices is true; write [notices] on a line, and below it terminal = "bell"'),
        ('[notices]\nterminal = "osc8"', "notices: terminal is 'osc8'; it is one of: off, bell, osc9, osc777"),
        ("[notices]\nsound = true", "notices: unknown setting “sound”; there are terminal"),
        ('keys = "q"', "keys is no table; write [keys] on a line, and below it lines as: quit = “q”"),
        (
            '[keys]\nlookup = "x"',
            "keys: “lookup” is no action; did you mean “look_up”? `parley settings` lists them all",
        ),
        ("[keys]\nquit = 3", 'keys: quit is 3; write quit = "x" or quit = ["x", "ctrl+x"]'),
        ("[keys]\nquit = []", "keys: quit has no key; give it one, or take the line out"),
        ('[keys]\nquit = ""', "keys: quit has no key; give it one, or take the line out"),
        (
            '[keys]\nquit = "ctl+q"',
            "keys: quit: “ctl+q” is no key; write q, G (with shift), ctrl+q, f5, slash, pagedown",
        ),
    ],
)
def test_what_is_wrong_is_said_in_one_line_with_what_to_do(tmp_path: Path, text: str, said: str) -> None:
    assert complaint(file(tmp_path, text)) == said


def test_a_line_that_is_no_toml_is_named(tmp_path: Path) -> None:
    assert "(at line 2, column" in complaint(file(tmp_path, 'theme = "nord"\nremember yes\n'))


def test_a_file_that_cannot_be_read_is_said(tmp_path: Path) -> None:
    assert complaint(tmp_path / "none.toml") == "is not there; `parley settings` prints one to begin with"
    assert complaint(tmp_path) == "is a directory; name a file that can be read"
    path = tmp_path / "latin.toml"
    path.write_bytes('# été\ntheme = "nord"'.encode("latin-1"))
    assert complaint(path) == "is no text in UTF-8; save it as UTF-8"


# ------------------------------------------------------------ keys


@pytest.mark.parametrize(
    ("keys", "said"),
    [
        ('quit = "p"', "keys: quit: “p” is proposals already"),
        (
            'look_up = "j"',
            "keys: look_up: “j” is list.down already",
        ),  # the list would take it before the dashboard does
        ('list.first = "n"', "keys: list.first: “n” is new already"),
        ('report.next = "g"', "keys: report.next: “g” is text.first already"),
        ('news.look = "x"', "keys: news.look: “x” is news.look_at_all already"),
        ('quit = "ctrl+q"', None),
        ('today = "ctrl+q"', "keys: today: “ctrl+q” is quit already"),
        ('today = "ctrl+p"', "keys: today: “ctrl+p” is palette already"),
        ('import = "ctrl+b"\nswitch = "ctrl+b"', "keys: import: “ctrl+b” is switch already"),
    ],
)
def test_two_actions_on_one_key_in_one_place_are_named(tmp_path: Path, keys: str, said: str | None) -> None:
    path = file(tmp_path, f"[keys]\n{keys}")
    if said is None:
        assert read_settings(path).keys
    else:
        assert complaint(path) == f"{said}; give one of the two another key"


def test_two_actions_may_change_keys_with_each_other(tmp_path: Path) -> None:
    assert read_settings(file(tmp_path, '[keys]\nquit = "p"\nproposals = "q"')).keys == {"quit": "p", "proposals": "q"}


def test_one_key_may_do_two_things_in_two_places(tmp_path: Path) -> None:
    keys = {"news.look_at_all": "t", "list.first": "f2", "text.first": "f2", "report.next": "p"}
    lines = "".join(f'"{action}" = "{key}"\n' for action, key in keys.items())
    assert read_settings(file(tmp_path, f"[keys]\n{lines}")).keys == keys


def test_where_one_types_a_letter_cannot_be_a_key(tmp_path: Path) -> None:
    said = complaint(file(tmp_path, '[keys]\n"look_up.back" = "x"'))
    assert said == "keys: look_up.back: “x” is typed into the line there; take one with ctrl, or f1 to f12"


def test_every_key_of_the_dashboard_can_be_changed() -> None:
    assert {"look_up", "quit", "help", "palette", "list.open", "text.down", "report.back", "size.wider"} <= set(
        actions()
    )
    free = [*(f"f{number}" for number in range(1, 25)), *(f"alt+{letter}" for letter in "abcdefghijklmnopqrstuvwxyz")]
    held_down = ("ctrl+alt", "hyper", "ctrl+hyper", "alt+hyper", "ctrl+alt+hyper")
    free += [f"{held}+{letter}" for held in held_down for letter in "abcdefghijklmnopqrstuvwxyz"]
    changed = {action: [free[at]] for at, action in enumerate(actions())}
    assert keymap(changed) == {action: key for action, [key] in changed.items()}


def test_every_key_that_is_bound_has_a_name_in_the_settings() -> None:
    """And each name is of one action."""
    done: dict[str, set[str]] = {}
    for node in _nodes():
        for binding in BindingsMap(vars(node).get("BINDINGS", [])).key_to_bindings.values():
            for each in binding:
                assert each.id, (node, each)
                done.setdefault(each.id, set()).add(each.action)
    assert all(len(of) == 1 for of in done.values())


def test_no_key_does_two_things_in_one_place_as_it_comes() -> None:
    as_it_comes = {action.id: action.keys for action in actions().values()}
    for action, keys in as_it_comes.items():
        assert keymap({action: keys}) == {action: ",".join(keys)}


# ------------------------------------------------------------ themes


def test_the_theme_is_the_terminals_unless_one_is_set_or_named() -> None:
    assert theme_for({}) == DARK.name
    assert theme_for({"COLORFGBG": "0;15"}) == LIGHT.name
    assert theme_for({"COLORFGBG": "0;15"}, "nord") == "nord"
    assert theme_for({"TEXTUAL_THEME": "gruvbox"}, "nord") == "gruvbox"


@pytest.mark.parametrize("theme", [CONTRAST_DARK, CONTRAST_LIGHT])
def test_texts_of_high_contrast_have_seven_to_one(theme: object) -> None:
    """What WCAG 2.1 asks for at its highest grade (1.4.6, AAA)."""
    assert theme in (CONTRAST_DARK, CONTRAST_LIGHT)
    for each in (CONTRAST_DARK, CONTRAST_LIGHT):
        colours = each.to_color_system().generate()
        on = Color.parse(colours["background"])
        for name in ("primary", "secondary", "accent", "success", "error", "warning", "foreground", "text-muted"):
            assert contrast(Color.parse(colours[name]), on) >= 7, (each.name, name)
        cursor = Color.parse(colours["block-cursor-background"])
        assert contrast(Color.parse(colours["block-cursor-foreground"]), cursor) >= 7


def contrast(text: Color, ground: Color) -> float:
    """The ratio of WCAG 2.1: of their relative luminances, each with 0.05."""

    def luminance(colour: Color) -> float:
        parts = [part / 255 for part in colour.rgb]
        red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    lighter, darker = sorted((luminance(text), luminance(ground)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


# ------------------------------------------------------------ the command


def test_parley_settings_prints_a_file_with_everything_that_can_be_set(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PARLEY_SETTINGS", str(file(tmp_path, 'theme = "nord"\n[keys]\nquit = "ctrl+x"\n')))
    assert main(["settings"]) == 0
    printed = capsys.readouterr().out
    assert tomllib.loads(printed) == {"theme": "nord", "notices": {}, "keys": {"quit": ["ctrl+x"]}}
    uncommented = "\n".join(line.removeprefix("# ") if " = " in line else line for line in printed.splitlines())
    assert set(tomllib.loads(uncommented)["keys"]) == set(actions())
    again = tmp_path / "again.toml"
    again.write_text(uncommented, encoding="utf-8")
    assert read_settings(again).theme == "nord"


def test_settings_that_cannot_be_are_said_before_the_dashboard_opens(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = file(tmp_path, "colour = 1")
    store = tmp_path / "talks.db"
    assert main(["--store", str(store), "--settings", str(path)]) == 1
    known = "theme, remember, notices, keys"
    assert capsys.readouterr().err == f"parley: {path}: unknown setting “colour”; there are {known}\n"
    assert not store.exists()
    assert main(["watch", str(tmp_path), "--store", str(store), "--settings", str(path)]) == 1
    assert "unknown setting “colour”" in capsys.readouterr().err
