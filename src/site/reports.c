#include "site/reports.h"

#include "base/buf.h"
#include "site/month.h"

/* "Up from at risk in February" */
static void say_step(struct ll_say *say, const struct ll_view_report *report)
{
	const struct ll_view_report *before = ll_report_before(report);
	int step = ll_report_step(report, before);
	enum ll_health health;

	if (!step) {
		return;
	}
	health = ll_status_health(before->status);
	if (say->nparts) {
		ll_say(say, step > 0 ? " · up from " : " · down from ");
	} else {
		ll_say(say, step > 0 ? "Up from " : "Down from ");
	}
	ll_say_health(say, health,
		      ll_str_lower(say->dict->arena, ll_health_label(health)));
	ll_say(say, " in ");
	ll_say_str(say, ll_month_name(ll_month_number(before->month)));
}

static void say_value(struct ll_say *say, const struct ll_view_report *report)
{
	const struct ll_view_report *before = ll_report_before(report);
	struct ll_arena *arena = say->dict->arena;

	if (!report->value.known || !report->goal->nmetrics) {
		return;
	}
	ll_say_str(say, ll_number_text(arena, report->value,
				       report->goal->metric[0].unit));
	if (before && before->value.known) {
		ll_say(say, ", from ");
		ll_say_str(say,
			   ll_number_text(arena, before->value, LL_STR("")));
	}
}

void ll_report_row(const struct ll_page *page, struct ll_dict *cluster,
		   const struct ll_view_report *report)
{
	enum ll_health health = ll_status_health(report->status);
	struct ll_dict *row = ll_row_add(cluster, ll_health_mark(health));
	struct ll_say say = ll_say_open(page, row, LL_NAME_ITEM);

	ll_row_health(row, health, ll_health_label(health));
	if (health == LL_HEALTH_UNKNOWN) {
		ll_row_gap(row);
	}
	ll_say_record(&say, report->goal);
	say = ll_say_open(page, row, LL_NAME_BY);
	say_value(&say, report);
	say_step(&say, report);
	if (report->confidence.len) {
		ll_say(&say, say.nparts ? " · confidence " : "Confidence ");
		ll_say_str(&say, report->confidence);
	}
	if (report->first) {
		ll_body_add(page, row, report->update, report->first,
			    report->end);
	} else if (report->note.len) {
		ll_row_words(page, row, report->update, NULL, report->note);
	}
}

static bool reports_on(const struct ll_view_record *update,
		       const struct ll_view_record *goal)
{
	for (size_t i = 0; i < update->nreports; i++) {
		if (update->report[i].goal == goal) {
			return true;
		}
	}
	return false;
}

/* The heading names a goal that the update reports on. */
static bool links_to_goal(const struct ll_page *page, struct ll_arena *arena,
			  const struct ll_view_record *update,
			  const struct ll_md_node *heading)
{
	const struct ll_md_node *node = ll_md_walk(heading, heading);

	for (; node; node = ll_md_walk(node, heading)) {
		struct ll_view_link link;

		if (node->type != LL_MD_LINK) {
			continue;
		}
		link = ll_view_follow(page->site->view, arena, update->path,
				      node->url);
		if (link.type == LL_VIEW_LINK_RECORD &&
		    reports_on(update, link.record)) {
			return true;
		}
	}
	return false;
}

/* The words of a report stand between the heading and @end. */
static bool holds_report(const struct ll_view_record *update,
			 const struct ll_md_node *heading,
			 const struct ll_md_node *end)
{
	const struct ll_md_node *node = heading->next;

	for (; node && node != end; node = node->next) {
		for (size_t i = 0; i < update->nreports; i++) {
			if (update->report[i].first == node) {
				return true;
			}
		}
	}
	return false;
}

static bool is_of_goal(const struct ll_page *page, struct ll_arena *arena,
		       const struct ll_view_record *update,
		       const struct ll_md_node *heading,
		       const struct ll_md_node *end)
{
	return heading->type == LL_MD_HEADING &&
	       (links_to_goal(page, arena, update, heading) ||
		holds_report(update, heading, end));
}

/* Up to the next heading, whatever its level. */
static const struct ll_md_node *piece_end(const struct ll_md_node *node,
					  const struct ll_md_node *end)
{
	do {
		node = node->next;
	} while (node && node != end && node->type != LL_MD_HEADING);
	return node;
}

void ll_update_words(const struct ll_page *page, struct ll_dict *dict,
		     const struct ll_view_record *update)
{
	const struct ll_md_node *first = NULL;
	const struct ll_md_node *node = update->first;

	while (node && node != update->end) {
		const struct ll_md_node *next = piece_end(node, update->end);

		if (is_of_goal(page, dict->arena, update, node, next)) {
			ll_body_add(page, dict, update, first, node);
			first = NULL;
		} else if (!first) {
			first = node;
		}
		node = next;
	}
	ll_body_add(page, dict, update, first, update->end);
}
