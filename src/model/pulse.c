#include "model/pulse.h"

#include "base/buf.h"
#include "model/record.h"
#include "model/refs.h"
#include "text/csv.h"

bool ll_path_is_survey(ll_str path)
{
	return ll_str_ends_nocase(path, LL_STR(".csv"));
}

/* ---- comments ------------------------------------------------------------ */

struct opener {
	struct ll_arena *arena;
	struct ll_part *whole;
	struct ll_value **next;
};

/* "# audience: leaders"; what may be meant so is not read over. */
static void read_comment(struct opener *o, ll_str line, int number)
{
	struct ll_value *value;
	ll_str key;
	ll_str text;
	ll_str word;

	line = ll_str_trim(ll_str_from_pos(line, 1));
	if (!ll_str_cut(line, ':', &key, &text)) {
		ll_str_cut(line, ' ', &word, &text);
		if (ll_key_may_be_audience(word)) {
			o->whole->certain = false;
		}
		return;
	}
	value = LL_NEW(o->arena, struct ll_value, 1);
	value->kind = LL_SCALAR;
	value->key = ll_str_trim(key);
	value->text = ll_str_trim(text);
	value->line = number;
	value->key_line = number;
	value->column = 1;
	value->key_column = 1;
	*o->next = value;
	o->next = &value->next;
}

/* An audience that stands where it is not looked for. */
static void look_for_audience(struct opener *o, ll_str rows)
{
	ll_str line = ll_str_line(&rows);
	ll_str cell;

	while (line.len) {
		ll_str_cut(line, ',', &cell, &line);
		cell = ll_str_trim(cell);
		if (cell.len > 1 && cell.s[0] == '"') {
			cell = ll_str_sub(cell, 1, cell.len - 1);
		}
		if (ll_key_may_be_audience(ll_str_trim(cell))) {
			o->whole->certain = false;
		}
	}
	while (rows.len) {
		line = ll_str_trim(ll_str_line(&rows));
		if (line.len && line.s[0] == '#') {
			ll_str_cut(ll_str_from_pos(line, 1), ':', &cell, &line);
			if (ll_key_may_be_audience(ll_str_trim(cell))) {
				o->whole->certain = false;
			}
		}
	}
}

void ll_pulse_open(struct ll_arena *arena, ll_str text, struct ll_part *whole,
		   struct ll_states *states)
{
	struct opener o = { .arena = arena, .whole = whole };
	int number = 1;

	o.next = &states->md.meta->child;
	for (;;) {
		ll_str rest = text;
		ll_str line = ll_str_trim(ll_str_line(&rest));

		if (!text.len || (line.len && line.s[0] != '#')) {
			break;
		}
		if (line.len) {
			read_comment(&o, line, number);
		}
		text = rest;
		number++;
	}
	look_for_audience(&o, text);
	whole->rows = text;
	whole->rows_line = number;
}

/* ---- columns ------------------------------------------------------------- */

enum column { QUESTION, GROUP, ROLE, RESPONSES, SCORE, SCALE, VALUE, NCOLUMNS };

static const struct {
	ll_str word;
	enum column column;
} known[] = {
	{ LL_STR_INIT("question"), QUESTION },
	{ LL_STR_INIT("statement"), QUESTION },
	{ LL_STR_INIT("item"), QUESTION },
	{ LL_STR_INIT("group"), GROUP },
	{ LL_STR_INIT("team"), GROUP },
	{ LL_STR_INIT("role"), ROLE },
	{ LL_STR_INIT("responses"), RESPONSES },
	{ LL_STR_INIT("respondents"), RESPONSES },
	{ LL_STR_INIT("n"), RESPONSES },
	{ LL_STR_INIT("score"), SCORE },
	{ LL_STR_INIT("mean"), SCORE },
	{ LL_STR_INIT("average"), SCORE },
	{ LL_STR_INIT("scale"), SCALE },
	{ LL_STR_INIT("value"), VALUE },
	{ LL_STR_INIT("principle"), VALUE },
	{ LL_STR_INIT("link"), VALUE },
};

static const ll_str column_name[NCOLUMNS] = {
	[QUESTION] = LL_STR_INIT("question"),
	[GROUP] = LL_STR_INIT("group"),
	[ROLE] = LL_STR_INIT("role"),
	[RESPONSES] = LL_STR_INIT("responses"),
	[SCORE] = LL_STR_INIT("score"),
	[SCALE] = LL_STR_INIT("scale"),
	[VALUE] = LL_STR_INIT("value"),
};

