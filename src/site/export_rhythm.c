#include "site/export_internal.h"

/* The cadence ledger, and of a value who cites it. */

static const char *const mark_word[] = {
	[LL_LEDGER_NOT_EXPECTED] = "not-expected",
	[LL_LEDGER_NOT_YET] = "not-yet",
	[LL_LEDGER_SILENT] = "silent",
	[LL_LEDGER_IN_TIME] = "in-time",
	[LL_LEDGER_LATE] = "late",
	[LL_LEDGER_CAME] = "came",
};

static void add_sum(const struct ll_exporter *x, struct ll_json *to,
		    const struct ll_ledger_sum *sum)
{
	bool known = sum->narrived > 0;

	ll_json_long(x->arena, to, "expected", (long)sum->nexpected);
	ll_json_long(x->arena, to, "came", (long)sum->ncame);
	ll_json_long(x->arena, to, "late", (long)sum->nlate);
	ll_json_number(x->arena, to, "median_days_late",
		       (ll_number){ (double)sum->median, known });
	ll_json_number(x->arena, to, "p90_days_late",
		       (ll_number){ (double)sum->p90, known });
}

static void add_cell(const struct ll_exporter *x, struct ll_json *array,
		     const struct ll_ledger_column *column,
		     const struct ll_ledger_cell *cell)
{
	struct ll_json *node = ll_json_add_object(x->arena, array, "");

	ll_export_month(x, node, "first", column->first);
	ll_export_month(x, node, "last", column->last);
	ll_json_text(x->arena, node, "state",
		     ll_str_from(mark_word[cell->mark]));
	ll_export_id(x, node, "update",
		     cell->update == LL_LEDGER_NONE
			     ? NULL
			     : &x->view->record[cell->update]);
	ll_json_date(x->arena, node, "arrived", cell->arrived);
	ll_json_number(x->arena, node, "days_late",
		       (ll_number){ (double)cell->late, cell->arrived.n != 0 });
}

void ll_export_ledger(const struct ll_exporter *x, struct ll_json *to)
{
	const struct ll_ledger *ledger = &x->view->ledger;
	struct ll_json *node = ll_json_add_object(x->arena, to, "ledger");
	struct ll_json *rows;

	ll_json_long(x->arena, node, "grace_days", ledger->grace);
	ll_json_long(x->arena, node, "cadence_months", ledger->cadence);
	add_sum(x, node, &ledger->sum);
	rows = ll_json_add_array(x->arena, node, "rows");
	for (size_t i = 0; i < ledger->nrows; i++) {
		const struct ll_ledger_row *row = &ledger->row[i];
		struct ll_json *item = ll_json_add_object(x->arena, rows, "");
		struct ll_json *cells;

		ll_export_id(x, item, "team",
			     row->team == LL_LEDGER_NONE
				     ? NULL
				     : &x->view->record[row->team]);
		add_sum(x, item, &row->sum);
		cells = ll_json_add_array(x->arena, item, "months");
		for (size_t k = 0; k < ledger->ncolumns; k++) {
			add_cell(x, cells, &ledger->column[k], &row->cell[k]);
		}
	}
}

void ll_export_in_use(const struct ll_exporter *x, struct ll_json *to,
		      const struct ll_view_record *record)
{
	static const char *const word[LL_NUSES] = {
		[LL_USE_DECISION] = "decisions", [LL_USE_MEETING] = "notes",
		[LL_USE_MOMENT] = "moments",     [LL_USE_UPDATE] = "updates",
		[LL_USE_GOAL] = "goals",
	};
	const struct ll_in_use *use = record->in_use;
	struct ll_json *node = ll_json_add_object(x->arena, to, "in_use");
	struct ll_json *months;

	ll_json_date(x->arena, node, "last", use->last);
	ll_export_id(x, node, "last_by",
		     use->last.n ? &x->view->record[use->last_by] : NULL);
	for (size_t i = 0; i < LL_NUSES; i++) {
		ll_json_long(x->arena, node, word[i], (long)use->use[i]);
	}
	months = ll_json_add_array(x->arena, node, "by_month");
	for (size_t i = 0; i < LL_USE_MONTHS; i++) {
		ll_json_number(x->arena, months, "",
			       (ll_number){ (double)use->month[i], true });
	}
}
