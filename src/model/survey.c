#include "model/survey.h"

#include "base/buf.h"

struct reader {
	struct ll_arena *arena;
	struct ll_arena scratch;
	const struct ll_org *org;
	LL_VEC(struct ll_question) question;
	LL_VEC(struct ll_survey_row) row;
	struct ll_map by_text; /* text and scale -> index + 1 */
	struct ll_map group;   /* in lower case -> its first spelling */
};

static size_t question_of(struct reader *r, const struct ll_answer *answer)
{
	struct ll_buf key = ll_buf_make(&r->scratch);
	struct ll_question *question;
	void **slot;

	ll_buf_add(&key, ll_str_lower(&r->scratch, answer->question));
	ll_buf_add_char(&key, '\n');
	ll_buf_add_number(&key, answer->low, 6);
	ll_buf_add_char(&key, '\n');
	ll_buf_add_number(&key, answer->high, 6);
	slot = ll_map_slot(&r->by_text, ll_buf_done(&key));
	if (!*slot) {
		question = LL_PUSH(&r->scratch, &r->question);
		question->value = LL_NO_RECORD;
		question->low = answer->low;
		question->high = answer->high;
		*slot = (void *)(uintptr_t)r->question.n;
	}
	return (uintptr_t)*slot - 1;
}

static ll_str group_of(struct reader *r, ll_str group)
{
	void **slot = ll_map_slot(&r->group, ll_str_lower(&r->scratch, group));

	if (!*slot) {
		ll_str *name = LL_NEW(&r->scratch, ll_str, 1);

		*name = group;
		*slot = name;
	}
	return *(ll_str *)*slot;
}

static void add_answer(struct reader *r, const struct ll_record *record,
		       const struct ll_answer *answer)
{
	size_t at = question_of(r, answer);
	struct ll_question *question = &r->question.item[at];

	question->text = answer->question;
	if (answer->value.record != LL_NO_RECORD) {
		question->value = answer->value.record;
	}
	*LL_PUSH(&r->scratch, &r->row) = (struct ll_survey_row){
		.question = at,
		.month = record->month_last,
		.group = group_of(r, answer->group),
		.role = answer->role,
		.responses = answer->responses,
		.score = answer->score,
	};
}

static bool is_word(ll_str text, size_t at)
{
	return at < text.len &&
	       (ll_is_alnum(text.s[at]) || (unsigned char)text.s[at] >= 0x80);
}

/* @title stands in @text as whole words; both in lower case. */
static bool holds(ll_str text, ll_str title)
{
	size_t from = 0;

	while (title.len && from < text.len) {
		size_t at = ll_str_find(ll_str_from_pos(text, from), title);

		if (at == LL_NPOS) {
			return false;
		}
		at += from;
		if ((!at || !is_word(text, at - 1)) &&
		    !is_word(text, at + title.len)) {
			return true;
		}
		from = at + 1;
	}
	return false;
}

static void find_value(struct reader *r, struct ll_question *question)
{
	ll_str text = ll_str_lower(&r->scratch, question->text);
	size_t longest = 0;

	for (size_t i = 0; i < r->org->nrecords; i++) {
		const struct ll_record *value = &r->org->record[i];

		if ((value->kind == LL_KIND_VALUE ||
		     value->kind == LL_KIND_PRINCIPLE) &&
		    value->title.len > longest &&
		    holds(text, ll_str_lower(&r->scratch, value->title))) {
			question->value = i;
			longest = value->title.len;
		}
	}
}

struct ll_questions ll_questions_read(struct ll_arena *arena,
				      const struct ll_org *org)
{
	struct reader r = { .arena = arena, .org = org };
	struct ll_questions questions = { 0 };
	struct ll_asked_list *asked;

	r.by_text = ll_map_make(&r.scratch);
	r.group = ll_map_make(&r.scratch);
	for (size_t i = 0; i < org->nrecords; i++) {
		const struct ll_record *record = &org->record[i];

		for (size_t k = 0; k < record->nanswers && record->month_last.n;
		     k++) {
			add_answer(&r, record, &record->answer[k]);
		}
	}
	questions.n = r.question.n;
	questions.item = LL_NEW(arena, struct ll_question, questions.n);
	asked = ll_survey_show(arena, r.row.item, r.row.n, questions.n,
			       org->settings->minimum_group);
	for (size_t i = 0; i < questions.n; i++) {
		questions.item[i] = r.question.item[i];
		questions.item[i].asked = asked[i];
		if (questions.item[i].value == LL_NO_RECORD) {
			find_value(&r, &questions.item[i]);
		}
	}
	ll_arena_release(&r.scratch);
	return questions;
}
