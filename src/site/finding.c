#include "site/finding.h"

#include "base/buf.h"

static const struct {
	const char *label;
	const char *mark;
	const char *one;
	const char *many;
} level_words[] = {
	[LL_NOTE] = { "Note", "dot", "note", "notes" },
	[LL_WARNING] = { "Warning", "risk", "warning", "warnings" },
	[LL_ERROR] = { "Error", "off", "error", "errors" },
};

ll_str ll_finding_level(enum ll_diag_level level)
{
	return ll_str_from(level_words[level].label);
}

ll_str ll_finding_mark(enum ll_diag_level level)
{
	return ll_str_from(level_words[level].mark);
}

/* ---- which --------------------------------------------------------------- */

static bool closes(const struct ll_view_finding *finding,
		   const struct ll_view_record *owner)
{
	if (finding->closer_is != LL_CLOSER_OWNER &&
	    finding->closer_is != LL_CLOSER_TEAM) {
		return false;
	}
	for (size_t i = 0; i < finding->closer.n; i++) {
		if (finding->closer.item[i].person == owner) {
			return true;
		}
	}
	return false;
}

/* What the team's record is about is the team's, whoever leads it. */
static bool is_of(const struct ll_view_finding *finding,
		  const struct ll_view_record *owner)
{
	return closes(finding, owner) || finding->record == owner;
}

static void add(struct ll_finding_list *list,
		const struct ll_view_finding *finding)
{
	list->item[list->n++] = finding;
	list->count.of[finding->level]++;
	list->count.n++;
}

struct ll_finding_list ll_findings_of_family(struct ll_arena *arena,
					     const struct ll_view *view,
					     enum ll_family family)
{
	struct ll_finding_list list = {
		.item = LL_NEW(arena, const struct ll_view_finding *,
			       view->nfindings)
	};

	for (int level = LL_ERROR; level >= LL_NOTE; level--) {
		for (size_t i = 0; i < view->nfindings; i++) {
			if (view->finding[i].family == family &&
			    (int)view->finding[i].level == level) {
				add(&list, &view->finding[i]);
			}
		}
	}
	return list;
}

struct ll_finding_list ll_findings_of(struct ll_arena *arena,
				      const struct ll_view *view,
				      const struct ll_view_record *owner)
{
	struct ll_finding_list list = {
		.item = LL_NEW(arena, const struct ll_view_finding *,
			       view->nfindings)
	};

	for (int level = LL_ERROR; level >= LL_NOTE; level--) {
		for (size_t i = 0; i < view->nfindings; i++) {
			if ((int)view->finding[i].level == level &&
			    is_of(&view->finding[i], owner)) {
				add(&list, &view->finding[i]);
			}
		}
	}
	return list;
}

struct ll_finding_count ll_findings_by_level(const struct ll_view *view)
{
	struct ll_finding_count count = { .n = view->nfindings };

	for (size_t i = 0; i < view->nfindings; i++) {
		count.of[view->finding[i].level]++;
	}
	return count;
}

/* ---- in words ------------------------------------------------------------ */

ll_str ll_finding_counts(struct ll_arena *arena,
			 const struct ll_finding_count *count)
{
	struct ll_buf buf = ll_buf_make(arena);
	size_t kinds = 0;
	size_t done = 0;

	for (int level = LL_ERROR; level >= LL_NOTE; level--) {
		kinds += count->of[level] > 0;
	}
	for (int level = LL_ERROR; level >= LL_NOTE; level--) {
		if (!count->of[level]) {
			continue;
		}
		ll_buf_add(&buf, ll_str_from(ll_say_join(done++, kinds)));
		ll_buf_add(&buf, ll_count_of(arena, count->of[level],
					     level_words[level].one,
					     level_words[level].many));
	}
	return ll_buf_done(&buf);
}

ll_str ll_finding_anchor(struct ll_arena *arena, enum ll_family family)
{
	return ll_str_join(arena, LL_STR("s."),
			   ll_str_from(ll_family_info[family].word),
			   LL_STR(""));
}

ll_str ll_finding_place(struct ll_arena *arena,
			const struct ll_view_finding *finding)
{
	const struct ll_pos *pos = &finding->pos;

	return pos->path.len && pos->line > 0
		       ? ll_strf(arena, "%" LL_FMT ":%d", LL_ARG(pos->path),
				 pos->line)
		       : pos->path;
}

