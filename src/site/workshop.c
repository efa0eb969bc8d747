#include "site/workshop.h"

#include "base/buf.h"
#include "site/lines.h"

struct steps {
	const struct ll_page *page;
	const struct ll_view_record *meeting;
	struct ll_dict *cluster;
};

/* One step: there, or missing. The sentence is the caller's. */
static struct ll_say add_step(const struct steps *it, const char *name,
			      bool there)
{
	struct ll_dict *row =
		ll_row_add(it->cluster, there ? LL_STR("dot") : LL_STR("ring"));

	ll_row_label(row, ll_str_from(name));
	if (!there) {
		ll_row_gap(row);
	}
	return ll_say_open(it->page, row, LL_NAME_SAY);
}

static void add_heading(const struct steps *it, const char *name,
			enum ll_workshop_step step, const char *missing)
{
	const struct ll_md_node *heading = it->meeting->workshop->heading[step];
	struct ll_say say = add_step(it, name, heading != NULL);

	if (heading) {
		ll_say_page(&say, it->page->path, heading->id,
			    ll_md_plain(it->cluster->arena, heading));
	} else {
		ll_say(&say, missing);
	}
}

/* In the metadata, or under a heading. */
static void add_purpose(const struct steps *it)
{
	struct ll_say say;

	if (!it->meeting->purpose.len ||
	    it->meeting->workshop->heading[LL_STEP_PURPOSE]) {
		add_heading(it, "Purpose", LL_STEP_PURPOSE,
			    "Nothing says what it was for.");
		return;
	}
	say = add_step(it, "Purpose", true);
	ll_say_name(&say, it->meeting->purpose);
}

static void add_principles(const struct steps *it)
{
	const struct ll_view_list *found = &it->meeting->workshop->principles;
	struct ll_say say = add_step(it, "Principles", found->n > 0);

	ll_say_list(&say, found);
	if (!found->n) {
		ll_say(&say, "No principle says that it comes from here.");
	}
}

static void add_agreement(const struct steps *it)
{
	const struct ll_view_workshop *workshop = it->meeting->workshop;
	const struct ll_md_node *heading = workshop->heading[LL_STEP_AGREEMENT];
	struct ll_say say =
		add_step(it, "Agreement", workshop->there[LL_STEP_AGREEMENT]);

	if (heading) {
		ll_say_page(&say, it->page->path, heading->id,
			    ll_md_plain(it->cluster->arena, heading));
		ll_say(&say, workshop->principles.n ? ": " : "");
	}
	if (workshop->nsigned) {
		ll_say_str(&say,
			   ll_strf(it->cluster->arena, "%zu of %zu signed.",
				   workshop->nsigned, workshop->principles.n));
	} else if (workshop->principles.n || !heading) {
		ll_say(&say, heading ? "nobody" : "Nobody");
		ll_say(&say, " has agreed to one yet.");
	}
}

static void add_follow_up(const struct steps *it)
{
	const struct ll_view_record *next = it->meeting->workshop->answer;
	ll_date due = it->meeting->follow_up;
	struct ll_say say =
		add_step(it, "Follow-up",
			 it->meeting->workshop->there[LL_STEP_FOLLOW_UP]);

	if (next) {
		ll_say_record(&say, next);
	} else if (due.n) {
		ll_say_str(&say,
			   ll_capital(it->cluster->arena,
				      ll_due_text(it->cluster->arena,
						  it->page->site->view->today,
						  due)));
	} else {
		ll_say(&say, "None is planned.");
	}
}

void ll_workshop_steps(const struct ll_page *page, struct ll_dict *dict,
		       const struct ll_view_record *meeting)
{
	struct steps it = { .page = page, .meeting = meeting };

	if (!meeting->workshop) {
		return;
	}
	it.cluster = ll_cluster_open(
		ll_panel_open(dict, "steps", "From purpose to follow-up"));
	add_purpose(&it);
	add_heading(&it, "Question", LL_STEP_QUESTION,
		    "No heading names the question.");
	add_heading(&it, "Responses", LL_STEP_RESPONSES,
		    "No heading holds the responses.");
	add_heading(&it, "Sharing", LL_STEP_SHARING,
		    "No heading says how they were shared.");
	add_heading(&it, "Themes", LL_STEP_THEMES,
		    "No heading holds the themes.");
	add_principles(&it);
	add_agreement(&it);
	add_follow_up(&it);
}
