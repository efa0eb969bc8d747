#include "site/rows.h"

#include "base/buf.h"

static void count_health(const struct ll_goal_tree *tree,
			 size_t count[LL_NHEALTHS])
{
	for (size_t i = 0; i < tree->n; i++) {
		count[tree->item[i].goal->health]++;
	}
}

void ll_goal_tallies(struct ll_dict *dict, const struct ll_goal_tree *tree)
{
	static const enum ll_health order[] = {
		LL_HEALTH_ON_TRACK,  LL_HEALTH_DONE,    LL_HEALTH_AT_RISK,
		LL_HEALTH_OFF_TRACK, LL_HEALTH_MISSED,  LL_HEALTH_STALE,
		LL_HEALTH_UNKNOWN,   LL_HEALTH_PLANNED, LL_HEALTH_PAUSED,
		LL_HEALTH_DROPPED,
	};
	size_t count[LL_NHEALTHS] = { 0 };
	struct ll_dict *tallies;

	if (!tree->n) {
		return;
	}
	count_health(tree, count);
	tallies = ll_dict_add(dict, LL_NAME_TALLIES);
	for (size_t i = 0; i < sizeof order / sizeof *order; i++) {
		struct ll_dict *tally;

		if (!count[order[i]]) {
			continue;
		}
		tally = ll_dict_add(tallies, LL_NAME_TALLY);
		ll_dict_text(tally, LL_NAME_MARK, ll_health_mark(order[i]));
		ll_dict_text(tally, LL_NAME_TEXT,
			     ll_strf(dict->arena, "%zu %" LL_FMT,
				     count[order[i]],
				     LL_ARG(ll_str_lower(
					     dict->arena,
					     ll_health_label(order[i])))));
	}
}

/* What a summary says of so many goals. */
struct clause {
	size_t n;
	const char *one;
	const char *many;
};

static void say_clauses(struct ll_say *say, const struct clause *clause,
			size_t n)
{
	size_t told = 0;
	size_t some = 0;

	for (size_t i = 0; i < n; i++) {
		some += clause[i].n > 0;
	}
	for (size_t i = 0; i < n; i++) {
		if (!clause[i].n) {
			continue;
		}
		ll_say(say, ll_say_join(told++, some));
		ll_say_str(say, ll_count_word(say->dict->arena, clause[i].n));
		ll_say(say, clause[i].n == 1 ? clause[i].one : clause[i].many);
	}
}

void ll_goal_summary(struct ll_say *say, const struct ll_goal_tree *tree,
		     ll_str of)
{
	size_t count[LL_NHEALTHS] = { 0 };

	count_health(tree, count);
	ll_say_str(say, ll_strf(say->dict->arena,
				tree->n == 1 ? "Of the %zu goal"
					     : "Of the %zu goals",
				tree->n));
	ll_say(say, of.len ? " of " : "");
	ll_say_str(say, of);
	ll_say(say, ", ");
	say_clauses(
		say,
		(struct clause[]){
			{ count[LL_HEALTH_ON_TRACK] + count[LL_HEALTH_DONE],
			  " is on track or done", " are on track or done" },
			{ count[LL_HEALTH_AT_RISK] + count[LL_HEALTH_OFF_TRACK],
			  " needs help", " need help" },
			{ count[LL_HEALTH_MISSED], " was missed",
			  " were missed" },
			{ count[LL_HEALTH_STALE] + count[LL_HEALTH_UNKNOWN],
			  " cannot be judged", " cannot be judged" },
			{ count[LL_HEALTH_PLANNED], " has not begun",
			  " have not begun" },
			{ count[LL_HEALTH_PAUSED], " is set aside",
			  " are set aside" },
			{ count[LL_HEALTH_DROPPED], " was let go",
			  " were let go" },
		},
		7);
	ll_say(say, ".");
}
