#include "base/amount.h"
#include "base/buf.h"
#include "base/metric.h"
#include "site/sentence_internal.h"

enum { VALUE_LETTERS = 160 };

/* A day or a month written out; false: it is neither. */
static bool say_date(struct ll_say *say, ll_str text, bool with_year)
{
	ll_date date = ll_date_parse(text);
	ll_month month = ll_month_parse(text);

	if (date.n && with_year) {
		ll_say_date_long(say, date);
	} else if (date.n) {
		ll_say_date(say, date);
	} else if (month.n) {
		ll_say_str(say, ll_month_long(say->dict->arena, month));
	}
	return date.n || month.n;
}

void ll_say_value(struct ll_say *say, ll_str text)
{
	if (!say_date(say, text, false)) {
		ll_say_strong(say,
			      ll_clip(say->dict->arena, text, VALUE_LETTERS));
	}
}

void ll_say_old_value(struct ll_say *say, ll_str text)
{
	if (!say_date(say, text, false)) {
		ll_say_str(say, ll_clip(say->dict->arena, text, VALUE_LETTERS));
	}
}

void ll_say_status(struct ll_say *say, ll_str word)
{
	struct ll_buf spaced = ll_buf_make(say->dict->arena);

	for (size_t i = 0; i < word.len; i++) {
		ll_buf_add_char(&spaced, word.s[i] == '-' ? ' ' : word.s[i]);
	}
	for (int h = 1; h < LL_NHEALTHS; h++) {
		if (ll_str_eq(word, ll_health_word((enum ll_health)h))) {
			ll_say_health(say, (enum ll_health)h,
				      ll_buf_str(&spaced));
			return;
		}
	}
	ll_say_strong(say, ll_buf_str(&spaced));
}

void ll_say_quoted(struct ll_say *say, const char *before, ll_str words)
{
	ll_say(say, before);
	ll_say_name(say, ll_clip(say->dict->arena, words, VALUE_LETTERS));
}

/* "9" of "9 days" before "12 days"; the text itself where units differ. */
static ll_str without_shared_unit(struct ll_arena *arena, ll_str text,
				  ll_str other)
{
	ll_str unit;
	ll_str other_unit;

	if (!ll_number_parse(text, &unit).known ||
	    !ll_number_parse(other, &other_unit).known || !unit.len ||
	    !ll_unit_same(arena, unit, other_unit) ||
	    !ll_str_ends(text, unit) || !ll_str_ends(other, other_unit)) {
		return text;
	}
	return ll_str_trim(ll_str_sub(text, 0, text.len - unit.len));
}

void ll_say_was(struct ll_say *say, const struct ll_view_event *event)
{
	ll_say_old_value(say,
			 without_shared_unit(say->dict->arena, event->old_text,
					     event->new_text));
}

/* Two days of which one alone would be told with its year. */
static bool years_differ(const struct ll_view_event *event)
{
	ll_date was = ll_date_parse(event->old_text);
	ll_date is = ll_date_parse(event->new_text);

	return was.n && is.n &&
	       ll_month_year(ll_month_of(was)) !=
		       ll_month_year(ll_month_of(is));
}

void ll_say_from_to(struct ll_say *say, const struct ll_view_event *event,
		    const char *moved)
{
	if (!event->new_text.len) {
		ll_say(say, " taken away; it was ");
		ll_say_old_value(say, event->old_text);
		return;
	}
	if (!event->old_text.len) {
		ll_say(say, " set to ");
		ll_say_value(say, event->new_text);
		return;
	}
	ll_say(say, " ");
	ll_say(say, moved);
	ll_say(say, " from ");
	if (!years_differ(event) || !say_date(say, event->old_text, true)) {
		ll_say_was(say, event);
	}
	ll_say(say, " to ");
	if (!years_differ(event) || !say_date(say, event->new_text, true)) {
		ll_say_value(say, event->new_text);
	}
}

ll_str ll_label_text(struct ll_arena *arena, ll_str key)
{
	struct ll_buf buf = ll_buf_make(arena);

	for (size_t i = 0; i < key.len; i++) {
		ll_buf_add_char(&buf, key.s[i] == '_' ? ' ' : key.s[i]);
	}
	return ll_capital(arena, ll_buf_str(&buf));
}
