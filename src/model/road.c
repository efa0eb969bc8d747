#include "model/facts.h"
#include "model/record.h"

/* The last year from 2000 to 2199 in a text, as its last day. */
static ll_date year_in(ll_str text)
{
	ll_date found = LL_DATE_NONE;
	size_t i = 0;

	while (i < text.len) {
		size_t from = i;
		long year;

		while (i < text.len && ll_is_digit(text.s[i])) {
			i++;
		}
		if (i - from == 4 &&
		    ll_str_to_long(ll_str_sub(text, from, i), &year) &&
		    year >= 2000 && year < 2200) {
			found = ll_date_make((int)year, 12, 31);
		}
		i += i == from;
	}
	return found;
}

static bool is_upper(char c)
{
	return c >= 'A' && c <= 'Z';
}

/* "Priya Nair", but not "Branch librarian". */
static bool looks_like_name(ll_str text)
{
	size_t words = 0;

	text = ll_str_trim(text);
	while (text.len) {
		ll_str word;

		ll_str_cut(text, ' ', &word, &text);
		text = ll_str_trim(text);
		if (!is_upper(word.s[0]) && (unsigned char)word.s[0] < 0x80) {
			return false;
		}
		words++;
	}
	return words > 1;
}

bool ll_road_is_personal(struct ll_arena *arena, const struct ll_part *part)
{
	ll_str whom;

	if (part->kind != LL_KIND_ROAD) {
		return false;
	}
	whom = ll_part_text(arena, part, LL_FIELD_FOR);
	return !whom.len || ll_str_find_char(whom, '@') != LL_NPOS ||
	       looks_like_name(whom);
}

void ll_road_read(struct ll_record_reader *r, struct ll_record *record)
{
	struct ll_key_results results =
		ll_key_results_read(r->arena, r->part, r->diags);

	record->whom = ll_part_refs(r->arena, r->part, LL_FIELD_FOR, true);
	/* `now:` is another word for the current value of a metric */
	record->now = ll_part_text(r->arena, r->part, LL_FIELD_CURRENT);
	record->aim = ll_part_text(r->arena, r->part, LL_FIELD_AIM);
	record->aim_on = ll_date_find(record->aim);
	if (!record->aim_on.n) {
		record->aim_on = year_in(record->aim);
	}
	record->values =
		ll_part_refs(r->arena, r->part, LL_FIELD_VALUES, false);
	record->goals = ll_part_refs(r->arena, r->part, LL_FIELD_GOALS, false);
	record->key_result = results.item;
	record->nkey_results = results.n;
	record->personal = ll_road_is_personal(r->arena, r->part);
}
