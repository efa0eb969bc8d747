#include "model/settings_read.h"

#include <assert.h>
#include <stddef.h>

/* `sources:`, the house's rules: a list of maps, tried in order. */

struct draft {
	struct ll_rule rule;
	struct ll_texts files;
	bool has_kind;
};

static void read_files(struct ll_settings_reader *reader,
		       const struct ll_value *value, void *target)
{
	struct draft *draft = target;

	draft->files = ll_setting_texts(reader, value);
	for (size_t i = 0; i < draft->files.n; i++) {
		ll_str fault =
			ll_pattern_fault(reader->arena, draft->files.item[i]);

		if (fault.len) {
			ll_setting_fault(
				reader, value, fault,
				LL_STR("use *, **, {period}, {year}, {month}, "
				       "{months}, {quarter}, {fy}, {date} or "
				       "{slug}"));
		}
	}
}

static void read_except(struct ll_settings_reader *reader,
			const struct ll_value *value, void *target)
{
	struct ll_rule *rule = target;
	struct ll_texts texts = ll_setting_texts(reader, value);

	rule->except = texts.item;
	rule->nexcept = texts.n;
}

static void read_kind(struct ll_settings_reader *reader,
		      const struct ll_value *value, void *target)
{
	struct draft *draft = target;
	size_t n;
	const ll_str *words = ll_kind_words(&n);

	draft->has_kind = true;
	if (value->kind != LL_SCALAR ||
	    !ll_kind_find(value->text, &draft->rule.kind)) {
		ll_setting_fault(
			reader, value,
			ll_strf(reader->arena,
				"'%" LL_FMT "' is no kind%" LL_FMT,
				LL_ARG(value->text),
				LL_ARG(ll_did_you_mean(reader->arena,
						       value->text, words, n))),
			LL_STR("docs/format.md lists the kinds"));
	}
}

static void read_records(struct ll_settings_reader *reader,
			 const struct ll_value *value, void *target)
{
	static const ll_str word[] = {
		LL_STR_INIT("file"), LL_STR_INIT("h1"),   LL_STR_INIT("h2"),
		LL_STR_INIT("h3"),   LL_STR_INIT("list"), LL_STR_INIT("table")
	};

	for (size_t i = 0; i < sizeof(word) / sizeof(word[0]); i++) {
		if (ll_str_eq_nocase(value->text, word[i])) {
			*(enum ll_records *)target = (enum ll_records)i;
			return;
		}
	}
	ll_setting_fault(reader, value,
			 ll_strf(reader->arena,
				 "'%" LL_FMT "' is no way to find records",
				 LL_ARG(value->text)),
			 LL_STR("write file, h1, h2, h3, list or table"));
}

static void read_fields(struct ll_settings_reader *reader,
			const struct ll_value *value, void *target)
{
	struct ll_rule *rule = target;
	struct ll_aliases aliases = ll_setting_fields(
		reader, value,
		(struct ll_aliases){ rule->field, rule->nfields });

	rule->field = aliases.item;
	rule->nfields = aliases.n;
}

static void read_statuses(struct ll_settings_reader *reader,
			  const struct ll_value *value, void *target)
{
	struct ll_rule *rule = target;
	struct ll_aliases aliases = ll_setting_statuses(
		reader, value,
		(struct ll_aliases){ rule->status, rule->nstatuses });

	rule->status = aliases.item;
	rule->nstatuses = aliases.n;
}

static void read_audience(struct ll_settings_reader *reader,
			  const struct ll_value *value, void *target)
{
	const struct ll_settings *settings = reader->settings;

	for (size_t i = 0; i < settings->naudiences; i++) {
		if (ll_key_eq(settings->audience[i], value->text)) {
			*(ll_str *)target = settings->audience[i];
			return;
		}
	}
	ll_setting_fault(
		reader, value,
		ll_strf(reader->arena,
			"there is no audience '%" LL_FMT "'%" LL_FMT,
			LL_ARG(value->text),
			LL_ARG(ll_did_you_mean(reader->arena, value->text,
					       settings->audience,
					       settings->naudiences))),
		LL_STR("name it under 'audiences:'"));
}

