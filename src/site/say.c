#include "site/say.h"

#include <math.h>

#include "base/buf.h"
#include "base/utf8.h"

struct ll_say ll_say_open(const struct ll_page *page, struct ll_dict *dict,
			  enum ll_name section)
{
	return ll_say_in(page, ll_dict_add(dict, section));
}

struct ll_say ll_say_in(const struct ll_page *page, struct ll_dict *dict)
{
	return (struct ll_say){ .page = page, .dict = dict };
}

/* One part with its text. */
static struct ll_dict *add_part(struct ll_say *say, enum ll_name role,
				ll_str text)
{
	struct ll_dict *part;

	part = ll_dict_add(ll_dict_add(say->dict, LL_NAME_PART), role);
	ll_dict_text(part, LL_NAME_TEXT, text);
	say->word = NULL;
	say->nparts++;
	return part;
}

/* Words behind words make one part: a template asks each part what it is. */
void ll_say_str(struct ll_say *say, ll_str text)
{
	if (!text.len) {
		return;
	}
	if (say->word) {
		text = ll_str_join(say->dict->arena,
				   ll_dict_find(say->word, LL_NAME_TEXT)->text,
				   text, LL_STR(""));
		ll_dict_text(say->word, LL_NAME_TEXT, text);
	} else {
		say->word = add_part(say, LL_NAME_WORD, text);
	}
}

void ll_say(struct ll_say *say, const char *text)
{
	ll_say_str(say, ll_str_from(text));
}

void ll_say_strong(struct ll_say *say, ll_str text)
{
	add_part(say, LL_NAME_STRONG, text);
}

void ll_say_name(struct ll_say *say, ll_str text)
{
	add_part(say, LL_NAME_NAME, text);
}

void ll_say_code(struct ll_say *say, ll_str text)
{
	add_part(say, LL_NAME_CODE, text);
}

void ll_say_new(struct ll_say *say, ll_str text)
{
	add_part(say, LL_NAME_NEW, text);
}

void ll_say_tag(struct ll_say *say, const char *text)
{
	ll_say(say, " ");
	add_part(say, LL_NAME_TAG, ll_str_from(text));
}

static void add_date(struct ll_say *say, ll_date date, ll_str text)
{
	struct ll_dict *part = add_part(say, LL_NAME_TIME, text);

	ll_dict_text(part, LL_NAME_ISO, ll_date_iso(say->dict->arena, date));
}

void ll_say_date(struct ll_say *say, ll_date date)
{
	add_date(say, date,
		 ll_day(say->dict->arena, say->page->site->view->today, date));
}

void ll_say_date_long(struct ll_say *say, ll_date date)
{
	add_date(say, date, ll_date_long(say->dict->arena, date));
}

void ll_say_health(struct ll_say *say, enum ll_health health, ll_str text)
{
	struct ll_dict *part = add_part(say, LL_NAME_HEALTH, text);

	ll_dict_text(part, LL_NAME_MARK, ll_health_mark(health));
}

void ll_say_url(struct ll_say *say, ll_str url, ll_str text)
{
	if (!url.len || !ll_url_is_safe(url)) {
		ll_say_str(say, text);
		return;
	}
	ll_dict_url(add_part(say, LL_NAME_LINK, text), LL_NAME_HREF, url);
}

void ll_say_page(struct ll_say *say, ll_str path, ll_str anchor, ll_str text)
{
	const struct ll_page *page = say->page;

	if (!ll_site_has(page->site, path)) {
		ll_say_str(say, text);
		return;
	}
	ll_say_url(say, ll_url_href(say->dict->arena, page->path, path, anchor),
		   text);
}

static ll_str href_of(struct ll_say *say, const struct ll_view_record *record)
{
	return ll_url_href(say->dict->arena, say->page->path,
			   ll_url_of(say->page->site->urls, record),
			   LL_STR(""));
}

void ll_say_record(struct ll_say *say, const struct ll_view_record *record)
{
	struct ll_dict *part = add_part(say, LL_NAME_NAME_LINK, record->title);

	ll_dict_url(part, LL_NAME_HREF, href_of(say, record));
}

void ll_say_record_as(struct ll_say *say, const struct ll_view_record *record,
		      ll_str text)
{
	ll_say_url(say, href_of(say, record), text);
}

void ll_say_who(struct ll_say *say, const struct ll_view_who *who)
{
	if (who->person) {
		ll_say_record_as(say, who->person, who->name);
	} else {
		ll_say_str(say, who->name);
	}
}

void ll_say_markup(struct ll_say *say, ll_html html)
{
	struct ll_dict *part = ll_dict_add(say->dict, LL_NAME_PART);

	ll_dict_html(ll_dict_add(part, LL_NAME_MARKUP), LL_NAME_INLINE, html);
	say->word = NULL;
	say->nparts++;
}

