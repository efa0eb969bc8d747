#include "site/sentence_internal.h"

/* What is told of metrics, key results and the actions of meetings. */

static ll_str either(ll_str a, ll_str b)
{
	return a.len ? a : b;
}

/* Behind the last dot: "target", "due"; "" where there is none. */
static ll_str last_part(ll_str field)
{
	size_t dot = ll_str_rfind_char(field, '.');

	return dot == LL_NPOS ? LL_STR("") : ll_str_from_pos(field, dot + 1);
}

/* ---------------------------------------------------------------- metrics */

/* The only metric of a goal may have no name but the goal's. */
static bool has_name(const struct ll_view_change *change,
		     const struct ll_view_event *event, ll_str what)
{
	return event->label.len &&
	       !ll_str_eq_nocase(event->label, change->title) &&
	       !ll_str_eq_nocase(event->label, what);
}

/* "Target for Median wait", "Target" */
static void say_what(struct ll_say *say, const struct ll_view_change *change,
		     const struct ll_view_event *event)
{
	static const struct {
		ll_str part;
		const char *what;
		const char *of;
	} row[] = {
		{ LL_STR_INIT("baseline"), "Baseline", " for " },
		{ LL_STR_INIT("current"), "Value", " of " },
		{ LL_STR_INIT("unit"), "Unit", " of " },
		{ LL_STR_INIT("weight"), "Weight", " of " },
		{ LL_STR_INIT("target"), "Target", " for " },
	};
	const size_t n = sizeof(row) / sizeof(row[0]);
	ll_str part = last_part(event->field);
	size_t i = event->type == LL_EVENT_REBASED ? 0 : n - 1;

	for (size_t j = 0; j < n; j++) {
		i = ll_str_eq(part, row[j].part) ? j : i;
	}
	ll_say(say, row[i].what);
	if (has_name(change, event, ll_str_from(row[i].what))) {
		ll_say(say, row[i].of);
		ll_say_name(say, event->label);
	}
}

static void say_number(struct ll_say *say, const struct ll_view_change *change,
		       const struct ll_view_event *event)
{
	say_what(say, change, event);
	ll_say_from_to(say, event, "moved");
}

static void say_reading(struct ll_say *say, const struct ll_view_change *change,
			const struct ll_view_event *event)
{
	if (!event->new_text.len) {
		say_what(say, change, event);
		ll_say_from_to(say, event, "moved");
		return;
	}
	if (has_name(change, event, LL_STR(""))) {
		ll_say_name(say, ll_capital(say->dict->arena, event->label));
		ll_say(say, " reported at ");
	} else {
		ll_say(say, "Reported at ");
	}
	ll_say_value(say, event->new_text);
	if (event->old_text.len) {
		ll_say(say, ", was ");
		ll_say_was(say, event);
	}
}

static void say_whole_metric(struct ll_say *say,
			     const struct ll_view_change *change,
			     const struct ll_view_event *event)
{
	bool is_new = event->new_text.len > 0;
	bool named = has_name(change, event, LL_STR(""));

	ll_say(say, is_new ? "Now measured" : "No longer measured");
	if (named) {
		ll_say(say, " by ");
		ll_say_name(say, event->label);
	}
	if (!ll_str_eq(either(event->new_text, event->old_text),
		       event->label)) {
		ll_say(say, is_new ? ": " : "; it was ");
		ll_say_old_value(say, either(event->new_text, event->old_text));
	}
}

static void say_metric_field(struct ll_say *say,
			     const struct ll_view_change *change,
			     const struct ll_view_event *event)
{
	ll_str part = last_part(event->field);

	if (ll_str_is(part, "name")) {
		ll_say_quoted(say, "Metric renamed ", event->new_text);
		ll_say_quoted(say, ", was ", event->old_text);
	} else if (ll_str_is(part, "unit") || ll_str_is(part, "weight")) {
		say_what(say, change, event);
		ll_say_from_to(say, event, "changed");
	} else {
		say_whole_metric(say, change, event);
	}
}

/* What was hidden is not told here. */
static void say_metric_mask(struct ll_say *say,
			    const struct ll_view_change *change,
			    const struct ll_view_event *event)
{
	say_what(say, change, event);
	if (event->type == LL_EVENT_MASKED) {
		ll_say(say, " no longer shown");
	} else {
		ll_say(say, " shown: ");
		ll_say_value(say, event->new_text);
	}
}

/* ------------------------------------------------------------ key results */

/* A road has milestones. */
static void say_result_name(struct ll_say *say,
			    const struct ll_view_change *change,
			    const char *what)
{
	ll_say(say, change->kind == LL_KIND_ROAD ? "Milestone" : "Key result");
	ll_say(say, what);
}

