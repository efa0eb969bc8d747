#include "model/part.h"

#include "base/buf.h"

struct ll_pos ll_part_pos(const struct ll_part *part, int line)
{
	return (struct ll_pos){ .path = part->path, .line = line };
}

void ll_part_use_meta(struct ll_arena *arena, struct ll_part *part,
		      const struct ll_value *meta)
{
	size_t n = 0;

	for (const struct ll_value *v = meta->child; v; v = v->next) {
		n++;
	}
	part->field = LL_NEW(arena, struct ll_field_use, n);
	part->nfields = 0;
	for (const struct ll_value *v = meta->child; v; v = v->next) {
		struct ll_field_use *use = &part->field[part->nfields++];

		use->value = v;
		use->field = ll_field_of(part->rule, v->key, &use->name);
	}
}

bool ll_text_is_placeholder(ll_str text)
{
	static const ll_str placeholder[] = {
		LL_STR_INIT("tbd"),    LL_STR_INIT("tba"),
		LL_STR_INIT("todo"),   LL_STR_INIT("n/a"),
		LL_STR_INIT("none"),   LL_STR_INIT("nobody"),
		LL_STR_INIT("null"),   LL_STR_INIT("unassigned"),
		LL_STR_INIT("?"),      LL_STR_INIT("??"),
		LL_STR_INIT("..."),    LL_STR_INIT("\xe2\x80\xa6"),
		LL_STR_INIT("~"),      LL_STR_INIT("\xe2\x80\x93"),
		LL_STR_INIT("--"),     LL_STR_INIT("\xe2\x80\x94"),
		LL_STR_INIT("-"),      LL_STR_INIT("to be determined"),
		LL_STR_INIT("vacant"),
	};

	text = ll_str_trim(text);
	for (size_t i = 0; i < sizeof(placeholder) / sizeof(placeholder[0]);
	     i++) {
		if (ll_str_eq_nocase(text, placeholder[i])) {
			return true;
		}
	}
	return !text.len;
}

bool ll_value_is_empty(const struct ll_value *value)
{
	if (value->kind == LL_SCALAR) {
		return ll_text_is_placeholder(value->text);
	}
	return !value->child;
}

const struct ll_value *ll_part_get(const struct ll_part *part,
				   enum ll_field field)
{
	for (size_t i = 0; i < part->nfields; i++) {
		if (part->field[i].field == field &&
		    !ll_value_is_empty(part->field[i].value)) {
			return part->field[i].value;
		}
	}
	return NULL;
}

const struct ll_value *ll_part_get_wide(const struct ll_part *part,
					enum ll_field field)
{
	const struct ll_value *value = ll_part_get(part, field);

	return value || !part->whole ? value : ll_part_get(part->whole, field);
}

static bool is_folded(ll_str text)
{
	for (size_t i = 0; i < text.len; i++) {
		bool blank = ll_is_blank(text.s[i]);

		if (blank && (text.s[i] != ' ' || i == 0 || i + 1 == text.len ||
			      ll_is_blank(text.s[i - 1]))) {
			return false;
		}
	}
	return true;
}

ll_str ll_text_fold(struct ll_arena *arena, ll_str text)
{
	char *out;
	size_t n = 0;

	if (is_folded(text)) {
		return text;
	}
	text = ll_str_trim(text);
	out = LL_NEW(arena, char, text.len);
	for (size_t i = 0; i < text.len; i++) {
		if (!ll_is_blank(text.s[i])) {
			out[n++] = text.s[i];
		} else if (!ll_is_blank(text.s[i - 1])) {
			out[n++] = ' ';
		}
	}
	return (ll_str){ out, n };
}

static void add_flat(struct ll_buf *buf, const struct ll_value *value)
{
	if (value->kind == LL_SCALAR) {
		ll_buf_add(buf, ll_text_fold(buf->arena, value->text));
		return;
	}
	for (const struct ll_value *v = value->child; v; v = v->next) {
		if (v != value->child) {
			ll_buf_add(buf, LL_STR(", "));
		}
		if (value->kind == LL_MAP) {
			ll_buf_add(buf, ll_text_fold(buf->arena, v->key));
			ll_buf_add(buf, ll_value_is_empty(v) ? LL_STR("")
							     : LL_STR(": "));
		}
		add_flat(buf, v);
	}
}

