#include "base/buf.h"
#include "site/prose.h"
#include "site/lines.h"
#include "site/timeline.h"
#include "site/workshop.h"

/* Names that fit beside the title. */
enum { FEW = 6 };

/* Is @node inside @block or @block itself? */
static bool is_inside(const struct ll_md_node *node,
		      const struct ll_md_node *block)
{
	while (node && node != block) {
		node = node->parent;
	}
	return node != NULL;
}

static bool is_listed(const struct ll_view_record *meeting,
		      const struct ll_md_node *block)
{
	for (size_t i = 0; i < meeting->ndecisions; i++) {
		if (is_inside(meeting->decision[i]->node, block)) {
			return true;
		}
	}
	for (size_t i = 0; i < meeting->nactions; i++) {
		if (is_inside(meeting->action[i]->node, block)) {
			return true;
		}
	}
	return false;
}

/* A section of nothing but decisions or actions: they have rows of their own.
 */
static bool is_only_listed(const struct ll_view_record *meeting,
			   const struct ll_md_node *heading,
			   const struct ll_md_node *end)
{
	const struct ll_md_node *node = heading->next;

	if (heading->type != LL_MD_HEADING || node == end) {
		return false;
	}
	for (; node && node != end; node = node->next) {
		if (!is_listed(meeting, node)) {
			return false;
		}
	}
	return true;
}

static const struct ll_md_node *piece_end(const struct ll_md_node *node,
					  const struct ll_md_node *end)
{
	do {
		node = node->next;
	} while (node && node != end && node->type != LL_MD_HEADING);
	return node;
}

/* The notes without what is shown as rows. */
static void add_notes(const struct ll_page *page, struct ll_dict *dict,
		      const struct ll_view_record *meeting)
{
	struct ll_dict *panel = ll_panel_open(dict, "notes", "Notes");
	const struct ll_md_node *first = NULL;
	const struct ll_md_node *node = meeting->first;

	while (node && node != meeting->end) {
		const struct ll_md_node *next = piece_end(node, meeting->end);

		if (is_only_listed(meeting, node, next)) {
			ll_body_add(page, panel, meeting, first, node);
			first = NULL;
		} else if (!first) {
			first = node;
		}
		node = next;
	}
	ll_body_add(page, panel, meeting, first, meeting->end);
	if (!ll_dict_find(panel, LL_NAME_BODY)) {
		ll_panel_none(page, panel,
			      "No notes are recorded besides what is above.");
	}
}

static void add_whos(const struct ll_page *page, struct ll_dict *dict,
		     const char *key, const struct ll_view_whos *whos)
{
	struct ll_say say;

	if (whos->n) {
		say = ll_fact_open(page, dict, key);
		ll_say_whos(&say, whos);
	}
}

static void add_link(const struct ll_page *page, struct ll_dict *dict,
		     const char *key, const struct ll_view_record *record)
{
	struct ll_say say;

	if (record) {
		say = ll_fact_open(page, dict, key);
		ll_say_record_as(&say, record, record->title);
	}
}

static void add_follow_up(const struct ll_page *page, struct ll_dict *dict,
			  const struct ll_view_record *meeting)
{
	ll_date today = page->site->view->today;
	struct ll_say say;

	if (!meeting->follow_up.n) {
		return;
	}
	say = ll_fact_open(page, dict, "Follow-up");
	if (meeting->followed_by) {
		ll_say(&say, "planned for ");
		ll_say_date(&say, meeting->follow_up);
		ll_say(&say, ", held");
		if (meeting->followed_by->date.n) {
			ll_say(&say, " on ");
			ll_say_date(&say, meeting->followed_by->date);
		}
	} else {
		ll_say_str(&say,
			   ll_due_text(dict->arena, today, meeting->follow_up));
	}
}

/* Many names are too much beside the title. */
static void add_there(const struct ll_page *page, struct ll_dict *dict,
		      const struct ll_view_record *meeting)
{
	struct ll_say say;

	if (meeting->attendees.n > FEW) {
		say = ll_say_open(page,
				  ll_panel_open(dict, "there", "Who was there"),
				  LL_NAME_LEAD);
		ll_say_whos(&say, &meeting->attendees);
		ll_say(&say, ".");
	}
}

static void add_top(const struct ll_page *page, struct ll_dict *dict,
		    const struct ll_view_record *meeting)
{
	struct ll_say say;

	ll_crumbs(page, dict, "meetings.html", "Meetings");
	ll_top(dict, "Meeting", "ring", meeting->title);
	if (meeting->purpose.len) {
		say = ll_say_open(page, dict, LL_NAME_SAY);
		ll_say_name(&say, meeting->purpose);
	}
	if (meeting->date.n) {
		say = ll_fact_open(page, dict, "Held on");
		ll_say_date_long(&say, meeting->date);
	}
	if (meeting->meeting_kind.len) {
		say = ll_fact_open(page, dict, "Kind");
		ll_say_str(&say, meeting->meeting_kind);
	}
	if (meeting->attendees.n <= FEW) {
		add_whos(page, dict, "There", &meeting->attendees);
	}
	add_whos(page, dict, "Absent", &meeting->absent);
	add_link(page, dict, "Follows", meeting->follows);
	add_link(page, dict, "Followed by", meeting->followed_by);
	add_follow_up(page, dict, meeting);
}

