#include <stdlib.h>

#include "view/build.h"
#include "view/order.h"

/* More months than this before today are a slip of the pen in a date. */
enum { MONTHS_MAX = 600 };

/* The calendar while it is filled: index 0 is the oldest month. */
struct calendar {
	struct ll_build *build;
	struct ll_view *view;
	ll_month first;
	struct ll_view_month *month; /* [n], oldest first */
	size_t n;
	const struct ll_view_list *teams;
	size_t *team_at;                  /* [nrecords]: index in teams + 1 */
	const struct ll_ledger_row **row; /* [teams->n], or NULL */
};

/* ---- the span ------------------------------------------------------------ */

static void widen(struct calendar *calendar, ll_month month, ll_month today)
{
	if (month.n && month.n <= today.n && month.n > today.n - MONTHS_MAX &&
	    (!calendar->first.n || month.n < calendar->first.n)) {
		calendar->first = month;
	}
}

static void find_span(struct calendar *calendar)
{
	struct ll_view *view = calendar->view;
	ll_month today = ll_month_of(view->today);

	for (size_t i = 0; i < view->nrecords; i++) {
		const struct ll_view_record *record = &view->record[i];

		if (record->kind == LL_KIND_UPDATE) {
			widen(calendar, record->month_first, today);
		} else if (record->kind == LL_KIND_MEETING) {
			widen(calendar, ll_month_of(record->date), today);
		}
	}
	if (!calendar->first.n) {
		return;
	}
	calendar->n = (size_t)(today.n - calendar->first.n + 1);
	calendar->month = LL_NEW(calendar->build->arena, struct ll_view_month,
				 calendar->n);
	for (size_t i = 0; i < calendar->n; i++) {
		struct ll_view_month *month = &calendar->month[i];

		month->month.n = calendar->first.n + (int32_t)i;
		month->over = view->today.n > ll_month_last(month->month).n;
	}
}

/* The months of the calendar in [first, last], as indices [*from, *to). */
static void span_of(const struct calendar *calendar, ll_month first,
		    ll_month last, size_t *from, size_t *to)
{
	int32_t start =
		first.n < calendar->first.n ? calendar->first.n : first.n;
	int32_t end = calendar->first.n + (int32_t)calendar->n;

	end = last.n < end ? last.n + 1 : end;
	*from = (size_t)(start - calendar->first.n);
	*to = first.n && start < end ? (size_t)(end - calendar->first.n)
				     : *from;
}

/* ---- lists of a month ---------------------------------------------------- */

/* Where a list of records stands in a month, and which months one is in. */
struct shelf {
	size_t offset;
	enum ll_kind kind;
	int (*order)(const void *left, const void *right);
};

static void months_of(const struct calendar *calendar,
		      const struct ll_view_record *record, size_t *from,
		      size_t *to)
{
	ll_month day = ll_month_of(record->date);

	if (record->kind == LL_KIND_UPDATE) {
		span_of(calendar, record->month_first, record->month_last, from,
			to);
	} else {
		span_of(calendar, day, day, from, to);
	}
}

static struct ll_view_list *list_at(struct ll_view_month *month,
				    const struct shelf *shelf)
{
	return (struct ll_view_list *)(void *)((char *)month + shelf->offset);
}

static void fill_shelf(struct calendar *calendar, const struct shelf *shelf)
{
	const struct ll_view_list *all = &calendar->view->by_kind[shelf->kind];
	size_t *count = LL_NEW(calendar->build->arena, size_t, calendar->n);
	size_t from;
	size_t to;

	for (size_t i = 0; i < all->n; i++) {
		months_of(calendar, all->item[i], &from, &to);
		for (size_t m = from; m < to; m++) {
			count[m]++;
		}
	}
	for (size_t m = 0; m < calendar->n; m++) {
		list_at(&calendar->month[m], shelf)->item =
			LL_NEW(calendar->build->arena,
			       const struct ll_view_record *, count[m]);
	}
	for (size_t i = 0; i < all->n; i++) {
		months_of(calendar, all->item[i], &from, &to);
		for (size_t m = from; m < to; m++) {
			struct ll_view_list *list =
				list_at(&calendar->month[m], shelf);

			list->item[list->n++] = all->item[i];
		}
	}
	for (size_t m = 0; m < calendar->n; m++) {
		ll_list_sort(list_at(&calendar->month[m], shelf), shelf->order);
	}
}

static void fill_landings(struct calendar *calendar)
{
	struct ll_view *view = calendar->view;
	size_t *count = LL_NEW(calendar->build->arena, size_t, calendar->n);
	size_t from;
	size_t to;

	for (int pass = 0; pass < 2; pass++) {
		for (size_t i = 0; i < view->nlandings; i++) {
			ll_month day = ll_month_of(view->landing[i].date);

			span_of(calendar, day, day, &from, &to);
			if (from >= to || view->landing[i].uncommitted) {
				continue;
			}
			if (pass) {
				struct ll_view_month *month =
					&calendar->month[from];

				month->landing[month->nlandings++] =
					&view->landing[i];
			}
			count[from]++;
		}
		for (size_t m = 0; !pass && m < calendar->n; m++) {
			calendar->month[m].landing = LL_NEW(
				calendar->build->arena,
				const struct ll_view_landing *, count[m]);
		}
	}
}

/* ---- teams --------------------------------------------------------------- */

