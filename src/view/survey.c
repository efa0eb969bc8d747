#include "view/build.h"

#include "model/survey.h"

/* Questions about @value, or about none. */
static void add_questions(struct ll_build *build,
			  const struct ll_questions *questions,
			  const struct ll_view_record *value)
{
	for (size_t i = 0; i < questions->n; i++) {
		const struct ll_question *from = &questions->item[i];
		struct ll_view *view = build->view;

		if (ll_build_at(build, from->value) == value) {
			view->question[view->nquestions++] =
				(struct ll_view_question){
					.text = from->text,
					.value = value,
					.low = from->low,
					.high = from->high,
					.asked = from->asked.item,
					.nasked = from->asked.n,
				};
		}
	}
}

static void add_about(struct ll_build *build,
		      const struct ll_questions *questions,
		      const struct ll_view_list *values)
{
	for (size_t i = 0; i < values->n; i++) {
		add_questions(build, questions, values->item[i]);
	}
}

void ll_build_surveys(struct ll_build *build)
{
	struct ll_questions questions =
		ll_questions_read(build->arena, build->org);
	struct ll_view *view = build->view;

	view->question =
		LL_NEW(build->arena, struct ll_view_question, questions.n);
	add_about(build, &questions, &view->by_kind[LL_KIND_VALUE]);
	add_about(build, &questions, &view->by_kind[LL_KIND_PRINCIPLE]);
	add_questions(build, &questions, NULL);
}
