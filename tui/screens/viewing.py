"""What the dashboard does with saved views: list them, save what is shown as one, and go to one."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from store.errors import ParleyError
from tui.asking import Asker
from tui.hints import hint
from tui.messages import Trouble
from tui.standing import Standing
from tui.views import View, ViewError, Views, found_again, view_of
from tui.words import shown

if TYPE_CHECKING:
    from tui.app import ParleyApp
    from tui.screens.dashboard import DashboardScreen


class Viewing:
    """The views of one dashboard. Where they are kept is said by `keep_in`; until then, as long as it is open."""

    def __init__(self, dashboard: DashboardScreen) -> None:
        self._dashboard = dashboard
        self.views = Views(None, dashboard.store)
        self._wanted: View | None = None

    def keep_in(self, path: Path) -> None:
        """Keep the views in a file."""
        self.views = Views(path, self._dashboard.store)

    @property
    def app(self) -> ParleyApp:
        """The app, which shows screens and notices."""
        return self._dashboard.app  # type: ignore[return-value]

    # ------------------------------------------------------------ going to one

    def open_list(self) -> None:
        """List the views, and go to the one that is chosen."""
        from tui.screens.views import ViewsScreen

        def chosen(view: View | None) -> None:
            if view is not None:
                self.go(view)

        self.app.push_screen(ViewsScreen(self), chosen)

    def go_to_digit(self, digit: int) -> None:
        """Go to the view of that digit."""
        view = self.views.at(digit)
        if view is None:
            self.app.tell(
                str(hint(self._dashboard, f"No view has the digit {digit}: {{views=v}} lists and saves views."))
            )
        else:
            self.go(view)

    def go(self, view: View) -> None:
        """Show a view, once its negotiation and its actor are found."""
        self._wanted = view
        self._dashboard.run_worker(
            lambda: self._find(view), thread=True, exclusive=True, exit_on_error=False, group="views"
        )

    def _find(self, view: View) -> None:
        """Runs in a thread: as of now, whatever day is looked back at."""
        asker = Asker(self._dashboard.store)
        try:
            found = asker.ask(lambda lookup: found_or_not(lambda: found_again(lookup, view)))
        except ParleyError as error:
            self.app.post_message(Trouble(str(error)))
            return
        finally:
            asker.close()
        if isinstance(found, ViewError):
            self.app.call_from_thread(self.app.tell, str(found), wrong=True)
        else:
            self.app.call_from_thread(self._arrive, view, found)

    def _arrive(self, view: View, found: Standing) -> None:
        if view is not self._wanted:
            return  # another has been chosen meanwhile
        dashboard, here = self._dashboard, self._dashboard.standing
        places = here.places if found.shows == here.shows and here.as_of is None else {}
        dashboard.stand(found._replace(places=places, view=view.name))  # first: the way back knows what was zoomed
        dashboard.panes.resize(view.sizes)
        dashboard.panes.zoom(view.zoomed)

    # ------------------------------------------------------------ changing them

    def present(self, name: str = "", digit: int | None = None) -> View:
        """What is shown now, as a view."""
        panes = self._dashboard.panes
        return view_of(name, digit, self._dashboard.standing, panes.sizes, panes.zoomed)

    @property
    def here(self) -> str:
        """The name of the view that one stands on."""
        return self._dashboard.standing.view

    def save_present(self, name: str, digit: int | None, then: Callable[[], None]) -> None:
        """Save what is shown now; one stands on that view then."""
        if self._change(self.views.named(name), self.present(name, digit), then):
            self._dashboard.name_view(name)
            then()
            self.app.tell(f"Saved: {called(name, digit)}")

    def rename(self, view: View, name: str, digit: int | None, then: Callable[[], None]) -> None:
        """Give a view another name or digit."""
        if self._change(view, view._replace(name=name, digit=digit), then):
            if self.here == view.name:
                self._dashboard.name_view(name)
            then()

    def delete(self, view: View, then: Callable[[], None]) -> None:
        """Delete a view."""
        if self._change(view, None, then):
            if self.here == view.name:
                self._dashboard.name_view("")
            then()
            self.app.tell(
                f"Deleted: {called(view.name, view.digit)} ({hint(self._dashboard, '{undo=u} brings it back')})"
            )

    def _change(self, before: View | None, after: View | None, then: Callable[[], None]) -> bool:
        """Change a view; whether it could be. It can be taken back, `then` being done after it."""
        try:
            self.views.change(before, after)
        except ViewError as error:
            self.app.tell(str(error), wrong=True)
            return False
        self._dashboard.doing.done(partial(self._take_back, after, before, then))
        return True

    def take_back(self) -> None:
        """Take back what was done last."""
        self._dashboard.doing.take_back()

    def _take_back(self, now: View | None, before: View | None, then: Callable[[], None]) -> None:
        """Runs in a thread."""
        if before is not None and before.digit and (other := self.views.at(before.digit)) and other != now:
            before = before._replace(digit=None)  # somebody has it by now
        self.views.change(now, before)
        self.app.call_from_thread(then)


def called(name: str, digit: int | None) -> str:
    """How a view is spoken of.

    >>> called("The dam", 3), called("The dam", None)
    ('“The dam” (3)', '“The dam”')
    """
    return f"“{shown(name)}”" + (f" ({digit})" if digit else "")


def found_or_not(find: Callable[[], Standing]) -> Standing | ViewError:
    """What is found; or what to tell where it is not, which is no fault of the store."""
    try:
        return find()
    except ViewError as error:
        return error
