#include "site/in_use.h"

#include "base/buf.h"

static const char *const use_name[LL_NUSES] = {
	[LL_USE_DECISION] = "Decisions", [LL_USE_MEETING] = "Other notes",
	[LL_USE_MOMENT] = "Moments",     [LL_USE_UPDATE] = "Updates",
	[LL_USE_GOAL] = "Goals",
};

static void say_last(struct ll_say *say, const struct ll_in_use *use)
{
	if (use->nuses) {
		ll_say_date(say, use->last);
	} else if (use->last.n) {
		ll_say(say, "not since ");
		ll_say_date(say, use->last);
	} else {
		ll_say(say, "never");
	}
}

static void add_line(const struct ll_page *page, struct ll_dict *table,
		     const struct ll_view_record *record)
{
	const struct ll_in_use *use = record->in_use;
	struct ll_dict *line = ll_dict_add(table, LL_NAME_RANK);
	struct ll_say say = ll_say_open(page, line, LL_NAME_ABOUT);

	ll_say_record(&say, record);
	for (size_t i = 0; i < LL_NUSES; i++) {
		say = ll_slot_add(page, line, ll_str_from(use_name[i]));
		ll_say_str(&say, ll_strf(line->arena, "%zu", use->use[i]));
	}
	say = ll_slot_add(page, line, LL_STR("Last cited"));
	if (!use->nuses) {
		struct ll_dict *sign = ll_dict_add(say.dict, LL_NAME_SIGN);

		ll_dict_literal(sign, LL_NAME_MARK, "stale");
		ll_dict_literal(sign, LL_NAME_TEXT, "not in use");
	}
	say_last(&say, use);
}

static struct ll_dict *open_table(const struct ll_page *page,
				  struct ll_dict *panel)
{
	struct ll_dict *table = ll_table_open(
		panel, "uses",
		LL_STR("How often each was cited in the last 12 months"));
	struct ll_say say = ll_say_open(page, table, LL_NAME_COLUMN);

	ll_say(&say, "What we say");
	for (size_t i = 0; i < LL_NUSES; i++) {
		say = ll_say_open(page, table, LL_NAME_COLUMN);
		ll_say(&say, use_name[i]);
	}
	say = ll_say_open(page, table, LL_NAME_COLUMN);
	ll_say(&say, "Last cited");
	return table;
}

static void say_unused(const struct ll_page *page, struct ll_dict *panel)
{
	const struct ll_view *view = page->site->view;
	struct ll_say say = ll_say_open(page, panel, LL_NAME_LEAD);
	size_t nunused = 0;
	size_t n = 0;

	for (size_t i = 0; i < view->nrecords; i++) {
		const struct ll_in_use *use = view->record[i].in_use;

		n += use != NULL;
		nunused += use && !use->nuses;
	}
	if (!nunused) {
		ll_say(&say, "Each was cited in the last 12 months.");
		return;
	}
	ll_say_str(&say, ll_strf(panel->arena,
				 "%zu of %zu %s not cited by a decision, "
				 "moment, update or goal of the last 12 "
				 "months.",
				 nunused, n, nunused == 1 ? "was" : "were"));
}

void ll_in_use_panel(const struct ll_page *page, struct ll_dict *dict)
{
	static const enum ll_kind kind[] = { LL_KIND_VALUE, LL_KIND_PRINCIPLE };
	const struct ll_view *view = page->site->view;
	struct ll_dict *panel;
	struct ll_dict *table;

	if (!view->by_kind[LL_KIND_VALUE].n &&
	    !view->by_kind[LL_KIND_PRINCIPLE].n) {
		return;
	}
	panel = ll_panel_open(dict, "in-use", "Values in use");
	ll_dict_show(panel, LL_NAME_WIDE, true);
	say_unused(page, panel);
	table = open_table(page, panel);
	for (size_t i = 0; i < sizeof(kind) / sizeof(kind[0]); i++) {
		const struct ll_view_list *list = &view->by_kind[kind[i]];

		for (size_t k = 0; k < list->n; k++) {
			add_line(page, table, list->item[k]);
		}
	}
}

void ll_in_use_say(struct ll_say *say, const struct ll_view_record *record)
{
	const struct ll_in_use *use = record->in_use;
	const struct ll_view *view = say->page->site->view;

	if (use->nuses) {
		ll_say(say, "Cited ");
		ll_say_str(say, ll_count_times(say->dict->arena, use->nuses));
		ll_say(say, " in the last 12 months, last by ");
	} else if (use->last.n) {
		ll_say(say, "Nobody has cited it for 12 months; last by ");
	} else {
		ll_say(say, "Nobody has cited it yet.");
		return;
	}
	ll_say_record(say, &view->record[use->last_by]);
	ll_say(say, ", ");
	ll_say_date(say, use->last);
	ll_say(say, ".");
}
