"""The saved views: a list of them, in which they are also saved, renamed and deleted."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from tui.hints import hint
from tui.panes.narrow import Narrow
from tui.screens.narrowed import NarrowedDialog, holds
from tui.screens.view_name import Named, ViewNameScreen
from tui.view_words import view_words
from tui.views import DIGITS, View
from tui.words import fit, shown

if TYPE_CHECKING:
    from tui.screens.viewing import Viewing

NONE_YET = (
    "No view is saved yet. A view is what you have filtered, how it is sorted, and how large the panes are, under a "
    "name: set these as you like them, then press {views.save=s} here. With a digit, that digit goes there from the "
    "dashboard."
)

DOINGS = (
    ("save", "{views.save=s}: save what is shown now"),
    ("rename", "{views.rename=r}: another name or digit"),
    ("delete", "{views.delete=d}: delete"),
    ("undo", "{views.undo=u}: take back"),
)


class ViewsScreen(NarrowedDialog[View | None]):
    """The views, each with its digit and what it shows."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,v,q", "back", "back", id="views.back"),
        Binding("j", "move(1)", "down", show=False, id="views.down"),
        Binding("k", "move(-1)", "up", show=False, id="views.up"),
        Binding("s", "save", "save", id="views.save", tooltip="Save what is shown now as a view"),
        Binding("r", "rename", "rename", id="views.rename", tooltip="Give the view another name or digit"),
        Binding("d,delete", "delete", "delete", id="views.delete", tooltip="Delete the view"),
        Binding("u", "undo", "undo", id="views.undo", tooltip="Take back what was done last"),
        *(Binding(str(digit), f"go({digit})", "view", show=False, group=Binding.Group("The view of that digit"),
                  id=f"views.{digit}", tooltip=f"The view of the digit {digit}") for digit in DIGITS),
    ]  # fmt: skip

    def __init__(self, viewing: Viewing) -> None:
        super().__init__()
        self._viewing = viewing
        self.views: list[View] = []
        self._left: list[View] = []

    def compose(self) -> ComposeResult:
        """The list, and what can be done in it."""
        with Vertical(classes="dialog") as dialog:
            dialog.border_subtitle = hint(self, "enter: go there · {narrow=/}: narrow · {views.back=esc}: back")
            yield Static(hint(self, NONE_YET), id="views-none")
            yield OptionList(id="views", markup=False)
            yield Static(id="views-doings")
        yield Narrow()

    def on_mount(self) -> None:
        """Show them; the cursor stands on the one where one is."""
        doings = [hint(self, words).stylize(f"@click=screen.{does}") for does, words in DOINGS]
        self.query_one("#views-doings", Static).update(Content("   ").join(doings))
        self.show(self._viewing.here)

    def on_resize(self) -> None:
        """The lines take another width."""
        self.show()

    def show(self, name: str | None = None) -> None:
        """Read and list the views anew, with the cursor on the one of that name, or where it was."""
        if not self.is_mounted:
            return
        options, dialog = self.query_one(OptionList), self.query_one(".dialog")
        at = options.highlighted or 0
        self.views = self._viewing.views.all()
        self._left = [view for view in self.views if holds(self.narrowed_to, f"{view.name} {view_words(view)}")]
        dialog.border_title = Content(self.titled("Views"))
        width = max(20, dialog.scrollable_content_region.width - 2)
        options.clear_options()
        options.add_options([Option(self._line(view, width)) for view in self._left])
        if self._left:
            named = (index for index, view in enumerate(self._left) if view.name == name)
            options.highlighted = next(named, min(at, len(self._left) - 1))
        elif self.views:
            options.add_option(Option(Content("Nothing matches."), disabled=True))
        options.display = bool(self.views)
        self.query_one("#views-none").display = not self.views
        if self.views and self.query_one(Narrow).over is None:
            options.focus()

    def show_narrowed(self) -> None:
        """Show those that hold the words."""
        self.show()

    def _line(self, view: View, width: int) -> Content:
        here = "▸" if view.name == self._viewing.here else " "
        name = fit(shown(view.name), max(12, width * 2 // 5))
        words = fit(view_words(view), max(8, width - cell_len(name) - 6))
        return Content.assemble(f"{here}{view.digit or ' '}  ", (name, "bold"), (f"  {words}", "$secondary"))

    @property
    def selected(self) -> View | None:
        """The view under the cursor."""
        at = self.query_one(OptionList).highlighted
        return self._left[at] if at is not None and at < len(self._left) else None

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Go to the one that was chosen."""
        self.dismiss(self._left[event.option_index])

    def action_go(self, digit: int) -> None:
        """Go to the view of a digit."""
        view = next((view for view in self.views if view.digit == digit), None)
        if view is not None:
            self.dismiss(view)

    def action_save(self) -> None:
        """Ask for a name, and save what is shown now."""
        draft = self._viewing.present(self._viewing.here)

        def named(said: Named | None) -> None:
            if said is not None:
                self._viewing.save_present(said.name, said.digit, lambda: self.show(said.name))

        self.app.push_screen(ViewNameScreen("Save this view", draft, self.views), named)

    def action_rename(self) -> None:
        """Ask for another name or digit of the view."""
        view = self.selected
        if view is None:
            return

        def named(said: Named | None) -> None:
            if said is not None:
                self._viewing.rename(view, said.name, said.digit, lambda: self.show(said.name))

        self.app.push_screen(ViewNameScreen("Name and digit of this view", view, self.views, itself=view), named)

    def action_delete(self) -> None:
        """Delete the view."""
        if self.selected is not None:
            self._viewing.delete(self.selected, self.show)

    def action_undo(self) -> None:
        """Take back what was done last."""
        self._viewing.take_back()
