#include "site/ledger.h"

#include "base/buf.h"
#include "site/lines.h"

enum { SHOWN = 12 /* columns, the newest */ };

struct grid {
	const struct ll_page *page;
	const struct ll_ledger *ledger;
	size_t from; /* first column that is shown */
};

/* ---- in words ------------------------------------------------------------ */

static void say_days(struct ll_say *say, long days)
{
	if (days) {
		ll_say(say, "within ");
		ll_say_str(say, ll_days(say->dict->arena, days));
		ll_say(say, " of its end");
	} else {
		ll_say(say, "before its end");
	}
}

static void say_lateness(struct ll_say *say, const struct ll_ledger_sum *sum)
{
	if (!sum->narrived) {
		ll_say(say, " On which day they came is not known.");
		return;
	}
	ll_say(say,
	       " Counted from the month they speak of, half of them came ");
	say_days(say, sum->median);
	ll_say(say, ", nine in ten ");
	say_days(say, sum->p90);
	ll_say(say, ".");
}

static void say_sum(const struct grid *it, struct ll_dict *panel)
{
	const struct ll_ledger_sum *sum = &it->ledger->sum;
	struct ll_say say = ll_say_open(it->page, panel, LL_NAME_LEAD);
	struct ll_arena *arena = panel->arena;

	ll_say_str(&say,
		   ll_capital(arena, ll_count_of(arena, sum->nexpected,
						 "update was expected so far",
						 "updates were expected so "
						 "far")));
	ll_say_str(&say, ll_strf(arena, ", %zu came", sum->ncame));
	if (sum->nlate) {
		ll_say_str(&say, ll_strf(arena,
					 ", %zu of them more than %d days late",
					 sum->nlate, it->ledger->grace));
	}
	ll_say(&say, ".");
	say_lateness(&say, sum);
}

/* ---- the grid ------------------------------------------------------------ */

static ll_str column_name(struct ll_arena *arena,
			  const struct ll_ledger_column *column)
{
	ll_str last = ll_month_abbr(ll_month_number(column->last));

	if (column->first.n == column->last.n) {
		return last;
	}
	return ll_strf(arena, "%" LL_FMT "–%" LL_FMT,
		       LL_ARG(ll_month_abbr(ll_month_number(column->first))),
		       LL_ARG(last));
}

static void add_columns(const struct grid *it, struct ll_dict *table)
{
	struct ll_say say = ll_say_open(it->page, table, LL_NAME_COLUMN);

	ll_say(&say, "Team");
	for (size_t i = it->from; i < it->ledger->ncolumns; i++) {
		const struct ll_ledger_column *column = &it->ledger->column[i];

		say = ll_say_open(it->page, table, LL_NAME_COLUMN);
		ll_say_page(
			&say,
			ll_url_of_month(table->arena, "progress", column->last),
			LL_STR(""), column_name(table->arena, column));
	}
}

static void sign(struct ll_dict *slot, const char *mark, const char *word)
{
	struct ll_dict *sign = ll_dict_add(slot, LL_NAME_SIGN);

	ll_dict_literal(sign, LL_NAME_MARK, mark);
	ll_dict_literal(sign, LL_NAME_TEXT, word);
}

static void add_cell(const struct grid *it, struct ll_dict *line, size_t column,
		     const struct ll_ledger_cell *cell)
{
	struct ll_say say = ll_slot_add(
		it->page, line,
		column_name(line->arena, &it->ledger->column[column]));

	switch (cell->mark) {
	case LL_LEDGER_NOT_EXPECTED:
		ll_say(&say, "–");
		break;
	case LL_LEDGER_NOT_YET:
		sign(say.dict, "ring", "not yet");
		break;
	case LL_LEDGER_SILENT:
		sign(say.dict, "stale", "no update");
		break;
	case LL_LEDGER_IN_TIME:
		sign(say.dict, "disc", "in time");
		break;
	case LL_LEDGER_LATE:
		ll_say_str(&say, ll_strf(line->arena, "+%ld", cell->late));
		break;
	case LL_LEDGER_CAME:
		ll_say(&say, "✓");
		break;
	}
}

static bool is_shown(const struct grid *it, const struct ll_ledger_row *row)
{
	for (size_t i = it->from; i < it->ledger->ncolumns; i++) {
		if (row->cell[i].mark != LL_LEDGER_NOT_EXPECTED) {
			return true;
		}
	}
	return false;
}

static void add_row(const struct grid *it, struct ll_dict *table,
		    const struct ll_ledger_row *row)
{
	struct ll_dict *line = ll_dict_add(table, LL_NAME_RANK);
	struct ll_say say = ll_say_open(it->page, line, LL_NAME_ABOUT);

	if (row->team == LL_LEDGER_NONE) {
		ll_say(&say, "All together");
	} else {
		const struct ll_view_record *team =
			&it->page->site->view->record[row->team];

		ll_say_record_as(&say, team, team->title);
	}
	for (size_t i = it->from; i < it->ledger->ncolumns; i++) {
		add_cell(it, line, i, &row->cell[i]);
	}
}

void ll_ledger_panel(const struct ll_page *page, struct ll_dict *dict)
{
	struct grid it = { .page = page, .ledger = &page->site->view->ledger };
	struct ll_dict *panel;
	struct ll_dict *table;

	if (!it.ledger->nrows) {
		return;
	}
	it.from = it.ledger->ncolumns > SHOWN ? it.ledger->ncolumns - SHOWN : 0;
	panel = ll_panel_open(dict, "ledger", "Who reported when");
	ll_dict_show(panel, LL_NAME_WIDE, true);
	say_sum(&it, panel);
	table = ll_table_open(
		panel, "months",
		ll_strf(panel->arena,
			"A dot: in time, within %d days of the month's end; "
			"+20: 20 days after it; a broken ring: nothing came; a "
			"dash: nothing was expected",
			it.ledger->grace));
	add_columns(&it, table);
	for (size_t i = 0; i < it.ledger->nrows; i++) {
		if (is_shown(&it, &it.ledger->row[i])) {
			add_row(&it, table, &it.ledger->row[i]);
		}
	}
}
