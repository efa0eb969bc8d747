#include "model/okr.h"

/* What the headings above a record say of it. */

void ll_above_add(struct ll_above *above, const struct ll_md_node *heading)
{
	above->heading[heading->level] = heading;
	for (size_t i = heading->level + 1u; i < 7; i++) {
		above->heading[i] = NULL;
	}
}

static ll_str text_of(struct ll_arena *arena, const struct ll_md_node *heading)
{
	ll_str text = ll_text_fold(arena, ll_md_plain(arena, heading));

	if (text.len && text.s[text.len - 1] == ':') {
		text.len--;
	}
	return text;
}

bool ll_above_is_status(struct ll_arena *arena, const struct ll_rule *rule,
			const struct ll_above *above)
{
	for (size_t i = 6; i > 0; i--) {
		if (above->heading[i]) {
			return ll_status_known(
				rule, text_of(arena, above->heading[i]));
		}
	}
	return false;
}

/* "Q3 2026" and "FY26 Q2" as a folder would name them: "2026q3", "FY26q2". */
static ll_str period_name(struct ll_arena *arena, ll_str two)
{
	size_t blank = ll_str_find_char(two, ' ');
	ll_str front = ll_str_sub(two, 0, blank);
	ll_str back = ll_str_from_pos(two, blank + 1);

	return front.len == 2 ? ll_str_join(arena, back, LL_STR(""),
					    ll_str_lower(arena, front))
			      : ll_str_join(arena, front, LL_STR(""),
					    ll_str_lower(arena, back));
}

/* The first of its words, or pair of words, that is a period. */
static ll_str period_in(struct ll_arena *arena, ll_str text)
{
	size_t from = 0;

	while (from < text.len) {
		ll_str rest = ll_str_from_pos(text, from);
		size_t blank = ll_str_find_char(rest, ' ');
		size_t second =
			blank == LL_NPOS
				? LL_NPOS
				: ll_str_find_char(
					  ll_str_from_pos(rest, blank + 1),
					  ' ');
		ll_str two = ll_str_sub(rest, 0,
					second == LL_NPOS ? rest.len
							  : blank + 1 + second);
		ll_str one = ll_str_sub(rest, 0, blank);

		if (two.len > one.len && ll_period_is_name(two)) {
			return period_name(arena, two);
		}
		if (ll_period_is_name(one)) {
			return one;
		}
		from = blank == LL_NPOS ? text.len : from + blank + 1;
	}
	return LL_STR("");
}

/* Headings that say what stands below, and not whose it is. */
static bool is_common(ll_str text)
{
	static const ll_str word[] = {
		LL_STR_INIT("objectives"),
		LL_STR_INIT("objective"),
		LL_STR_INIT("key results"),
		LL_STR_INIT("goals"),
		LL_STR_INIT("okrs"),
		LL_STR_INIT("okr"),
		LL_STR_INIT("our goals"),
		LL_STR_INIT("our objectives"),
		LL_STR_INIT("overview"),
		LL_STR_INIT("summary"),
		LL_STR_INIT("notes"),
		LL_STR_INIT("krs"),
		LL_STR_INIT("objectives and key results"),
	};

	for (size_t i = 0; i < sizeof(word) / sizeof(word[0]); i++) {
		if (ll_key_eq(text, word[i])) {
			return true;
		}
	}
	return false;
}

static bool has_entry(const struct ll_part *part, enum ll_field field)
{
	return ll_part_get_wide(part, field) != NULL;
}

void ll_part_use(struct ll_arena *arena, struct ll_part *part,
		 struct ll_field_use use)
{
	struct ll_field_use *all =
		LL_NEW(arena, struct ll_field_use, part->nfields + 1);

	for (size_t i = 0; i < part->nfields; i++) {
		all[i] = part->field[i];
	}
	all[part->nfields++] = use;
	part->field = all;
}

void ll_part_say(struct ll_arena *arena, struct ll_part *part,
		 enum ll_field field, ll_str text, int line)
{
	struct ll_value *value;

	if (!text.len || ll_part_get(part, field)) {
		return;
	}
	value = LL_NEW(arena, struct ll_value, 1);
	*value = (struct ll_value){
		.kind = LL_SCALAR,
		.key = ll_field_name(field),
		.text = text,
		.line = line,
		.key_line = line,
	};
	ll_part_use(
		arena, part,
		(struct ll_field_use){ field, ll_field_name(field), value });
}

static void use_heading(struct ll_arena *arena, struct ll_part *part,
			const struct ll_md_node *heading)
{
	ll_str text = text_of(arena, heading);
	ll_str period = period_in(arena, text);

	if (ll_status_known(part->rule, text)) {
		ll_part_say(arena, part, LL_FIELD_STATUS, text, heading->line);
	} else if (period.len) {
		if (!has_entry(part, LL_FIELD_PERIOD) &&
		    !ll_capture_period(arena, part->capture).len) {
			ll_part_say(arena, part, LL_FIELD_PERIOD, period,
				    heading->line);
		}
	} else if (heading->level > 1 && !is_common(text) &&
		   !ll_str_eq(text, part->title) &&
		   !has_entry(part, LL_FIELD_TEAM)) {
		ll_part_say(arena, part, LL_FIELD_TEAM, text, heading->line);
	}
}

/* The nearest heading first: it knows more of the record. */
void ll_part_use_above(struct ll_arena *arena, struct ll_part *part,
		       const struct ll_above *above)
{
	for (size_t i = 6; i > 0; i--) {
		if (above->heading[i]) {
			use_heading(arena, part, above->heading[i]);
		}
	}
}
