#include "base/buf.h"
#include "site/finding.h"

static void add_fact(const struct ll_page *page, struct ll_dict *dict,
		     const char *key, ll_str text)
{
	struct ll_say say;

	if (text.len) {
		say = ll_fact_open(page, dict, key);
		ll_say_str(&say, text);
	}
}

static void add_commit(const struct ll_page *page, struct ll_dict *dict)
{
	const struct ll_view *view = page->site->view;
	struct ll_say say = ll_fact_open(page, dict, "Commit");

	if (view->commit.len) {
		ll_say_code(&say, ll_str_sub(view->commit, 0, 12));
		ll_say(&say, ", ");
		ll_say_date_long(&say, ll_date_of_time(view->commit_time));
	} else {
		ll_say(&say, "none");
	}
	add_fact(page, dict, "Branch", view->branch);
	say = ll_fact_open(page, dict, "As of");
	ll_say_date_long(&say, view->today);
	add_fact(page, dict, "Built for", view->audience);
	add_fact(page, dict, "Built by", LL_STR("Lodeline " LL_VERSION));
}

static void say_history(struct ll_say *say, const struct ll_view *view)
{
	struct ll_arena *arena = say->dict->arena;

	switch (view->history) {
	case LL_VIEW_COMPLETE:
		ll_say_str(say, ll_strf(arena,
					"The history is complete: %zu "
					"landing%s",
					view->nlandings_read,
					view->nlandings_read == 1 ? "" : "s"));
		if (view->history_since.n) {
			ll_say(say, " since ");
			ll_say_date_long(say, view->history_since);
		}
		ll_say(say, ".");
		break;
	case LL_VIEW_SHALLOW:
		ll_say(say, "The history is cut off. ");
		ll_say_str(say, view->history_why);
		break;
	case LL_VIEW_PARTIAL:
		ll_say(say, "The history has gaps. ");
		ll_say_str(say, view->history_why);
		break;
	case LL_VIEW_NO_HISTORY:
		ll_say(say, "There is no history. ");
		ll_say_str(say, view->history_why);
		break;
	}
}

static void add_history(const struct ll_page *page, struct ll_dict *dict)
{
	const struct ll_view *view = page->site->view;
	bool complete = view->history == LL_VIEW_COMPLETE;
	struct ll_dict *row = ll_row_add(
		ll_cluster_open(ll_panel_open(dict, "history", "History")),
		complete ? LL_STR("disc") : LL_STR("stale"));
	struct ll_say say = ll_say_open(page, row, LL_NAME_SAY);

	say_history(&say, view);
	if (complete) {
		return;
	}
	ll_row_gap(row);
	say = ll_say_open(page, row, LL_NAME_BY);
	ll_say(&say, "No date is shown that the history does not support.");
	if (view->history_advice.len) {
		say = ll_say_open(page, row, LL_NAME_SAY);
		ll_say(&say, "To mend it: ");
		ll_say_code(&say, view->history_advice);
	}
}

static void add_kind(const struct ll_page *page, struct ll_dict *table,
		     enum ll_kind kind)
{
	size_t n = page->site->view->by_kind[kind].n;
	struct ll_dict *rank;
	struct ll_say say;

	if (!n) {
		return;
	}
	rank = ll_dict_add(table, LL_NAME_RANK);
	say = ll_say_open(page, rank, LL_NAME_ABOUT);
	ll_say_str(&say, ll_kind_plural(kind));
	say = ll_slot_add(page, rank, LL_STR("Records"));
	ll_say_str(&say, ll_strf(rank->arena, "%zu", n));
}

static void add_read(const struct ll_page *page, struct ll_dict *dict)
{
	const struct ll_view *view = page->site->view;
	struct ll_dict *panel = ll_panel_open(dict, "read", "What was read");
	struct ll_dict *table;
	struct ll_say say = ll_say_open(page, panel, LL_NAME_LEAD);

	ll_say_str(&say,
		   ll_strf(dict->arena, "%zu file%s, %zu record%s.",
			   view->nfiles_read, view->nfiles_read == 1 ? "" : "s",
			   view->nrecords, view->nrecords == 1 ? "" : "s"));
	table = ll_table_open(panel, "counted", LL_STR("Records by kind"));
	say = ll_say_open(page, table, LL_NAME_COLUMN);
	ll_say(&say, "Kind");
	say = ll_say_open(page, table, LL_NAME_COLUMN);
	ll_say(&say, "Records");
	for (int kind = LL_KIND_PAGE + 1; kind < LL_KIND_NONE; kind++) {
		add_kind(page, table, (enum ll_kind)kind);
	}
	add_kind(page, table, LL_KIND_PAGE); /* what has no kind: last */
}

static void add_findings(const struct ll_page *page, struct ll_dict *dict)
{
	struct ll_finding_count count = ll_findings_by_level(page->site->view);
	struct ll_dict *panel = ll_panel_open(dict, "findings", "Findings");
	struct ll_say say = ll_say_open(page, panel, LL_NAME_LEAD);

	if (count.n) {
		ll_say_str(&say,
			   ll_capital(dict->arena,
				      ll_finding_counts(dict->arena, &count)));
		ll_say(&say, ". ");
	} else {
		ll_say(&say, "Nothing was found that is wrong or worth a "
			     "look. ");
	}
	ll_say_page(&say, LL_STR("alignment.html"), LL_STR(""),
		    LL_STR("What was looked for, and what was found"));
}

static void add_reading(const struct ll_page *page, struct ll_dict *dict)
{
	static const struct {
		const char *mark;
		const char *label;
		const char *text;
	} row[] = {
		{ "disc", "The line",
		  "Each page hangs on one line: it leads down from the mission "
		  "to the work and then through time." },
		{ "ring", "Solid, dashed",
		  "The line is solid where something is recorded and dashed "
		  "where nothing is, or not yet." },
		{ "tick", "Mechanical",
		  "Re-wrapped text, moved files, link targets: kept apart, as "
		  "they change no meaning." },
		{ "dot", "Recorded by",
		  "Who made the commit. Who decided is said only where the "
		  "commit or a meeting says it." },
		{ "unknown", "Unknown",
		  "A number that cannot be worked out is said to be unknown, "
		  "never guessed." },
	};
	struct ll_dict *cluster = ll_cluster_open(
		ll_panel_open(dict, "reading", "How to read it"));

	for (size_t i = 0; i < sizeof(row) / sizeof(*row); i++) {
		struct ll_dict *line =
			ll_row_add(cluster, ll_str_from(row[i].mark));
		struct ll_say say = ll_say_open(page, line, LL_NAME_SAY);

		ll_row_label(line, ll_str_from(row[i].label));
		ll_say(&say, row[i].text);
	}
}

static void make_about(const struct ll_site *site, const struct ll_page *page,
		       struct ll_dict *dict)
{
	struct ll_say say;

	(void)site;
	ll_crumbs(page, dict, NULL, NULL);
	ll_top(dict, "About", "ring", LL_STR("About this site"));
	say = ll_say_open(page, dict, LL_NAME_SAY);
	ll_say(&say, "How it was made, from what, and what is missing.");
	add_commit(page, dict);
	add_history(page, dict);
	add_read(page, dict);
	add_findings(page, dict);
	add_reading(page, dict);
}

void ll_pages_about(struct ll_site *site)
{
	ll_site_add(site, LL_STR("about-this-site.html"), "about", make_about,
		    NULL, "");
}
