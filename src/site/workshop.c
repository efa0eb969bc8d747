#include "site/workshop.h"

#include "base/buf.h"

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

/* A heading of the notes one of whose words begins with @word. */
static const struct ll_md_node *find_heading(const struct steps *it,
					     ll_str word)
{
	const struct ll_md_node *node = it->meeting->first;
	struct ll_arena *arena = it->cluster->arena;

	for (; node && node != it->meeting->end; node = node->next) {
		ll_str text;
		size_t at;

		if (node->type != LL_MD_HEADING) {
			continue;
		}
		text = ll_str_lower(arena, ll_md_plain(arena, node));
		at = ll_str_find(text, word);
		if (at != LL_NPOS && (!at || text.s[at - 1] == ' ')) {
			return node;
		}
	}
	return NULL;
}

static void add_heading(const struct steps *it, const char *name, ll_str word,
			const char *missing)
{
	const struct ll_md_node *heading = find_heading(it, word);
	struct ll_say say = add_step(it, name, heading != NULL);

	if (heading) {
		ll_say_page(&say, it->page->path, heading->id,
			    ll_md_plain(it->cluster->arena, heading));
	} else {
		ll_say(&say, missing);
	}
}

static size_t collect(const struct steps *it, enum ll_kind kind,
		      const struct ll_view_record **out, size_t *nsigned)
{
	const struct ll_view_list *list = &it->page->site->view->by_kind[kind];
	size_t n = 0;

	for (size_t i = 0; i < list->n; i++) {
		if (list->item[i]->from == it->meeting) {
			out[n++] = list->item[i];
			*nsigned += list->item[i]->nagreements > 0;
		}
	}
	return n;
}

static void add_principles(const struct steps *it)
{
	const struct ll_view *view = it->page->site->view;
	const struct ll_view_record **found =
		LL_NEW(it->cluster->arena, const struct ll_view_record *,
		       view->by_kind[LL_KIND_PRINCIPLE].n +
			       view->by_kind[LL_KIND_VALUE].n);
	size_t nsigned = 0;
	size_t n = collect(it, LL_KIND_PRINCIPLE, found, &nsigned);
	struct ll_say say;

	n += collect(it, LL_KIND_VALUE, found + n, &nsigned);
	say = add_step(it, "Principles", n > 0);
	for (size_t i = 0; i < n; i++) {
		ll_say(&say, ll_say_join(i, n));
		ll_say_record(&say, found[i]);
	}
	if (!n) {
		ll_say(&say, "No principle says that it comes from here.");
	}
	say = add_step(it, "Agreement", nsigned > 0);
	if (nsigned) {
		ll_say_str(&say, ll_strf(it->cluster->arena,
					 "%zu of %zu signed.", nsigned, n));
	} else {
		ll_say(&say, "Nobody has agreed to one yet.");
	}
}

static void add_follow_up(const struct steps *it)
{
	const struct ll_view_record *next = it->meeting->followed_by;
	ll_date due = it->meeting->follow_up;
	struct ll_say say = add_step(it, "Follow-up", next || due.n);

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

	if (!ll_str_eq_nocase(meeting->meeting_kind, LL_STR("workshop"))) {
		return;
	}
	it.cluster = ll_cluster_open(
		ll_panel_open(dict, "steps", "From question to follow-up"));
	add_heading(&it, "Question", LL_STR("question"),
		    "No heading names the question.");
	add_heading(&it, "Responses", LL_STR("response"),
		    "No heading holds the responses.");
	add_heading(&it, "Themes", LL_STR("theme"),
		    "No heading holds the themes.");
	add_principles(&it);
	add_follow_up(&it);
}
