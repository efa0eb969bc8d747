#include "history/in_use.h"

/* Citations while they are counted. */
struct counter {
	const struct ll_org *org;
	ll_date today;
	struct ll_in_use *use;
	size_t *at;      /* [nrecords]: index into use + 1 */
	size_t *counted; /* [nrecords]: source that was counted last, + 1 */
};

/* One source counts once, as what it is first. */
static void cite(const struct counter *it, size_t source, size_t target,
		 enum ll_use how, ll_date day)
{
	struct ll_in_use *use;
	int32_t age;

	if (target == LL_NO_RECORD || target == source || !it->at[target] ||
	    it->counted[target] == source + 1 || !day.n ||
	    day.n > it->today.n) {
		return;
	}
	it->counted[target] = source + 1;
	use = &it->use[it->at[target] - 1];
	if (day.n > use->last.n) {
		use->last = day;
		use->last_by = source;
	}
	age = ll_month_of(it->today).n - ll_month_of(day).n;
	if (age < LL_USE_MONTHS) {
		use->use[how]++;
		use->month[LL_USE_MONTHS - 1 - age]++;
		use->nuses++;
	}
}

static void cite_all(const struct counter *it, size_t source,
		     struct ll_refs refs, enum ll_use how, ll_date day)
{
	for (size_t i = 0; i < refs.n; i++) {
		cite(it, source, refs.ref[i].record, how, day);
	}
}

static ll_date earlier(ll_date a, ll_date b)
{
	return a.n && a.n < b.n ? a : b;
}

static void cite_meeting(const struct counter *it, size_t source)
{
	const struct ll_record *meeting = &it->org->record[source];

	for (size_t i = 0; i < meeting->ndecisions; i++) {
		cite_all(it, source, meeting->decision[i].about,
			 LL_USE_DECISION, meeting->date);
	}
	cite_all(it, source, meeting->links, LL_USE_MEETING, meeting->date);
}

static void cite_goal(const struct counter *it, size_t source)
{
	const struct ll_record *goal = &it->org->record[source];
	ll_date end = goal->period.name.len ? goal->period.last : goal->due;
	ll_date start = goal->start.n ? goal->start : goal->period.first;

	if (start.n > it->today.n) {
		return;
	}
	end = earlier(end, it->today);
	cite_all(it, source, goal->supports, LL_USE_GOAL, end);
	cite_all(it, source, goal->links, LL_USE_GOAL, end);
}

static void cite_by(const struct counter *it, size_t source)
{
	const struct ll_record *record = &it->org->record[source];
	ll_date month_end = ll_month_last(record->month_last);

	switch (record->kind) {
	case LL_KIND_MEETING:
		cite_meeting(it, source);
		break;
	case LL_KIND_MOMENT:
		cite_all(it, source, record->values, LL_USE_MOMENT,
			 record->date);
		cite_all(it, source, record->links, LL_USE_MOMENT,
			 record->date);
		break;
	case LL_KIND_UPDATE:
		cite_all(it, source, record->links, LL_USE_UPDATE,
			 earlier(month_end, it->today));
		break;
	case LL_KIND_GOAL:
		cite_goal(it, source);
		break;
	case LL_KIND_PAGE:
	case LL_KIND_MISSION:
	case LL_KIND_VISION:
	case LL_KIND_VALUE:
	case LL_KIND_PRINCIPLE:
	case LL_KIND_PILLAR:
	case LL_KIND_TEAM:
	case LL_KIND_PERSON:
	case LL_KIND_PULSE:
	case LL_KIND_ROAD:
	case LL_KIND_NONE:
	case LL_NKINDS:
		break;
	}
}

struct ll_in_use *ll_in_use_make(struct ll_arena *arena,
				 const struct ll_org *org, ll_date today,
				 size_t *n)
{
	struct counter it = { .org = org, .today = today };

	it.at = LL_NEW(arena, size_t, org->nrecords);
	it.counted = LL_NEW(arena, size_t, org->nrecords);
	it.use = LL_NEW(arena, struct ll_in_use, org->nrecords);
	*n = 0;
	for (size_t i = 0; i < org->nrecords; i++) {
		if (org->record[i].kind == LL_KIND_VALUE ||
		    org->record[i].kind == LL_KIND_PRINCIPLE) {
			it.use[*n].record = i;
			it.use[*n].last_by = LL_NO_RECORD;
			it.at[i] = ++*n;
		}
	}
	for (size_t i = 0; *n && i < org->nrecords; i++) {
		cite_by(&it, i);
	}
	return it.use;
}