/* A day, or a month: its first day for `from`, its last for `until`. */
static ll_date read_day(struct ll_settings_reader *reader,
			const struct ll_value *value, bool end)
{
	ll_date date = ll_date_parse(value->text);
	ll_month month = ll_month_parse(value->text);

	if (!date.n && month.n) {
		date = end ? ll_month_last(month) : ll_month_first(month);
	}
	if (!date.n) {
		ll_setting_fault(reader, value,
				 ll_strf(reader->arena,
					 "'%" LL_FMT "' is not a date",
					 LL_ARG(value->text)),
				 LL_STR("write it as YYYY-MM-DD"));
	}
	reader->settings->dated = true;
	return date;
}

static void read_from(struct ll_settings_reader *reader,
		      const struct ll_value *value, void *target)
{
	*(ll_date *)target = read_day(reader, value, false);
}

static void read_until(struct ll_settings_reader *reader,
		       const struct ll_value *value, void *target)
{
	*(ll_date *)target = read_day(reader, value, true);
}

#define AT(field) offsetof(struct draft, rule.field)

static const struct ll_setting row[] = {
	{ LL_STR_INIT("files"), read_files, 0 },
	{ LL_STR_INIT("except"), read_except, AT(files) },
	{ LL_STR_INIT("requires"), ll_setting_read_text, AT(requires) },
	{ LL_STR_INIT("kind"), read_kind, 0 },
	{ LL_STR_INIT("identity"), ll_setting_read_text, AT(identity) },
	{ LL_STR_INIT("records"), read_records, AT(records) },
	{ LL_STR_INIT("fields"), read_fields, AT(files) },
	{ LL_STR_INIT("columns"), read_fields, AT(files) },
	{ LL_STR_INIT("statuses"), read_statuses, AT(files) },
	{ LL_STR_INIT("audience"), read_audience, AT(audience) },
	{ LL_STR_INIT("from"), read_from, AT(from) },
	{ LL_STR_INIT("until"), read_until, AT(until) },
};

/* rule is read through a pointer to its first member. */
static_assert(offsetof(struct ll_rule, files) == 0, "files comes first");

static struct draft read_rule(struct ll_settings_reader *reader,
			      const struct ll_value *value)
{
	const struct ll_settings *settings = reader->settings;
	struct draft draft = { .rule = {
				       .field = settings->field,
				       .nfields = settings->nfields,
				       .status = settings->status,
				       .nstatuses = settings->nstatuses,
				       .line = value->line,
			       } };

	if (value->kind != LL_MAP) {
		ll_setting_fault(reader, value, LL_STR("a rule must be a map"),
				 LL_STR("write '- files: PATTERN' and "
					"'  kind: KIND'"));
		return draft;
	}
	ll_setting_read_map(reader, value, row, sizeof(row) / sizeof(row[0]),
			    &draft);
	if (!draft.files.n) {
		ll_setting_fault(reader, value, LL_STR("a rule without files"),
				 LL_STR("add 'files: PATTERN'"));
	}
	if (draft.rule.from.n && draft.rule.until.n &&
	    draft.rule.from.n > draft.rule.until.n) {
		ll_setting_fault(reader, value,
				 LL_STR("'from' comes after 'until'"),
				 LL_STR("exchange them"));
	}
	if (!draft.has_kind) {
		ll_setting_fault(reader, value, LL_STR("a rule without kind"),
				 LL_STR("add 'kind: KIND'"));
	}
	return draft;
}

void ll_setting_read_sources(struct ll_settings_reader *reader,
			     const struct ll_value *value)
{
	struct ll_settings *settings = reader->settings;
	LL_VEC(struct ll_rule) rules = { 0 };

	if (!ll_setting_is(reader, value, LL_LIST)) {
		return;
	}
	for (const struct ll_value *v = value->child; v; v = v->next) {
		struct draft draft = read_rule(reader, v);

		for (size_t i = 0; i < draft.files.n; i++) {
			draft.rule.files = draft.files.item[i];
			*LL_PUSH(reader->arena, &rules) = draft.rule;
		}
	}
	settings->nrules = rules.n;
	settings->rule = LL_NEW(reader->arena, struct ll_rule,
				rules.n + ll_layout_size());
	for (size_t i = 0; i < rules.n; i++) {
		settings->rule[i] = rules.item[i];
	}
}