ll_str ll_value_flat(struct ll_arena *arena, const struct ll_value *value)
{
	struct ll_buf buf = ll_buf_make(arena);

	if (value->kind == LL_SCALAR) {
		return ll_text_fold(arena, value->text);
	}
	add_flat(&buf, value);
	return ll_buf_done(&buf);
}

ll_str ll_part_text(struct ll_arena *arena, const struct ll_part *part,
		    enum ll_field field)
{
	const struct ll_value *value = ll_part_get(part, field);

	return value ? ll_value_flat(arena, value) : LL_STR("");
}

ll_date ll_value_date(const struct ll_part *part, const struct ll_value *value,
		      bool end_of_month, struct ll_diags *diags)
{
	ll_str text = ll_str_trim(value->text);
	ll_date date = ll_date_parse(text);
	ll_month month = ll_month_parse(text);

	if (!date.n && month.n) {
		date = end_of_month ? ll_month_last(month)
				    : ll_month_first(month);
	}
	if (!date.n && diags && !ll_value_is_empty(value)) {
		ll_diag_add(diags, LL_D_DATE_BAD,
			    ll_part_pos(part, value->line),
			    ll_value_flat(diags->arena, value), LL_STR(""));
	}
	return date;
}

ll_number ll_value_number(const struct ll_part *part,
			  const struct ll_value *value, ll_str *unit,
			  struct ll_diags *diags)
{
	ll_number number = ll_number_parse(value->text, unit);

	if (!number.known && diags && !ll_value_is_empty(value)) {
		ll_diag_add(diags, LL_D_NUMBER_BAD,
			    ll_part_pos(part, value->line),
			    ll_value_flat(diags->arena, value),
			    ll_str_trim(value->key));
	}
	return number;
}

enum ll_status ll_status_read(const struct ll_rule *rule, ll_str text,
			      bool *known)
{
	static const ll_str mark[] = { LL_STR_INIT("("),
				       LL_STR_INIT(","),
				       LL_STR_INIT(";"),
				       LL_STR_INIT(":"),
				       LL_STR_INIT(". "),
				       LL_STR_INIT(" - "),
				       LL_STR_INIT("\xe2\x80\x93"),
				       LL_STR_INIT("\xe2\x80\x94") };

	text = ll_str_trim(text);
	*known = ll_status_known(rule, text);
	for (size_t i = 0; !*known && i < sizeof(mark) / sizeof(mark[0]); i++) {
		size_t at = ll_str_find(text, mark[i]);

		if (at != LL_NPOS && at > 0) {
			text = ll_str_trim(ll_str_sub(text, 0, at));
			*known = ll_status_known(rule, text);
		}
	}
	return *known ? ll_status_parse(rule, text) : LL_STATUS_UNKNOWN;
}

enum ll_status ll_value_status(const struct ll_part *part,
			       const struct ll_value *value,
			       struct ll_diags *diags)
{
	bool known;
	enum ll_status status = ll_status_read(part->rule, value->text, &known);
	size_t n;
	const ll_str *words = ll_status_words(&n);

	if (!known && diags && !ll_value_is_empty(value)) {
		ll_diag_add(
			diags, LL_D_STATUS_UNKNOWN,
			ll_part_pos(part, value->line),
			ll_value_flat(diags->arena, value),
			ll_did_you_mean(diags->arena, value->text, words, n));
	}
	return status;
}

bool ll_heading_is(struct ll_arena *arena, const struct ll_md_node *node,
		   const ll_str *names, size_t nnames)
{
	ll_str text;

	if (node->type != LL_MD_HEADING) {
		return false;
	}
	text = ll_str_trim(ll_md_plain(arena, node));
	if (text.len && text.s[text.len - 1] == ':') {
		text.len--;
	}
	for (size_t i = 0; i < nnames; i++) {
		if (ll_key_eq(text, names[i])) {
			return true;
		}
	}
	return false;
}
