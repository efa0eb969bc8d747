#include "site/export_internal.h"

static void add_figure(const struct ll_exporter *x, struct ll_json *to,
		       const char *key, const struct ll_figure *figure)
{
	bool shown = figure->responses > 0;
	struct ll_json *node = ll_json_add_object(x->arena, to, key);

	ll_json_number(x->arena, node, "responses",
		       (ll_number){ (double)figure->responses, shown });
	ll_json_number(x->arena, node, "score",
		       (ll_number){ figure->score, shown });
}

static void add_asked(const struct ll_exporter *x, struct ll_json *to,
		      const struct ll_view_question *question,
		      const struct ll_asked *asked)
{
	bool scale = question->high > question->low;
	struct ll_json *groups;

	ll_json_text(x->arena, to, "question", question->text);
	ll_export_id(x, to, "value", question->value);
	ll_json_number(x->arena, to, "scale_low",
		       (ll_number){ question->low, scale });
	ll_json_number(x->arena, to, "scale_high",
		       (ll_number){ question->high, scale });
	add_figure(x, to, "leaders", &asked->role[LL_ROLE_LEADER]);
	add_figure(x, to, "staff", &asked->role[LL_ROLE_STAFF]);
	add_figure(x, to, "everyone", &asked->role[LL_ROLE_ALL]);
	groups = ll_json_add_array(x->arena, to, "groups");
	for (size_t i = 0; i < asked->ngroups; i++) {
		struct ll_json *node = ll_json_add_object(x->arena, groups, "");

		ll_json_text(x->arena, node, "name", asked->group[i].name);
		add_figure(x, node, "figure", &asked->group[i].figure);
	}
	ll_json_long(x->arena, to, "withheld", (long)asked->nhidden);
}

void ll_export_survey(const struct ll_exporter *x, struct ll_json *to,
		      const struct ll_view_record *record)
{
	struct ll_json *array;

	ll_export_month(x, to, "month", record->month_last);
	array = ll_json_add_array(x->arena, to, "questions");
	for (size_t i = 0; i < x->view->nquestions; i++) {
		const struct ll_view_question *question = &x->view->question[i];

		for (size_t k = 0; k < question->nasked; k++) {
			if (question->asked[k].month.n ==
			    record->month_last.n) {
				add_asked(
					x,
					ll_json_add_object(x->arena, array, ""),
					question, &question->asked[k]);
			}
		}
	}
}
