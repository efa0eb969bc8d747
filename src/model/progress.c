#include "model/derive.h"

/*
 * How far goals are: the mean of their own parts, else of the goals that
 * support them. A number that nobody gave is unknown, and stays so.
 */

static const ll_number unknown;

/** A weighted mean under construction. */
struct mean {
	double sum;
	double weight;
};

static void mean_add(struct mean *mean, ll_number part, double weight)
{
	if (part.known) {
		double clipped = part.value < 0   ? 0
				 : part.value > 1 ? 1
						  : part.value;

		mean->sum += clipped * weight;
		mean->weight += weight;
	}
}

static ll_number mean_value(const struct mean *mean)
{
	return mean->weight > 0 ? (ll_number){ mean->sum / mean->weight, true }
				: unknown;
}

ll_number ll_key_results_progress(const struct ll_record *goal, size_t *done,
				  size_t *all)
{
	bool tracked = false;

	*all = 0;
	*done = 0;
	for (size_t i = 0; i < goal->nkey_results; i++) {
		const struct ll_key_result *result = &goal->key_result[i];

		if (result->status != LL_STATUS_DROPPED) {
			*all += 1;
			*done += result->done;
			tracked = tracked || result->tracked;
		}
	}
	return tracked ? (ll_number){ (double)*done / (double)*all, true }
		       : unknown;
}

static void progress_of_parts(struct ll_record *goal)
{
	struct mean mean = { 0, 0 };
	size_t done;
	size_t all;

	for (size_t i = 0; i < goal->nmetrics; i++) {
		mean_add(&mean, ll_metric_progress(&goal->metric[i]),
			 goal->metric[i].weight);
	}
	mean_add(&mean, ll_key_results_progress(goal, &done, &all), 1);
	goal->progress = mean_value(&mean);
	goal->progress_from =
		goal->progress.known ? LL_FROM_OWN_PARTS : LL_FROM_NOTHING;
}

static void progress_of_children(const struct ll_org *org,
				 struct ll_record *goal)
{
	struct mean mean = { 0, 0 };

	if (goal->progress.known) {
		return;
	}
	for (size_t i = 0; i < goal->nchildren; i++) {
		const struct ll_record *child = &org->record[goal->child[i]];

		if (child->kind == LL_KIND_GOAL &&
		    child->status != LL_STATUS_DROPPED) {
			mean_add(&mean, child->progress, child->weight);
		}
	}
	goal->progress = mean_value(&mean);
	goal->progress_from =
		goal->progress.known ? LL_FROM_CHILDREN : LL_FROM_NOTHING;
}

/* Children still to be done, of each record; goals count alone. */
static size_t *count_waiting(struct ll_arena *scratch, const struct ll_org *org)
{
	size_t *waiting = LL_NEW(scratch, size_t, org->nrecords);

	for (size_t i = 0; i < org->nrecords; i++) {
		for (size_t j = 0; j < org->record[i].nchildren; j++) {
			waiting[i] +=
				org->record[org->record[i].child[j]].kind ==
				LL_KIND_GOAL;
		}
	}
	return waiting;
}

/* One child less for all that @record supports, each counted once. */
static void tell_parents(const struct ll_org *org,
			 const struct ll_record *record, size_t *waiting,
			 size_t *queue, size_t *nqueue)
{
	for (size_t i = 0; i < record->supports.n; i++) {
		size_t parent = record->supports.ref[i].record;
		bool again = parent == LL_NO_RECORD;

		for (size_t j = 0; j < i && !again; j++) {
			again = record->supports.ref[j].record == parent;
		}
		if (!again && --waiting[parent] == 0 &&
		    org->record[parent].kind == LL_KIND_GOAL) {
			queue[(*nqueue)++] = parent;
		}
	}
}

/*
 * Children before parents. Goals that support each other in a circle are never
 * ready: they and what is above them are taken last, once, in their order.
 * Source: A. Kahn, "Topological sorting of large networks", 1962.
 */
void ll_goals_progress(struct ll_org *org)
{
	struct ll_arena scratch = { 0 };
	size_t *waiting = count_waiting(&scratch, org);
	size_t *queue = LL_NEW(&scratch, size_t, org->nrecords);
	size_t nqueue = 0;

	for (size_t i = 0; i < org->nrecords; i++) {
		if (org->record[i].kind == LL_KIND_GOAL) {
			progress_of_parts(&org->record[i]);
			if (!waiting[i]) {
				queue[nqueue++] = i;
			}
		}
	}
	for (size_t i = 0; i < nqueue; i++) {
		struct ll_record *goal = &org->record[queue[i]];

		progress_of_children(org, goal);
		tell_parents(org, goal, waiting, queue, &nqueue);
	}
	for (size_t i = 0; i < org->nrecords; i++) {
		if (org->record[i].kind == LL_KIND_GOAL && waiting[i]) {
			progress_of_children(org, &org->record[i]);
		}
	}
	ll_arena_release(&scratch);
}