static void find_teams(struct calendar *calendar)
{
	struct ll_view *view = calendar->view;

	calendar->teams = &view->by_kind[LL_KIND_TEAM];
	calendar->team_at =
		LL_NEW(calendar->build->arena, size_t, view->nrecords);
	for (size_t i = 0; i < calendar->teams->n; i++) {
		calendar->team_at[calendar->teams->item[i] - view->record] =
			i + 1;
	}
}

/* The row of each team in the ledger; NULL for a team that never reported. */
static void find_rows(struct calendar *calendar)
{
	const struct ll_ledger *ledger = &calendar->view->ledger;

	calendar->row =
		LL_NEW(calendar->build->arena, const struct ll_ledger_row *,
		       calendar->teams->n);
	for (size_t i = 0; i < ledger->nrows; i++) {
		size_t at = ledger->row[i].team == LL_LEDGER_NONE
				    ? 0
				    : calendar->team_at[ledger->row[i].team];

		if (at) {
			calendar->row[at - 1] = &ledger->row[i];
		}
	}
}

/* Of several months that one update may speak of, in the last: unless an
 * earlier one had it. */
static bool is_expected(const struct calendar *calendar, size_t team,
			ll_month month)
{
	const struct ll_ledger *ledger = &calendar->view->ledger;
	const struct ll_ledger_row *row = calendar->row[team];
	size_t column;

	if (!row || month.n < ledger->column[0].first.n) {
		return false;
	}
	column = (size_t)((month.n - ledger->column[0].first.n) /
			  ledger->cadence);
	return column < ledger->ncolumns && row->cell[column].expected &&
	       month.n == ledger->column[column].last.n &&
	       (ledger->cadence == 1 ||
		row->cell[column].update == LL_LEDGER_NONE);
}

static int by_arrival(const void *left, const void *right)
{
	const struct ll_view_team_month *a = left;
	const struct ll_view_team_month *b = right;

	if (!a->updates.n != !b->updates.n) {
		return a->updates.n ? -1 : 1;
	}
	if (a->arrived.n != b->arrived.n) {
		return !b->arrived.n || (a->arrived.n &&
					 a->arrived.n < b->arrived.n)
			       ? -1
			       : 1;
	}
	return ll_order_title(&a->team, &b->team);
}

/* Updates of a month stand by arrival, so the first of a team is its first. */
static void deal_updates(const struct calendar *calendar,
			 const struct ll_view_month *month,
			 struct ll_view_team_month *all)
{
	const struct ll_view_list *updates = &month->updates;

	for (size_t i = 0; i < updates->n; i++) {
		const struct ll_view_record *update = updates->item[i];
		size_t at = update->team
				    ? calendar->team_at[update->team -
							calendar->view->record]
				    : 0;
		struct ll_view_team_month *team;

		if (!at) {
			continue;
		}
		team = &all[at - 1];
		if (!team->updates.item) {
			team->updates.item = LL_NEW(
				calendar->build->arena,
				const struct ll_view_record *, updates->n - i);
			team->arrived = update->arrived;
		}
		team->updates.item[team->updates.n++] = update;
	}
}

static void fill_teams(const struct calendar *calendar,
		       struct ll_view_month *month,
		       struct ll_view_team_month *all)
{
	for (size_t i = 0; i < calendar->teams->n; i++) {
		all[i] = (struct ll_view_team_month){
			.team = calendar->teams->item[i],
			.expected = is_expected(calendar, i, month->month),
		};
	}
	deal_updates(calendar, month, all);
	for (size_t i = 0; i < calendar->teams->n; i++) {
		month->nteams += all[i].expected || all[i].updates.n;
	}
	month->team = LL_NEW(calendar->build->arena, struct ll_view_team_month,
			     month->nteams);
	month->nteams = 0;
	for (size_t i = 0; i < calendar->teams->n; i++) {
		if (all[i].expected || all[i].updates.n) {
			month->team[month->nteams++] = all[i];
		}
	}
	if (month->nteams) {
		qsort(month->team, month->nteams, sizeof(*month->team),
		      by_arrival);
	}
}

/* ---- all ----------------------------------------------------------------- */

static void reverse(struct ll_view_month *month, size_t n)
{
	for (size_t i = 0; i < n / 2; i++) {
		struct ll_view_month swap = month[i];

		month[i] = month[n - 1 - i];
		month[n - 1 - i] = swap;
	}
}

void ll_build_months(struct ll_build *build)
{
	static const struct shelf shelf[] = {
		{ offsetof(struct ll_view_month, updates), LL_KIND_UPDATE,
		  ll_order_arrival },
		{ offsetof(struct ll_view_month, meetings), LL_KIND_MEETING,
		  ll_order_oldest },
		{ offsetof(struct ll_view_month, moments), LL_KIND_MOMENT,
		  ll_order_oldest },
	};
	struct calendar calendar = { .build = build, .view = build->view };
	struct ll_view_team_month *all;

	find_span(&calendar);
	if (!calendar.n) {
		return;
	}
	for (size_t i = 0; i < sizeof(shelf) / sizeof(shelf[0]); i++) {
		fill_shelf(&calendar, &shelf[i]);
	}
	fill_landings(&calendar);
	find_teams(&calendar);
	find_rows(&calendar);
	all = LL_NEW(build->arena, struct ll_view_team_month,
		     calendar.teams->n);
	for (size_t m = 0; m < calendar.n; m++) {
		fill_teams(&calendar, &calendar.month[m], all);
	}
	reverse(calendar.month, calendar.n);
	build->view->month = calendar.month;
	build->view->nmonths = calendar.n;
}
