#include "model/settings_read.h"

#include <stddef.h>

#include "base/utf8.h"

/* Lodeline without a settings file. */
static const struct ll_settings defaults = {
	.language = LL_STR_INIT("en"),
	.timezone = LL_STR_INIT("UTC"),
	.year_starts_month = 1,
	.year_starts_day = 1,
	.stale_after_days = 45,
	.minimum_group = 5,
	.fold_days = 7,
};

static void bad_value(struct ll_settings_reader *reader,
		      const struct ll_value *value, const char *advice)
{
	ll_setting_fault(reader, value,
			 ll_strf(reader->arena,
				 "'%" LL_FMT "' is no value for '%" LL_FMT "'",
				 LL_ARG(value->text), LL_ARG(value->key)),
			 ll_str_from(advice));
}

static void read_url(struct ll_settings_reader *reader,
		     const struct ll_value *value, void *target)
{
	ll_str url = value->text;
	size_t scheme = ll_str_starts(url, LL_STR("https://"))  ? 8
			: ll_str_starts(url, LL_STR("http://")) ? 7
								: 0;
	bool plain = scheme && url.len > scheme && url.s[scheme] != '/';

	if (!ll_setting_is(reader, value, LL_SCALAR) || !url.len) {
		return;
	}
	for (size_t i = 0; i < url.len; i++) {
		plain = plain && (unsigned char)url.s[i] > ' ' &&
			url.s[i] != '"' && url.s[i] != '<' && url.s[i] != '>';
	}
	if (!plain) {
		bad_value(reader, value,
			  "write an address that begins with "
			  "https:// or http://");
		return;
	}
	while (url.len && url.s[url.len - 1] == '/') {
		url.len--;
	}
	*(ll_str *)target = url;
}

/* Source: RFC 5646, the form of a tag alone. */
static void read_language(struct ll_settings_reader *reader,
			  const struct ll_value *value, void *target)
{
	ll_str rest = value->text;
	bool fits = rest.len > 0;
	bool first = true;

	while (rest.len) {
		ll_str part;

		ll_str_cut(rest, '-', &part, &rest);
		fits = fits && part.len >= (first ? 2 : 1) && part.len <= 8;
		for (size_t i = 0; i < part.len; i++) {
			fits = fits && (first ? ll_is_alpha(part.s[i])
					      : ll_is_alnum(part.s[i]));
		}
		first = false;
	}
	if (!fits) {
		bad_value(reader, value,
			  "write a language tag such as en, "
			  "de or pt-BR");
		return;
	}
	*(ll_str *)target = value->text;
}

/* "UTC", or the look of a name in the IANA database: Area/Place. */
static void read_timezone(struct ll_settings_reader *reader,
			  const struct ll_value *value, void *target)
{
	ll_str text = value->text;
	size_t slash = ll_str_find_char(text, '/');
	bool fits = slash != LL_NPOS && slash > 0 && slash + 1 < text.len;

	for (size_t i = 0; fits && i < text.len; i++) {
		char c = text.s[i];

		fits = ll_is_alnum(c) || c == '_' || c == '-' || c == '+' ||
		       (c == '/' && text.s[i - 1] != '/');
	}
	if (!fits && !ll_str_is(text, "UTC")) {
		bad_value(reader, value,
			  "write UTC or a name such as Europe/London");
		return;
	}
	*(ll_str *)target = text;
}

static void read_year_starts(struct ll_settings_reader *reader,
			     const struct ll_value *value, void *target)
{
	struct ll_settings *settings = target;
	ll_date date = ll_date_parse(
		ll_strf(reader->arena, "2025-%" LL_FMT, LL_ARG(value->text)));
	int year;
	int month;
	int day = 0;

	if (date.n) {
		ll_date_split(date, &year, &month, &day);
	}
	if (day < 1 || day > 28) {
		bad_value(reader, value,
			  "write month and day as MM-DD, such "
			  "as 04-01; a day up to 28");
		return;
	}
	settings->year_starts_month = month;
	settings->year_starts_day = day;
}

static void read_history(struct ll_settings_reader *reader,
			 const struct ll_value *value, void *target)
{
	bool full = ll_str_is(value->text, "full");

	if (!full && !ll_str_is(value->text, "published")) {
		bad_value(
			reader, value,
			"write 'published' (the first-parent line) or 'full'");
		return;
	}
	*(bool *)target = full;
}

