#include "check/rhythm.h"

#include "base/buf.h"
#include "history/workshop.h"

/* Meetings of these kinds decide something, or somebody does something. */
static bool is_to_decide(const struct ll_record *meeting)
{
	static const char *const kind[] = { "check-in", "review", "planning",
					    "workshop", "follow-up" };

	for (size_t i = 0; i < sizeof(kind) / sizeof(kind[0]); i++) {
		if (ll_meeting_is(meeting, kind[i])) {
			return true;
		}
	}
	return false;
}

void ll_rule_meeting_empty(const struct ll_rhythm *rhythm)
{
	for (size_t i = 0; i < rhythm->org->nrecords; i++) {
		const struct ll_record *meeting = &rhythm->org->record[i];

		if (is_to_decide(meeting) && !meeting->ndecisions &&
		    !meeting->nactions && meeting->date.n &&
		    meeting->date.n <= rhythm->today.n) {
			ll_rhythm_add(rhythm, LL_D_MEETING_EMPTY, meeting,
				      meeting->title, LL_STR(""));
		}
	}
}

void ll_rule_follow_up_due(const struct ll_rhythm *rhythm)
{
	for (size_t i = 0; i < rhythm->org->nrecords; i++) {
		const struct ll_record *meeting = &rhythm->org->record[i];
		ll_date day = ll_follow_up_day(meeting);

		if (meeting->kind == LL_KIND_MEETING && day.n &&
		    day.n < rhythm->today.n &&
		    ll_follow_up_of(rhythm->org, i) == LL_NO_RECORD) {
			ll_rhythm_add(
				rhythm, LL_D_FOLLOW_UP_DUE, meeting,
				meeting->title,
				ll_ago(rhythm->arena, rhythm->today, day));
		}
	}
}

/* "no themes and no agreement" */
static ll_str missing_steps(struct ll_arena *arena,
			    const struct ll_workshop *workshop)
{
	static const char *const name[LL_NSTEPS] = {
		[LL_STEP_PURPOSE] = "purpose",
		[LL_STEP_QUESTION] = "question",
		[LL_STEP_RESPONSES] = "responses",
		[LL_STEP_SHARING] = "sharing",
		[LL_STEP_THEMES] = "themes",
		[LL_STEP_PRINCIPLES] = "principles",
		[LL_STEP_AGREEMENT] = "agreement",
		[LL_STEP_FOLLOW_UP] = "follow-up",
	};
	struct ll_buf buf = ll_buf_make(arena);
	size_t n = 0;
	size_t told = 0;

	for (size_t i = 0; i < LL_NSTEPS; i++) {
		n += !workshop->there[i];
	}
	for (size_t i = 0; i < LL_NSTEPS; i++) {
		if (workshop->there[i]) {
			continue;
		}
		told++;
		ll_buf_addf(&buf, "%s%s",
			    told == 1   ? ""
			    : told == n ? " and no "
					: ", no ",
			    name[i]);
	}
	return ll_buf_str(&buf);
}

void ll_rule_workshop_step(const struct ll_rhythm *rhythm)
{
	for (size_t i = 0; i < rhythm->org->nrecords; i++) {
		const struct ll_record *meeting = &rhythm->org->record[i];
		struct ll_workshop workshop;
		ll_str missing;

		if (!ll_meeting_is(meeting, "workshop") ||
		    meeting->date.n > rhythm->today.n) {
			continue;
		}
		workshop = ll_workshop_make(rhythm->arena, rhythm->org, i);
		missing = missing_steps(rhythm->arena, &workshop);
		if (missing.len) {
			ll_rhythm_add(rhythm, LL_D_WORKSHOP_STEP, meeting,
				      meeting->title, missing);
		}
	}
}