const char *ll_say_join(size_t i, size_t n)
{
	if (!i) {
		return "";
	}
	return i + 1 == n ? " and " : ", ";
}

void ll_say_whos(struct ll_say *say, const struct ll_view_whos *whos)
{
	for (size_t i = 0; i < whos->n; i++) {
		ll_say(say, ll_say_join(i, whos->n));
		ll_say_who(say, &whos->item[i]);
	}
}

void ll_say_names(struct ll_say *say, const ll_str *name, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		ll_say(say, ll_say_join(i, n));
		ll_say_str(say, name[i]);
	}
}

ll_str ll_say_plain(struct ll_arena *arena, const struct ll_dict *dict)
{
	const struct ll_dict_entry *parts = ll_dict_find(dict, LL_NAME_PART);
	struct ll_buf out = ll_buf_make(arena);

	if (!parts) {
		return LL_STR("");
	}
	for (const struct ll_dict *part = parts->first; part;
	     part = part->next) {
		const struct ll_dict_entry *text =
			ll_dict_find(part->entry->first, LL_NAME_TEXT);

		bool tag = part->entry->name == LL_NAME_TAG;

		ll_buf_add(&out, tag ? LL_STR("(") : LL_STR(""));
		ll_buf_add(&out, text ? text->text : LL_STR(""));
		ll_buf_add(&out, tag ? LL_STR(")") : LL_STR(""));
	}
	return ll_buf_str(&out);
}

ll_str ll_count_word(struct ll_arena *arena, size_t n)
{
	static const ll_str word[] = {
		LL_STR_INIT("no"),     LL_STR_INIT("one"),
		LL_STR_INIT("two"),    LL_STR_INIT("three"),
		LL_STR_INIT("four"),   LL_STR_INIT("five"),
		LL_STR_INIT("six"),    LL_STR_INIT("seven"),
		LL_STR_INIT("eight"),  LL_STR_INIT("nine"),
		LL_STR_INIT("ten"),    LL_STR_INIT("eleven"),
		LL_STR_INIT("twelve"),
	};

	return n < sizeof word / sizeof *word ? word[n]
					      : ll_strf(arena, "%zu", n);
}

ll_str ll_capital(struct ll_arena *arena, ll_str text)
{
	char *copy;

	if (!text.len || text.s[0] < 'a' || text.s[0] > 'z') {
		return text;
	}
	copy = ll_str_zero(arena, text);
	copy[0] = (char)(copy[0] - 'a' + 'A');
	return (ll_str){ copy, text.len };
}

ll_str ll_count_capital(struct ll_arena *arena, size_t n)
{
	return ll_capital(arena, ll_count_word(arena, n));
}

ll_str ll_count_of(struct ll_arena *arena, size_t n, const char *one,
		   const char *many)
{
	return ll_strf(arena, "%" LL_FMT " %s", LL_ARG(ll_count_word(arena, n)),
		       n == 1 ? one : many);
}

ll_str ll_count_times(struct ll_arena *arena, size_t n)
{
	if (n == 1 || n == 2) {
		return n == 1 ? LL_STR("once") : LL_STR("twice");
	}
	return ll_count_of(arena, n, "time", "times");
}

ll_str ll_quoted(struct ll_arena *arena, ll_str text)
{
	return ll_str_join(arena, LL_STR("\u201c"), text, LL_STR("\u201d"));
}

ll_str ll_clip(struct ll_arena *arena, ll_str text, size_t letters)
{
	ll_str rest = text;
	size_t blank = 0;
	size_t n = 0;

	if (text.len <= letters) {
		return text;
	}
	while (rest.len && n < letters) {
		if (*rest.s == ' ') {
			blank = (size_t)(rest.s - text.s);
		}
		ll_utf8_next(&rest);
		n++;
	}
	if (!rest.len) {
		return text;
	}
	if (!blank) {
		blank = text.len - rest.len;
	}
	return ll_str_join(arena, ll_str_sub(text, 0, blank), LL_STR("\u2026"),
			   LL_STR(""));
}

ll_str ll_day(struct ll_arena *arena, ll_date today, ll_date date)
{
	return ll_month_year(ll_month_of(date)) ==
			       ll_month_year(ll_month_of(today))
		       ? ll_date_short(arena, date)
		       : ll_date_long(arena, date);
}

ll_str ll_period_of(struct ll_arena *arena, const struct ll_view_period *period)
{
	ll_str label = period->label;

	if (!label.len || label.s[0] < 'a' || label.s[0] > 'z') {
		return label;
	}
	return ll_str_join(arena, LL_STR("the "), label, LL_STR(""));
}

ll_str ll_percent(struct ll_arena *arena, ll_number number)
{
	if (!number.known) {
		return LL_STR("");
	}
	return ll_strf(arena, "%ld %%", (long)floor(number.value * 100 + 1e-9));
}