static void read_raw_html(struct ll_settings_reader *reader,
			  const struct ll_value *value, void *target)
{
	bool allow = ll_str_is(value->text, "allow");

	if (!allow && !ll_str_is(value->text, "drop")) {
		bad_value(reader, value, "write 'allow' or 'drop'");
		return;
	}
	*(bool *)target = allow;
}

static void read_markdown(struct ll_settings_reader *reader,
			  const struct ll_value *value, void *target)
{
	static const struct ll_setting row[] = {
		{ LL_STR_INIT("raw_html"), read_raw_html,
		  offsetof(struct ll_settings, raw_html) },
	};

	if (ll_setting_is(reader, value, LL_MAP)) {
		ll_setting_read_map(reader, value, row, 1, target);
	}
}

static void read_days(struct ll_settings_reader *reader,
		      const struct ll_value *value, void *target)
{
	long days;

	if (!ll_str_to_long(value->text, &days) || days < 1 || days > 3650) {
		bad_value(reader, value, "write a number of days, 1 to 3650");
		return;
	}
	*(int *)target = (int)days;
}

static void read_minimum_group(struct ll_settings_reader *reader,
			       const struct ll_value *value, void *target)
{
	long people;

	if (!ll_str_to_long(value->text, &people) || people < 2 ||
	    people > 1000) {
		bad_value(reader, value, "write a number of people, 2 to 1000");
		return;
	}
	*(int *)target = (int)people;
}

static void read_fold_days(struct ll_settings_reader *reader,
			   const struct ll_value *value, void *target)
{
	long days;

	if (!ll_str_to_long(value->text, &days) || days < 0 || days > 366) {
		bad_value(reader, value, "write a number of days, 0 to 366");
		return;
	}
	*(int *)target = (int)days;
}

static void read_identity(struct ll_settings_reader *reader,
			  const struct ll_value *value, void *target)
{
	(void)target;
	ll_setting_read_identity(reader, value);
}

static void read_compare(struct ll_settings_reader *reader,
			 const struct ll_value *value, void *target)
{
	(void)target;
	ll_setting_read_compare(reader, value);
}

static void read_fields(struct ll_settings_reader *reader,
			const struct ll_value *value, void *target)
{
	struct ll_settings *settings = target;
	struct ll_aliases aliases =
		ll_setting_fields(reader, value, (struct ll_aliases){ 0 });

	settings->field = aliases.item;
	settings->nfields = aliases.n;
}

static void read_statuses(struct ll_settings_reader *reader,
			  const struct ll_value *value, void *target)
{
	struct ll_settings *settings = target;
	struct ll_aliases aliases =
		ll_setting_statuses(reader, value, (struct ll_aliases){ 0 });

	settings->status = aliases.item;
	settings->nstatuses = aliases.n;
}

static void read_audiences(struct ll_settings_reader *reader,
			   const struct ll_value *value, void *target)
{
	struct ll_settings *settings = target;
	struct ll_texts texts = ll_setting_texts(reader, value);

	for (size_t i = 0; i < texts.n; i++) {
		for (size_t j = 0; j < i; j++) {
			if (ll_key_eq(texts.item[i], texts.item[j])) {
				ll_setting_fault(
					reader, value,
					ll_strf(reader->arena,
						"audience '%" LL_FMT
						"' stands twice",
						LL_ARG(texts.item[i])),
					LL_STR("name each audience once, the "
					       "widest first"));
			}
		}
	}
	settings->audience = texts.item;
	settings->naudiences = texts.n;
}

static bool is_audience(const struct ll_settings *settings, ll_str name)
{
	for (size_t i = 0; i < settings->naudiences; i++) {
		if (ll_key_eq(settings->audience[i], name)) {
			return true;
		}
	}
	return false;
}

static void no_such_audience(struct ll_settings_reader *reader,
			     const struct ll_value *value, ll_str name)
{
	ll_str near =
		ll_did_you_mean(reader->arena, name, reader->settings->audience,
				reader->settings->naudiences);

	ll_setting_fault(reader, value,
			 ll_strf(reader->arena,
				 "there is no audience '%" LL_FMT "'%" LL_FMT,
				 LL_ARG(name), LL_ARG(near)),
			 LL_STR("name it under 'audiences:'"));
}

