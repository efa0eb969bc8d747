#include "base/buf.h"
#include "site/month_page.h"
#include "site/lines.h"

/* The table of days, while it is made. */
struct rhythm {
	const struct ll_page *page;
	const struct ll_view_month *last; /* newest; older ones follow it */
	size_t nmonths;
};

static const struct ll_view_month *column(const struct rhythm *it, size_t i)
{
	return it->last + (it->nmonths - 1 - i);
}

static bool is_expected(const struct rhythm *it,
			const struct ll_view_record *team)
{
	for (size_t i = 0; i < it->nmonths; i++) {
		const struct ll_view_team_month *then =
			ll_team_in_month(column(it, i), team);

		if (then && (then->expected || then->updates.n)) {
			return true;
		}
	}
	return false;
}

static void add_columns(const struct rhythm *it, struct ll_dict *table)
{
	struct ll_say say = ll_say_open(it->page, table, LL_NAME_COLUMN);

	ll_say(&say, "Team");
	for (size_t i = 0; i < it->nmonths; i++) {
		ll_month month = column(it, i)->month;
		ll_str name = it->nmonths > 4
				      ? ll_month_abbr(ll_month_number(month))
				      : ll_month_name(ll_month_number(month));

		say = ll_say_open(it->page, table, LL_NAME_COLUMN);
		ll_say_page(&say,
			    ll_url_of_month(table->arena, "progress", month),
			    LL_STR(""), name);
	}
}

static void sign(struct ll_dict *slot, enum ll_health health, const char *word)
{
	struct ll_dict *mark = ll_dict_add(slot, LL_NAME_SIGN);

	ll_dict_text(mark, LL_NAME_MARK,
		     health == LL_HEALTH_STALE ? LL_STR("stale")
					       : LL_STR("ring"));
	ll_dict_literal(mark, LL_NAME_TEXT, word);
}

static void add_slot(const struct rhythm *it, struct ll_dict *line,
		     const struct ll_view_month *month,
		     const struct ll_view_team_month *team)
{
	struct ll_say say = ll_slot_add(
		it->page, line, ll_month_abbr(ll_month_number(month->month)));
	const struct ll_view_record *update;

	if (!team || (!team->expected && !team->updates.n)) {
		ll_say(&say, "–");
		return;
	}
	if (!team->updates.n) {
		if (month->over) {
			sign(say.dict, LL_HEALTH_STALE, "no update");
		} else {
			sign(say.dict, LL_HEALTH_PLANNED, "not yet");
		}
		return;
	}
	update = team->updates.item[0];
	if (update->arrived.n) {
		ll_say_str(&say,
			   ll_strf(line->arena, "%ld", update->days_late));
	} else {
		ll_say(&say, "✓");
	}
}

static void add_team(const struct rhythm *it, struct ll_dict *table,
		     const struct ll_view_record *team)
{
	struct ll_dict *line = ll_dict_add(table, LL_NAME_RANK);
	struct ll_say say = ll_say_open(it->page, line, LL_NAME_ABOUT);

	ll_say_record_as(&say, team, team->title);
	for (size_t i = 0; i < it->nmonths; i++) {
		const struct ll_view_month *month = column(it, i);

		add_slot(it, line, month, ll_team_in_month(month, team));
	}
}

void ll_rhythm_panel(const struct ll_page *page, struct ll_dict *dict,
		     const struct ll_view_month *last, size_t count)
{
	const struct ll_view *view = page->site->view;
	const struct ll_view_list *teams = &view->by_kind[LL_KIND_TEAM];
	struct rhythm it = { .page = page, .last = last };
	struct ll_dict *table = NULL;

	it.nmonths = view->nmonths - (size_t)(last - view->month);
	it.nmonths = it.nmonths < count ? it.nmonths : count;
	for (size_t i = 0; i < teams->n; i++) {
		if (!is_expected(&it, teams->item[i])) {
			continue;
		}
		if (!table) {
			struct ll_dict *panel =
				ll_panel_open(dict, "rhythm", "Rhythm");

			ll_dict_show(panel, LL_NAME_WIDE, it.nmonths > 4);
			table = ll_table_open(
				panel, it.nmonths > 4 ? "months" : "stack",
				LL_STR("Days after the month ended until the "
				       "update came"));
			add_columns(&it, table);
		}
		add_team(&it, table, teams->item[i]);
	}
}
