"""What the dashboard does with what is new: marks it, counts it, lists it, and notes what was looked at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.lookup import ActorRow, DisputeRow, EventRow, News, NewsRow, ProposalRow
from tui.looking import Looking
from tui.standing import PENDING

if TYPE_CHECKING:
    from tui.screens.dashboard import DashboardScreen


class NewsDesk:
    """What is new in one dashboard. `marking` is whether it is marked: not before the visit is remembered."""

    def __init__(self, dashboard: DashboardScreen) -> None:
        self._dashboard = dashboard
        self.looking = Looking(dashboard.store)
        self.news = News()
        self.marking = False

    def visited(self) -> None:
        """The visit is remembered: from now on what is new is marked."""
        self.marking = True
        self._dashboard.count()

    def show(self, news: News) -> None:
        """Mark and count what is new; a list of it that is open follows."""
        if not self.marking and not self.news.rows:
            return  # what writes it in words is loaded when there may be some
        from tui.news_words import how_many
        from tui.screens.news import NewsScreen

        self.news = news
        dashboard, today = self._dashboard, self._dashboard.on_the_wall()
        dashboard.header.new = (how_many(news, today), how_many(news, today, brief=True))
        for view in dashboard.lists:
            if view.KIND != "answer":
                view.mark_new(news.ids(view.KIND))
        for screen in dashboard.app.screen_stack:
            if isinstance(screen, NewsScreen) and screen.is_mounted:
                screen.show(news)

    def open_list(self) -> None:
        """List what is new."""
        from tui.screens.news import NewsScreen

        def go(row: NewsRow | None) -> None:
            if row is not None:
                self._go_to(row)

        self._dashboard.app.push_screen(NewsScreen(self.news, self._dashboard.on_the_wall, self), go)

    def _go_to(self, row: NewsRow) -> None:
        """Go to the row of something new in its list; it has been looked at then."""
        self.looked_at(row, self.news.up_to)
        match row.fact:
            case ActorRow(id=actor_id):
                self._dashboard.going.to_entry("actor", actor_id)
            case DisputeRow(id=dispute_id):
                self._dashboard.going.to_entry("dispute", dispute_id)
            case ProposalRow(id=proposal_id, status=status):
                self._dashboard.going.to_entry("proposal", proposal_id, pending=status == PENDING)
            case EventRow(id=event_id):
                self._dashboard.going.to_entry("event", event_id)

    # ------------------------------------------------------------ looking

    def open_sentence(self, row: NewsRow) -> None:
        """Open the sentence of something new, in the report that brought it."""
        kind, fact_id = ("answer", row.answer_id) if row.answer_id is not None else (row.kind, row.fact.id)
        self._dashboard.going.open_report(kind, fact_id, report_id=row.report.id)

    def looked_at(self, row: NewsRow, up_to: int) -> None:
        """Something new has been looked at."""
        self._dashboard.doing.do(lambda: self.looking.look_at(row.kind, row.fact.id, up_to), self.looking.take_back)

    def looked_at_all(self, up_to: int) -> None:
        """All that is new of what is shown has been looked at."""
        negotiation = self._dashboard.all_here().negotiation
        self._dashboard.doing.do(lambda: self.looking.look_at_all(up_to, negotiation), self.looking.take_back)

    def looked_at_fact(self, kind: str, fact_id: int) -> None:
        """A row has been opened: if it is new, it has been looked at."""
        row = next((row for row in self.news.rows if (row.kind, row.fact.id) == (kind, fact_id)), None)
        if row is not None:
            self.looked_at(row, self.news.up_to)

    def take_back(self) -> None:
        """What was done last is taken back."""
        self._dashboard.doing.take_back()