/* "key-results.ID.due" and the like: a field of one. */
static bool say_result_field(struct ll_say *say,
			     const struct ll_view_change *change,
			     const struct ll_view_event *event)
{
	ll_str part = last_part(event->field);
	bool due = ll_str_is(part, "due");
	bool owner = ll_str_is(part, "owner");

	if (!due && !owner && !ll_str_is(part, "status") &&
	    !ll_str_is(part, "current")) {
		return false;
	}
	say_result_name(say, change, "");
	ll_say_quoted(say, " ", event->label);
	if (!owner) {
		ll_say(say, due ? ": due"
				: (ll_str_is(part, "status") ? ": status"
							     : ": value"));
		ll_say_from_to(say, event, "moved");
		return true;
	}
	ll_say(say, event->new_text.len ? ": given to " : ": left by ");
	ll_say_people(say, change->path,
		      either(event->new_text, event->old_text));
	if (event->new_text.len && event->old_text.len) {
		ll_say(say, ", was with ");
		ll_say_people(say, change->path, event->old_text);
	}
	return true;
}

static void say_result_state(struct ll_say *say,
			     const struct ll_view_change *change,
			     const struct ll_view_event *event)
{
	if (!say_result_field(say, change, event)) {
		say_result_name(say, change,
				ll_str_is(event->old_text, "dropped")
					? " taken up again"
					: " open again");
		ll_say_quoted(say, ": ", either(event->label, event->field));
	}
}

static void say_two_texts(struct ll_say *say,
			  const struct ll_view_change *change, const char *what,
			  const struct ll_view_event *event)
{
	say_result_name(say, change, what);
	ll_say_quoted(say, ": ", event->new_text);
	ll_say_quoted(say, ", was ", event->old_text);
}

static bool say_result(struct ll_say *say, const struct ll_view_change *change,
		       const struct ll_view_event *event)
{
	switch ((int)event->type) {
	case LL_EVENT_REWORDED:
		say_two_texts(say, change, " reworded", event);
		return true;
	case LL_EVENT_MASKED:
		say_result_name(say, change, " without its number now");
		ll_say_quoted(say, ": ", event->new_text);
		return true;
	case LL_EVENT_UNMASKED:
		say_result_name(say, change, " with its number");
		ll_say_quoted(say, ": ", event->new_text);
		return true;
	case LL_EVENT_FIELD_CHANGED:
	case LL_EVENT_PROGRESS_REPORTED:
		say_result_state(say, change, event);
		return true;
	}
	return false;
}

/* ---------------------------------------------------------------- actions */

static bool say_action(struct ll_say *say, const struct ll_view_event *event)
{
	static const struct {
		ll_str state;
		const char *before;
	} row[] = {
		{ LL_STR_INIT("open"), "Action open again: " },
		{ LL_STR_INIT("done"), "Action done: " },
		{ LL_STR_INIT("dropped"), "Action dropped: " },
	};

	for (size_t i = 0; i < sizeof(row) / sizeof(row[0]); i++) {
		if (event->type == LL_EVENT_FIELD_CHANGED &&
		    ll_str_eq(event->new_text, row[i].state)) {
			ll_say_quoted(say, row[i].before, event->label);
			return true;
		}
	}
	return false;
}

/* -------------------------------------------------------------- any of them */

bool ll_sentence_measure(struct ll_say *say,
			 const struct ll_view_change *change,
			 const struct ll_view_event *event)
{
	bool metric = ll_str_starts(event->field, LL_STR("metrics."));

	if (ll_str_starts(event->field, LL_STR("actions.")) &&
	    say_action(say, event)) {
		return true;
	}
	if (ll_str_starts(event->field, LL_STR("key-results.")) &&
	    say_result(say, change, event)) {
		return true;
	}
	switch ((int)event->type) {
	case LL_EVENT_RETARGETED:
	case LL_EVENT_REBASED:
		say_number(say, change, event);
		return true;
	case LL_EVENT_PROGRESS_REPORTED:
		say_reading(say, change, event);
		return true;
	case LL_EVENT_KEY_RESULT_ADDED:
		say_result_name(say, change, " added");
		ll_say_quoted(say, ": ", either(event->new_text, event->label));
		return true;
	case LL_EVENT_KEY_RESULT_DROPPED:
		say_result_name(say, change, " dropped");
		ll_say_quoted(say, ": ", either(event->old_text, event->label));
		return true;
	case LL_EVENT_KEY_RESULT_REPLACED:
		say_two_texts(say, change, " replaced", event);
		return true;
	case LL_EVENT_KEY_RESULT_DONE:
		say_result_name(say, change, " done");
		ll_say_quoted(say, ": ", either(event->label, event->new_text));
		return true;
	case LL_EVENT_FIELD_CHANGED:
		if (metric) {
			say_metric_field(say, change, event);
		}
		return metric;
	case LL_EVENT_MASKED:
	case LL_EVENT_UNMASKED:
		if (metric) {
			say_metric_mask(say, change, event);
		}
		return metric;
	}
	return false;
}