static void say_leaders(struct ll_say *say, const struct ll_view_whos *leaders)
{
	enum { NAMED = 3 };

	if (leaders->n == 1) {
		ll_say_whos(say, leaders);
		return;
	}
	ll_say(say, "One of the leaders");
	if (leaders->n <= NAMED) {
		ll_say(say, " (");
		ll_say_whos(say, leaders);
		ll_say(say, ")");
	}
}

/* On the page of who can close it, only the advice is news. */
static bool is_own(const struct ll_say *say,
		   const struct ll_view_finding *finding)
{
	return finding->closer.n == 1 && say->page->subject &&
	       finding->closer.item[0].person == say->page->subject;
}

void ll_finding_say(struct ll_say *say, const struct ll_view_finding *finding)
{
	if (is_own(say, finding)) {
		ll_say_str(say, ll_capital(say->dict->arena, finding->advice));
		ll_say(say, ".");
		return;
	}
	switch (finding->closer_is) {
	case LL_CLOSER_NOBODY:
		ll_say(say, finding->pos.path.len ? "Who keeps the file"
						  : "Who builds this site");
		break;
	case LL_CLOSER_OWNER:
		ll_say_whos(say, &finding->closer);
		break;
	case LL_CLOSER_TEAM:
		ll_say(say, "The team ");
		ll_say_whos(say, &finding->closer);
		break;
	case LL_CLOSER_LEADERS:
		say_leaders(say, &finding->closer);
		break;
	}
	ll_say(say, " can close it: ");
	ll_say_str(say, finding->advice);
	ll_say(say, ".");
}

/* ---- rows ---------------------------------------------------------------- */

/* The trend looks at the ends of months: it knows no day. */
static void say_since(struct ll_say *say, const struct ll_view *view,
		      const struct ll_view_finding *finding)
{
	struct ll_arena *arena = say->dict->arena;
	ll_month month = ll_month_of(finding->since);

	if (!finding->since.n || view->ntrend < 2) {
		return;
	}
	if (finding->since.n == view->today.n) {
		ll_say(say, "new since the end of ");
		ll_say_str(say, ll_month_name(ll_month_number(ll_month_of(
					view->trend[view->ntrend - 2].day))));
	} else {
		ll_say(say, "since ");
		ll_say_str(say, ll_month_long(arena, month));
		if (finding->since.n == view->trend[0].day.n) {
			ll_say(say, " or before");
		}
	}
	ll_say(say, " ·\u00a0");
}

static void say_where(const struct ll_page *page, struct ll_dict *row,
		      const struct ll_view_finding *finding)
{
	struct ll_say say = ll_say_open(page, row, LL_NAME_BY);
	ll_str place = ll_finding_place(row->arena, finding);

	if (finding->record) {
		ll_say(&say, "In ");
		ll_say_record(&say, finding->record);
		ll_say(&say, ", ");
	}
	if (place.len) {
		ll_say_code(&say, place);
		ll_say(&say, " ·\u00a0");
	}
	say_since(&say, page->site->view, finding);
	ll_say_str(&say, ll_str_from(ll_diag_info[finding->code].code));
}

static void add_row(const struct ll_page *page, struct ll_dict *cluster,
		    const struct ll_view_finding *finding)
{
	struct ll_dict *row =
		ll_row_add(cluster, ll_finding_mark(finding->level));
	struct ll_dict *state = ll_dict_add(row, LL_NAME_STATE);
	struct ll_say say = ll_say_open(page, row, LL_NAME_SAY);

	ll_dict_text(state, LL_NAME_MARK, ll_finding_mark(finding->level));
	ll_dict_text(state, LL_NAME_TEXT, ll_finding_level(finding->level));
	ll_say_strong(&say, ll_capital(row->arena, finding->message));
	say = ll_say_open(page, row, LL_NAME_SAY);
	ll_finding_say(&say, finding);
	say_where(page, row, finding);
}

void ll_finding_rows(const struct ll_page *page, struct ll_dict *panel,
		     const struct ll_finding_list *list, size_t shown)
{
	struct ll_dict *cluster = NULL;

	for (size_t i = 0; i < list->n; i++) {
		if (!i) {
			cluster = ll_cluster_open(panel);
		} else if (i == shown && list->n > shown + 1) {
			cluster = ll_cluster_folded(
				panel, ll_strf(panel->arena, "The other %zu",
					       list->n - shown));
		}
		add_row(page, cluster, list->item[i]);
	}
}