struct reader {
	struct ll_record_reader *common;
	struct ll_arena *arena;
	const struct ll_csv_row *row;
	size_t at[NCOLUMNS]; /* index of the column + 1, or 0 */
	LL_VEC(struct ll_answer) answer;
	struct ll_map seen; /* question, group, role -> line */
};

static void tell(const struct reader *r, enum ll_diag_code code, int line,
		 int column, ll_str a)
{
	const struct ll_part *part = r->common->part;
	struct ll_pos pos = { part->path, line, column };

	if (r->common->diags) {
		ll_diag_add(r->common->diags, code, pos, a, LL_STR(""));
	}
}

static void read_header(struct reader *r, const struct ll_csv_row *row)
{
	for (size_t i = 0; i < row->n; i++) {
		ll_str cell = ll_str_trim(row->cell[i].text);

		for (size_t k = 0; k < sizeof(known) / sizeof(*known); k++) {
			if (ll_key_eq(cell, known[k].word) &&
			    !r->at[known[k].column]) {
				r->at[known[k].column] = i + 1;
			}
		}
	}
}

/* What a survey is nothing without. */
static bool has_columns(const struct reader *r, const struct ll_csv_row *row)
{
	static const enum column needed[] = { QUESTION, RESPONSES, SCORE };
	bool fine = true;

	for (size_t i = 0; i < sizeof(needed) / sizeof(*needed); i++) {
		if (!r->at[needed[i]]) {
			tell(r, LL_D_PULSE_COLUMN, row->line, 0,
			     column_name[needed[i]]);
			fine = false;
		}
	}
	return fine;
}

/* ---- cells --------------------------------------------------------------- */

static ll_str cell_text(const struct reader *r, enum column column)
{
	size_t at = r->at[column];

	return at && at <= r->row->n
		       ? ll_text_fold(r->arena, r->row->cell[at - 1].text)
		       : LL_STR("");
}

static void tell_cell(const struct reader *r, enum ll_diag_code code,
		      enum column column, ll_str a)
{
	size_t at = r->at[column];
	const struct ll_csv_cell *cell =
		at && at <= r->row->n ? &r->row->cell[at - 1] : NULL;

	tell(r, code, cell ? cell->line : r->row->line, cell ? cell->column : 0,
	     a);
}

/* "All" is how many tools call the row that is no group. */
static bool is_everybody(ll_str text)
{
	static const ll_str word[] = {
		LL_STR_INIT("all"),       LL_STR_INIT("everyone"),
		LL_STR_INIT("total"),     LL_STR_INIT("overall"),
		LL_STR_INIT("everybody"), LL_STR_INIT("all groups"),
		LL_STR_INIT("all staff"), LL_STR_INIT("both"),
	};

	for (size_t i = 0; i < sizeof(word) / sizeof(*word); i++) {
		if (ll_key_eq(text, word[i])) {
			return true;
		}
	}
	return !text.len || ll_text_is_placeholder(text);
}

static bool read_role(const struct reader *r, struct ll_answer *answer)
{
	static const struct {
		ll_str word;
		enum ll_role role;
	} row[] = {
		{ LL_STR_INIT("leader"), LL_ROLE_LEADER },
		{ LL_STR_INIT("leaders"), LL_ROLE_LEADER },
		{ LL_STR_INIT("staff"), LL_ROLE_STAFF },
	};
	ll_str text = cell_text(r, ROLE);

	if (is_everybody(text)) {
		return true;
	}
	for (size_t i = 0; i < sizeof(row) / sizeof(*row); i++) {
		if (ll_str_eq_nocase(text, row[i].word)) {
			answer->role = row[i].role;
			return true;
		}
	}
	tell_cell(r, LL_D_PULSE_ROLE, ROLE, text);
	return false;
}

static bool read_number(const struct reader *r, enum column column,
			double *value)
{
	ll_str unit;
	ll_number number = ll_number_parse(cell_text(r, column), &unit);

	if (!number.known || (unit.len && !ll_str_is(unit, "%"))) {
		tell_cell(r, LL_D_PULSE_NUMBER, column, column_name[column]);
		return false;
	}
	*value = number.value;
	return true;
}

