#include "check/rule.h"

#include "model/survey.h"

/* The line of a survey that asks it, where one file alone holds that month. */
static bool place(const struct ll_org *org, const struct ll_question *question,
		  ll_month month, struct ll_pos *pos)
{
	size_t files = 0;

	for (size_t i = 0; i < org->nrecords; i++) {
		const struct ll_record *record = &org->record[i];
		bool asks = false;

		for (size_t k = 0;
		     k < record->nanswers && record->month_last.n == month.n;
		     k++) {
			if (!asks &&
			    ll_str_eq_nocase(record->answer[k].question,
					     question->text)) {
				*pos = (struct ll_pos){
					.path = record->path,
					.line = record->answer[k].line,
				};
				asks = true;
			}
		}
		files += asks;
	}
	return files == 1;
}

static void compare(const struct ll_check *check,
		    const struct ll_question *question)
{
	const struct ll_asked *last =
		&question->asked.item[question->asked.n - 1];
	const struct ll_figure *leaders = &last->role[LL_ROLE_LEADER];
	const struct ll_figure *staff = &last->role[LL_ROLE_STAFF];
	double gap = leaders->score - staff->score;
	double width = question->high - question->low;
	struct ll_pos pos;

	if (!leaders->responses || !staff->responses || width <= 0 ||
	    100 * (gap < 0 ? -gap : gap) <
		    width * check->org->settings->param[LL_P_GAP] ||
	    !place(check->org, question, last->month, &pos)) {
		return;
	}
	ll_diag_add(check->diags, LL_D_PULSE_GAP, pos, question->text,
		    ll_strf(check->diags->arena, "%.1f and %.1f",
			    leaders->score, staff->score));
}

void ll_rule_pulse_gap(const struct ll_check *check)
{
	struct ll_arena scratch = { 0 };
	struct ll_questions questions = ll_questions_read(&scratch, check->org);

	for (size_t i = 0; i < questions.n; i++) {
		compare(check, &questions.item[i]);
	}
	ll_arena_release(&scratch);
}

/* A group is small in most questions of a survey: it is told once. */
static void tell_small(const struct ll_check *check,
		       const struct ll_record *survey)
{
	long minimum = check->org->settings->minimum_group;
	struct ll_arena scratch = { 0 };
	struct ll_map told = ll_map_make(&scratch);

	for (size_t i = 0; i < survey->nanswers; i++) {
		const struct ll_answer *answer = &survey->answer[i];
		void **slot = ll_map_slot(&told, answer->group);

		if (answer->responses < minimum && !*slot) {
			*slot = &told;
			ll_diag_add(check->diags, LL_D_PULSE_SMALL,
				    ll_rule_line_pos(survey, answer->line),
				    ll_rule_number(check, (size_t)minimum),
				    LL_STR(""));
		}
	}
	ll_arena_release(&scratch);
}

/* Of the newest month: how people were grouped before cannot be changed. */
void ll_rule_pulse_small(const struct ll_check *check)
{
	int newest = 0;

	LL_EACH(check->org, LL_KIND_PULSE, survey)
	{
		if (survey->nanswers && survey->month_last.n > newest) {
			newest = survey->month_last.n;
		}
	}
	LL_EACH(check->org, LL_KIND_PULSE, survey)
	{
		if (survey->month_last.n == newest) {
			tell_small(check, survey);
		}
	}
}