static void read_history_audiences(struct ll_settings_reader *reader,
				   const struct ll_value *value, void *target)
{
	struct ll_settings *settings = target;
	struct ll_texts texts = ll_setting_texts(reader, value);

	for (size_t i = 0; i < texts.n; i++) {
		if (!is_audience(settings, texts.item[i])) {
			no_such_audience(reader, value, texts.item[i]);
		}
	}
	settings->history_audience = texts.item;
	settings->nhistory_audiences = texts.n;
}

static void read_sources(struct ll_settings_reader *reader,
			 const struct ll_value *value, void *target)
{
	(void)target;
	ll_setting_read_sources(reader, value);
}

static void read_checks(struct ll_settings_reader *reader,
			const struct ll_value *value, void *target)
{
	(void)target;
	ll_setting_read_checks(reader, value);
}

#define AT(field) offsetof(struct ll_settings, field)

/* In the order of reading: what rules and audiences refer to comes first. */
static const struct ll_setting row[] = {
	{ LL_STR_INIT("title"), ll_setting_read_text, AT(title) },
	{ LL_STR_INIT("description"), ll_setting_read_text, AT(description) },
	{ LL_STR_INIT("base_url"), read_url, AT(base_url) },
	{ LL_STR_INIT("repository"), read_url, AT(repository) },
	{ LL_STR_INIT("language"), read_language, AT(language) },
	{ LL_STR_INIT("timezone"), read_timezone, AT(timezone) },
	{ LL_STR_INIT("year_starts"), read_year_starts, 0 },
	{ LL_STR_INIT("theme"), ll_setting_read_text, AT(theme) },
	{ LL_STR_INIT("history"), read_history, AT(full_history) },
	{ LL_STR_INIT("markdown"), read_markdown, 0 },
	{ LL_STR_INIT("stale_after"), read_days, AT(stale_after_days) },
	{ LL_STR_INIT("minimum_group"), read_minimum_group, AT(minimum_group) },
	{ LL_STR_INIT("fold_days"), read_fold_days, AT(fold_days) },
	{ LL_STR_INIT("identity"), read_identity, 0 },
	{ LL_STR_INIT("compare"), read_compare, 0 },
	{ LL_STR_INIT("audiences"), read_audiences, 0 },
	{ LL_STR_INIT("history_audiences"), read_history_audiences, 0 },
	{ LL_STR_INIT("fields"), read_fields, 0 },
	{ LL_STR_INIT("statuses"), read_statuses, 0 },
	{ LL_STR_INIT("sources"), read_sources, 0 },
	{ LL_STR_INIT("checks"), read_checks, 0 },
};

#define NROWS (sizeof(row) / sizeof(row[0]))

/* What must hold even if the file says nothing. */
static void complete(struct ll_arena *arena, struct ll_settings *settings)
{
	if (!settings->naudiences) {
		settings->audience = LL_NEW(arena, ll_str, 1);
		settings->naudiences = 1;
	}
	if (!settings->rule) {
		settings->rule =
			LL_NEW(arena, struct ll_rule, ll_layout_size());
	}
	ll_layout_add(arena, settings);
}

bool ll_settings_read(struct ll_arena *arena, ll_str path, ll_str text,
		      struct ll_settings *settings, struct ll_diags *diags)
{
	struct ll_settings_reader reader = { arena, settings, diags, path };
	struct ll_pos pos = { path, 1, 0 };
	const struct ll_value *map = NULL;
	size_t errors = ll_diags_count(diags, LL_ERROR);

	*settings = defaults;
	settings->path = path;
	for (size_t i = 0; i < LL_NPARAMS; i++) {
		settings->param[i] = ll_param_info[i].value;
	}
	if (!ll_utf8_valid(text)) {
		ll_diag_add(diags, LL_D_SETTINGS_SYNTAX, pos,
			    LL_STR("the file is not UTF-8 text"), LL_STR(""));
	}
	text = ll_utf8_clean(arena, text);
	if (text.len) {
		map = ll_value_parse_yaml(arena, text, pos,
					  LL_D_SETTINGS_SYNTAX, diags);
	}
	if (map) {
		ll_setting_read_map(&reader, map, row, NROWS, settings);
	}
	complete(arena, settings);
	return ll_diags_count(diags, LL_ERROR) == errors;
}