/* "1-5", "1 to 5", or "100" for 0 to 100. */
static bool read_scale(const struct reader *r, struct ll_answer *answer)
{
	static const ll_str between[] = { LL_STR_INIT("-"),
					  LL_STR_INIT("\xe2\x80\x93"),
					  LL_STR_INIT(" to "),
					  LL_STR_INIT(".."), LL_STR_INIT(":") };
	ll_str text = cell_text(r, SCALE);
	ll_number low = { 0, true };
	ll_number high;
	size_t at = LL_NPOS;

	if (!text.len) {
		return true;
	}
	for (size_t i = 0;
	     at == LL_NPOS && i < sizeof(between) / sizeof(*between); i++) {
		at = ll_str_find(ll_str_from_pos(text, 1), between[i]);
		if (at != LL_NPOS) {
			low = ll_number_parse(ll_str_sub(text, 0, at + 1),
					      NULL);
			text = ll_str_from_pos(text, at + 1 + between[i].len);
		}
	}
	high = ll_number_parse(text, NULL);
	if (!low.known || !high.known || low.value >= high.value) {
		tell_cell(r, LL_D_PULSE_NUMBER, SCALE, column_name[SCALE]);
		return false;
	}
	answer->low = low.value;
	answer->high = high.value;
	if (answer->score < answer->low || answer->score > answer->high) {
		tell_cell(r, LL_D_PULSE_SCALE, SCORE, LL_STR(""));
		return false;
	}
	return true;
}

static struct ll_ref read_value(const struct reader *r)
{
	ll_str text = cell_text(r, VALUE);
	size_t middle = ll_str_find(text, LL_STR("]("));

	if (ll_text_is_placeholder(text)) {
		text = LL_STR("");
	}
	if (middle != LL_NPOS) { /* [Warmth](../values.md#warmth) */
		text = ll_str_from_pos(text, middle + 2);
		text.len -= ll_str_ends(text, LL_STR(")"));
	}
	return ll_ref_make(text, LL_STR(""), r->row->line);
}

/* ---- rows ---------------------------------------------------------------- */

static bool is_twice(struct reader *r, const struct ll_answer *answer)
{
	ll_str key = ll_strf(r->arena, "%" LL_FMT "\n%" LL_FMT "\n%d",
			     LL_ARG(answer->question), LL_ARG(answer->group),
			     (int)answer->role);
	void **slot = ll_map_slot(&r->seen, ll_str_lower(r->arena, key));

	if (*slot) {
		tell(r, LL_D_PULSE_TWICE, answer->line, 0,
		     ll_strf(r->arena, "%d", (int)(intptr_t)*slot));
		return true;
	}
	*slot = (void *)(intptr_t)answer->line;
	return false;
}

static bool read_people(const struct reader *r, struct ll_answer *answer)
{
	double people;

	if (!read_number(r, RESPONSES, &people)) {
		return false;
	}
	if (people < 0 || people > 1e9 || people != (double)(long)people) {
		tell_cell(r, LL_D_PULSE_NUMBER, RESPONSES,
			  column_name[RESPONSES]);
		return false;
	}
	answer->responses = (long)people;
	return answer->responses > 0; /* nobody answered: nothing to say */
}

static void read_row(struct reader *r)
{
	struct ll_answer answer = { .line = r->row->line };

	if (r->row->fault) {
		tell(r, LL_D_PULSE_ROW, r->row->fault_line,
		     r->row->fault_column, ll_str_from(r->row->fault));
		return;
	}
	answer.question = cell_text(r, QUESTION);
	answer.group = cell_text(r, GROUP);
	if (is_everybody(answer.group)) {
		answer.group = LL_STR("");
	}
	if (!answer.question.len) {
		tell_cell(r, LL_D_PULSE_ROW, QUESTION,
			  LL_STR("it has no question"));
		return;
	}
	if (!read_role(r, &answer) || !read_people(r, &answer) ||
	    !read_number(r, SCORE, &answer.score) || !read_scale(r, &answer) ||
	    is_twice(r, &answer)) {
		return;
	}
	answer.value = read_value(r);
	*LL_PUSH(r->arena, &r->answer) = answer;
}

void ll_pulse_read(struct ll_record_reader *common, struct ll_record *record)
{
	struct reader r = { .common = common, .arena = common->arena };
	const struct ll_part *part = common->part;
	struct ll_csv csv = ll_csv_read(r.arena, part->rows, part->rows_line);

	r.seen = ll_map_make(r.arena);
	ll_months_read(common, record);
	if (!record->month_last.n) {
		tell(&r, LL_D_PULSE_MONTH, 1, 0, LL_STR(""));
	} else if (!ll_part_text(r.arena, part, LL_FIELD_TITLE).len) {
		record->title = ll_strf(
			r.arena, "Survey of %" LL_FMT,
			LL_ARG(ll_month_long(r.arena, record->month_last)));
	}
	for (size_t i = 0; i < csv.n; i++) {
		r.row = &csv.row[i];
		if (i == 0) {
			read_header(&r, r.row);
			if (!has_columns(&r, r.row)) {
				break;
			}
		} else if (!ll_str_starts(r.row->cell[0].text, LL_STR("#"))) {
			read_row(&r);
		}
	}
	record->answer = r.answer.item;
	record->nanswers = r.answer.n;
}
