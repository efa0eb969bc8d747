#include "site/thread.h"

#include "base/buf.h"

enum { MOST = 40 /* goals of a thread; a loop ends there, too */ };

/* Why it is thought so, where nobody has said it. */
static void say_how(struct ll_say *say, enum ll_continues how)
{
	static const char *const why[] = {
		[LL_CONTINUES_NOTHING] = "",
		[LL_CONTINUES_STATED] = "",
		[LL_CONTINUES_CONFIRMED] = "",
		[LL_CONTINUES_IDENTITY] = "",
		[LL_CONTINUES_NAME] = ", by the same file name",
		[LL_CONTINUES_RENAMED] = ", by a renamed file",
		[LL_CONTINUES_TITLE] = ", by the same title",
		[LL_CONTINUES_SIMILAR] =
			", inferred, because most of the words are the same",
	};

	ll_say(say, why[how]);
}

/* "first half of 2025 as X (owner)" */
static void say_goal(struct ll_say *say, const struct ll_view_record *goal,
		     enum ll_continues how)
{
	if (goal->period) {
		ll_say_str(say, goal->period->label);
		ll_say(say, " as ");
	}
	ll_say_record(say, goal);
	if (goal->owner.n) {
		ll_say(say, " (");
		ll_say_whos(say, &goal->owner);
		ll_say(say, ")");
	}
	say_how(say, how);
}

void ll_thread_fill(const struct ll_page *page, struct ll_dict *dict,
		    const struct ll_view_record *goal)
{
	const struct ll_view_record *at = goal;
	struct ll_say say;

	if (goal->continues) {
		say = ll_fact_open(page, dict, "Continued from");
	}
	for (int i = 0; i < MOST && at->continues; i++) {
		if (at->continues == goal) {
			break;
		}
		ll_say(&say, i ? "; before that " : "");
		say_goal(&say, at->continues, at->continues_how);
		at = at->continues;
	}
	at = goal->continued_by;
	if (at && at != goal) {
		say = ll_fact_open(page, dict, "Goes on as");
	}
	for (int i = 0; i < MOST && at && at != goal; i++) {
		ll_say(&say, i ? "; then " : "");
		say_goal(&say, at, at->continues_how);
		at = at->continued_by;
	}
}