static void add_decisions(const struct ll_page *page, struct ll_dict *dict,
			  const struct ll_view_record *meeting)
{
	struct ll_dict *panel =
		ll_panel_open(dict, "decided", "What was decided");
	struct ll_dict *cluster;

	if (!meeting->ndecisions) {
		ll_panel_none(page, panel, "No decision is recorded.");
		return;
	}
	cluster = ll_cluster_open(panel);
	for (size_t i = 0; i < meeting->ndecisions; i++) {
		ll_line_decision(page, cluster, meeting->decision[i]);
	}
}

static void add_actions(const struct ll_page *page, struct ll_dict *dict,
			const struct ll_view_record *meeting)
{
	struct ll_dict *panel = ll_panel_open(dict, "actions", "What is to do");
	struct ll_dict *cluster;

	if (!meeting->nactions) {
		ll_panel_none(page, panel, "No action is recorded.");
		return;
	}
	cluster = ll_cluster_open(panel);
	for (size_t i = 0; i < meeting->nactions; i++) {
		ll_line_action(page, cluster, meeting->action[i]);
	}
}

static void make_meeting(const struct ll_site *site, const struct ll_page *page,
			 struct ll_dict *dict)
{
	const struct ll_view_record *meeting = page->subject;

	(void)site;
	add_top(page, dict, meeting);
	ll_workshop_steps(page, dict, meeting);
	add_decisions(page, dict, meeting);
	add_actions(page, dict, meeting);
	add_notes(page, dict, meeting);
	add_there(page, dict, meeting);
	ll_timeline_record(page, dict, meeting);
}

/* Follow-ups that are still to come, or were not held. */
static void add_coming(const struct ll_page *page, struct ll_dict *dict)
{
	const struct ll_view *view = page->site->view;
	const struct ll_view_list *meetings = &view->by_kind[LL_KIND_MEETING];
	struct ll_dict *cluster = NULL;

	for (size_t i = 0; i < meetings->n; i++) {
		const struct ll_view_record *meeting = meetings->item[i];
		struct ll_dict *row;
		struct ll_say say;

		if (!meeting->follow_up.n || meeting->followed_by) {
			continue;
		}
		if (!cluster) {
			cluster = ll_cluster_open(
				ll_panel_open(dict, "coming", "Follow-ups"));
		}
		row = ll_row_add(cluster, LL_STR("ring"));
		ll_row_gap(row);
		ll_row_label(row,
			     ll_capital(row->arena,
					ll_due_text(row->arena, view->today,
						    meeting->follow_up)));
		say = ll_say_open(page, row, LL_NAME_SAY);
		ll_say(&say, "Follow-up of ");
		ll_say_record(&say, meeting);
	}
}

static void make_meetings(const struct ll_site *site,
			  const struct ll_page *page, struct ll_dict *dict)
{
	const struct ll_view_list *meetings =
		&site->view->by_kind[LL_KIND_MEETING];
	struct ll_dict *panel;
	struct ll_say say;

	ll_crumbs(page, dict, NULL, NULL);
	ll_top(dict, "Meetings", "ring", LL_STR("Meetings"));
	say = ll_say_open(page, dict, LL_NAME_SAY);
	ll_say_str(&say, ll_capital(dict->arena,
				    ll_count_of(dict->arena, meetings->n,
						"meeting is recorded",
						"meetings are recorded")));
	if (meetings->item[0]->date.n) {
		ll_say(&say, ", the last on ");
		ll_say_date(&say, meetings->item[0]->date);
	}
	ll_say(&say, ".");
	add_coming(page, dict);
	panel = ll_panel_open(dict, "all", "All meetings");
	ll_lines_by_year(page, panel, meetings);
}

void ll_pages_meeting(struct ll_site *site)
{
	const struct ll_view_list *meetings =
		&site->view->by_kind[LL_KIND_MEETING];

	if (!meetings->n) {
		return;
	}
	ll_site_add(site, LL_STR("meetings.html"), "meetings", make_meetings,
		    NULL, "");
	for (size_t i = 0; i < meetings->n; i++) {
		ll_site_add(site, ll_url_of(site->urls, meetings->item[i]),
			    "meeting", make_meeting, meetings->item[i],
			    "meetings.html");
	}
}
