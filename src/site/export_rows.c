#include "base/buf.h"
#include "site/export.h"
#include "site/url.h"

enum column {
	ID,
	KIND,
	TITLE,
	PERIOD,
	OWNER,
	TEAM,
	STATUS,
	HEALTH,
	PROGRESS,
	EXPECTED,
	START,
	DUE,
	DATE,
	SUPPORTS,
	PATH,
	LINE,
	URL,
	NCOLUMNS
};

static const ll_str head[NCOLUMNS] = {
	[ID] = LL_STR_INIT("id"),
	[KIND] = LL_STR_INIT("kind"),
	[TITLE] = LL_STR_INIT("title"),
	[PERIOD] = LL_STR_INIT("period"),
	[OWNER] = LL_STR_INIT("owner"),
	[TEAM] = LL_STR_INIT("team"),
	[STATUS] = LL_STR_INIT("status"),
	[HEALTH] = LL_STR_INIT("health"),
	[PROGRESS] = LL_STR_INIT("progress"),
	[EXPECTED] = LL_STR_INIT("expected"),
	[START] = LL_STR_INIT("start"),
	[DUE] = LL_STR_INIT("due"),
	[DATE] = LL_STR_INIT("date"),
	[SUPPORTS] = LL_STR_INIT("supports"),
	[PATH] = LL_STR_INIT("path"),
	[LINE] = LL_STR_INIT("line"),
	[URL] = LL_STR_INIT("url"),
};

static ll_str owners(struct ll_arena *arena, const struct ll_view_whos *whos)
{
	struct ll_buf buf = ll_buf_make(arena);

	for (size_t i = 0; i < whos->n; i++) {
		ll_buf_add(&buf, i ? LL_STR(", ") : LL_STR(""));
		ll_buf_add(&buf, whos->item[i].name);
	}
	return ll_buf_str(&buf);
}

static ll_str ids(struct ll_arena *arena, struct ll_view_list list)
{
	struct ll_buf buf = ll_buf_make(arena);

	for (size_t i = 0; i < list.n; i++) {
		ll_buf_add(&buf, i ? LL_STR(", ") : LL_STR(""));
		ll_buf_add(&buf, list.item[i]->id);
	}
	return ll_buf_str(&buf);
}

static void fill_goal(struct ll_arena *arena,
		      const struct ll_view_record *record, ll_str *cell)
{
	cell[HEALTH] = ll_health_word(record->health);
	cell[PROGRESS] = ll_number_text(arena, record->progress, LL_STR(""));
	cell[EXPECTED] = ll_number_text(arena, record->expected, LL_STR(""));
}

static void fill(struct ll_arena *arena, const struct ll_urls *urls,
		 const struct ll_view_record *record, ll_str *cell)
{
	cell[ID] = record->id;
	cell[KIND] = ll_kind_word(record->kind);
	cell[TITLE] = record->title;
	cell[PERIOD] = record->period ? record->period->name : LL_STR("");
	cell[OWNER] = owners(arena, &record->owner);
	cell[TEAM] = record->team ? record->team->title : record->team_text;
	cell[STATUS] = ll_status_word(record->status);
	cell[START] = ll_date_iso(arena, record->start);
	cell[DUE] = ll_date_iso(arena, record->due);
	cell[DATE] = ll_date_iso(arena, record->date);
	cell[SUPPORTS] = ids(arena, record->supports);
	cell[PATH] = record->path;
	cell[LINE] = ll_strf(arena, "%d", record->line);
	cell[URL] = ll_url_of(urls, record);
	if (record->kind == LL_KIND_GOAL) {
		fill_goal(arena, record, cell);
	}
}

struct ll_table ll_export_rows(struct ll_arena *arena,
			       const struct ll_view *view)
{
	const struct ll_urls *urls = ll_urls_make(arena, view);
	struct ll_table table = { NCOLUMNS, head, NULL, view->nrecords };

	table.cell = LL_NEW(arena, ll_str, NCOLUMNS * view->nrecords);
	for (size_t i = 0; i < view->nrecords; i++) {
		fill(arena, urls, &view->record[i], &table.cell[i * NCOLUMNS]);
	}
	return table;
}
