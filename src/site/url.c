#include "site/url.h"

#include "base/buf.h"
#include "base/utf8.h"

/* Bytes of one file name, far below the limit of any file system. */
enum { SEGMENT_MAX = 100 };

/* Pages that exist or may one day; a record never takes their place. */
static const char *const reserved[] = {
	"index.html",     "mission.html",    "vision.html",
	"values.html",    "principles.html", "strategy.html",
	"goals.html",     "progress.html",   "meetings.html",
	"decisions.html", "actions.html",    "changes.html",
	"teams.html",     "people.html",     "moments.html",
	"updates.html",   "alignment.html",  "planning.html",
	"search.html",    "roads.html",      "pulse.html",
	"compare.html",   "404.html",        "about-this-site.html",
	"pages.html",
};

/* Folders of files that are not pages of a record. */
static const char *const reserved_folder[] = { "theme", "files", "data",
					       "planning", "compare" };

/*
 * Images first. HTML is missing: it can run scripts. So can SVG, but no link
 * of a view leads to a drawing that may do more than draw.
 */
enum { NIMAGES = 7 };
static const char *const asset_suffix[] = {
	".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif", ".svg",
	".pdf", ".txt", ".csv",  ".tsv", ".docx", ".xlsx", ".pptx",
	".odt", ".ods", ".odp",  ".zip", ".mp4",  ".webm", ".mp3",
	".ogg", ".ics", ".epub", ".bib",
};

/* The folder of each kind; NULL: at its own path. */
static const char *const folder_of[LL_NKINDS] = {
	[LL_KIND_VALUE] = "values",    [LL_KIND_PRINCIPLE] = "principles",
	[LL_KIND_PILLAR] = "strategy", [LL_KIND_GOAL] = "goals",
	[LL_KIND_UPDATE] = "updates",  [LL_KIND_MEETING] = "meetings",
	[LL_KIND_MOMENT] = "moments",  [LL_KIND_TEAM] = "teams",
	[LL_KIND_PERSON] = "people",   [LL_KIND_PULSE] = "pulse",
	[LL_KIND_ROAD] = "roads",      [LL_KIND_MISSION] = "mission",
	[LL_KIND_VISION] = "vision",
};

static bool is_kept(int32_t c)
{
	return c == '-' || c == '_' || c == '.' ||
	       (c != 0xfffd && ll_utf8_is_alnum(c));
}

ll_str ll_url_segment(struct ll_arena *arena, ll_str name)
{
	struct ll_buf out = ll_buf_make(arena);
	bool gap = false;

	while (name.len && out.len < SEGMENT_MAX) {
		int32_t c = ll_utf8_next(&name);
		char bytes[4];

		if (!is_kept(c)) {
			gap = out.len > 0;
			continue;
		}
		if (!out.len && (c == '_' || c == '.' || c == '-')) {
			continue; /* hidden by some hosts */
		}
		if (gap) {
			ll_buf_add_char(&out, '-');
			gap = false;
		}
		ll_buf_add(&out,
			   (ll_str){ bytes,
				     ll_utf8_encode(ll_utf8_lower(c), bytes) });
	}
	while (out.len && out.s[out.len - 1] == '.') {
		out.len--;
	}
	return out.len ? ll_buf_str(&out) : LL_STR("page");
}

/* Take @path unless somebody has it. */
static bool claim(struct ll_urls *urls, ll_str path)
{
	ll_str folded = ll_utf8_fold(urls->arena, path);
	void **slot = ll_map_slot(&urls->taken, folded);

	if (*slot) {
		return false;
	}
	*slot = urls;
	return true;
}

static bool is_index(ll_str stem)
{
	return ll_str_eq_nocase(stem, LL_STR("readme")) ||
	       ll_str_eq_nocase(stem, LL_STR("index"));
}

/* The name that a record of a folder of records would like to have. */
static ll_str wanted_name(const struct ll_view_record *record)
{
	ll_str stem = ll_path_base(ll_path_stem(record->path));

	if (record->kind == LL_KIND_PERSON && record->handle.len) {
		return record->handle;
	}
	if (record->anchor.len) {
		return record->anchor;
	}
	if (is_index(stem) && ll_path_dir(record->path).len) {
		return ll_path_base(ll_path_dir(record->path));
	}
	return stem;
}

static bool is_reserved_folder(ll_str name)
{
	size_t n = sizeof reserved_folder / sizeof *reserved_folder;

	for (size_t i = 0; i < n; i++) {
		if (ll_str_is(name, reserved_folder[i])) {
			return true;
		}
	}
	return false;
}

/* Each segment of a path made safe; without its suffix. */
static ll_str safe_path(struct ll_arena *arena, ll_str path)
{
	struct ll_buf out = ll_buf_make(arena);
	ll_str rest = path;

	while (rest.len) {
		ll_str segment;
		bool top = !out.len;
		bool folder = ll_str_cut(rest, '/', &segment, &rest);

		segment = ll_url_segment(arena, segment);
		ll_buf_add(&out, segment);
		if (folder && top && is_reserved_folder(segment)) {
			ll_buf_add(&out, LL_STR("-pages"));
		}
		if (folder) {
			ll_buf_add_char(&out, '/');
		}
	}
	return ll_buf_str(&out);
}

/* Folder and name of a record's page, without ".html". */
static ll_str wanted_path(struct ll_arena *arena,
			  const struct ll_view_record *record)
{
	const char *folder = folder_of[record->kind];
	ll_str name = ll_url_segment(arena, wanted_name(record));
	ll_str stem = ll_path_stem(record->path);

	if (!folder) {
		return safe_path(arena, stem);
	}
	if (record->kind == LL_KIND_UPDATE && !record->anchor.len) {
		if (ll_str_starts(stem, LL_STR("updates/"))) {
			stem = ll_str_from_pos(stem, 8);
		}
		return ll_strf(arena, "updates/%" LL_FMT,
			       LL_ARG(safe_path(arena, stem)));
	}
	if (record->kind == LL_KIND_GOAL && record->period) {
		ll_str period = ll_url_segment(arena, record->period->name);

		return ll_strf(arena, "goals/%" LL_FMT "/%" LL_FMT,
			       LL_ARG(period), LL_ARG(name));
	}
	return ll_strf(arena, "%s/%" LL_FMT, folder, LL_ARG(name));
}

/* A free path: as wanted, with the folder's name before it, with a number. */
static ll_str claim_near(struct ll_urls *urls, ll_str wanted, ll_str hint)
{
	struct ll_arena *arena = urls->arena;
	ll_str path = ll_strf(arena, "%" LL_FMT ".html", LL_ARG(wanted));
	ll_str dir = ll_path_dir(wanted);

	if (claim(urls, path)) {
		return path;
	}
	if (hint.len) {
		path = ll_strf(arena,
			       "%" LL_FMT "%s%" LL_FMT "-%" LL_FMT ".html",
			       LL_ARG(dir), dir.len ? "/" : "",
			       LL_ARG(ll_url_segment(arena, hint)),
			       LL_ARG(ll_path_base(wanted)));
		if (claim(urls, path)) {
			return path;
		}
	}
	for (long n = 2;; n++) {
		path = ll_strf(arena, "%" LL_FMT "-%ld.html", LL_ARG(wanted),
			       n);
		if (claim(urls, path)) {
			return path;
		}
	}
}

static void claim_record(struct ll_urls *urls,
			 const struct ll_view_record *record)
{
	const struct ll_view *view = urls->view;
	ll_str *path = &urls->record[record - view->record];

	if (record == view->mission) {
		*path = LL_STR("mission.html");
	} else if (record == view->vision) {
		*path = LL_STR("vision.html");
	} else {
		*path = claim_near(urls, wanted_path(urls->arena, record),
				   ll_path_base(ll_path_dir(record->path)));
	}
}

static void claim_months(struct ll_urls *urls)
{
	const struct ll_view *view = urls->view;
	ll_month last = LL_MONTH_NONE;

	for (size_t i = 0; i < view->nmonths; i++) {
		claim(urls, ll_url_of_month(urls->arena, "progress",
					    view->month[i].month));
	}
	for (size_t i = 0; i < view->nlandings; i++) {
		ll_month month = ll_month_of(view->landing[i].date);

		if (month.n != last.n) {
			claim(urls,
			      ll_url_of_month(urls->arena, "changes", month));
		}
		last = month;
	}
}

static void claim_compares(struct ll_urls *urls)
{
	struct ll_arena *arena = urls->arena;
	const struct ll_view *view = urls->view;

	urls->compare = LL_NEW(arena, ll_str, view->ncompares);
	for (size_t i = 0; i < view->ncompares; i++) {
		ll_str from = view->compare[i].from.name;
		ll_str to = view->compare[i].to.name;

		urls->compare[i] = claim_near(
			urls,
			ll_strf(arena, "compare/%" LL_FMT "..%" LL_FMT,
				LL_ARG(ll_url_segment(arena, from)),
				LL_ARG(ll_url_segment(arena, to))),
			LL_STR(""));
	}
}

struct ll_urls *ll_urls_make(struct ll_arena *arena, const struct ll_view *view)
{
	struct ll_urls *urls = LL_NEW(arena, struct ll_urls, 1);

	urls->arena = arena;
	urls->view = view;
	urls->taken = ll_map_make(arena);
	urls->record = LL_NEW(arena, ll_str, view->nrecords);
	urls->period = LL_NEW(arena, ll_str, view->nperiods);
	for (size_t i = 0; i < sizeof reserved / sizeof *reserved; i++) {
		claim(urls, ll_str_from(reserved[i]));
	}
	claim_months(urls);
	claim_compares(urls);
	for (size_t i = 0; i < view->nperiods; i++) {
		ll_str name = ll_url_segment(arena, view->period[i].name);

		urls->period[i] = claim_near(
			urls, ll_strf(arena, "goals/%" LL_FMT, LL_ARG(name)),
			LL_STR(""));
	}
	for (size_t i = 0; i < view->nrecords; i++) {
		if (view->record[i].kind != LL_KIND_PAGE) {
			claim_record(urls, &view->record[i]);
		}
	}
	for (size_t i = 0; i < view->nrecords; i++) {
		if (view->record[i].kind == LL_KIND_PAGE) {
			claim_record(urls, &view->record[i]);
		}
	}
	return urls;
}

ll_str ll_url_of(const struct ll_urls *urls,
		 const struct ll_view_record *record)
{
	return urls->record[record - urls->view->record];
}

ll_str ll_url_of_period(const struct ll_urls *urls,
			const struct ll_view_period *period)
{
	return urls->period[period - urls->view->period];
}

ll_str ll_url_of_compare(const struct ll_urls *urls,
			 const struct ll_view_compare *compare)
{
	return urls->compare[compare - urls->view->compare];
}

ll_str ll_url_of_month(struct ll_arena *arena, const char *folder,
		       ll_month month)
{
	return ll_strf(arena, "%s/%" LL_FMT ".html", folder,
		       LL_ARG(ll_month_iso(arena, month)));
}

static bool is_plain(char c)
{
	return ll_is_alnum(c) || c == '-' || c == '_' || c == '.' || c == '~' ||
	       c == '/';
}

static void add_encoded(struct ll_buf *out, ll_str text)
{
	static const char hex[] = "0123456789ABCDEF";
	size_t run = 0;

	for (size_t i = 0; i < text.len; i++) {
		unsigned char c = (unsigned char)text.s[i];

		if (is_plain(text.s[i])) {
			continue;
		}
		ll_buf_add(out, ll_str_sub(text, run, i));
		ll_buf_add_char(out, '%');
		ll_buf_add_char(out, hex[c >> 4]);
		ll_buf_add_char(out, hex[c & 15]);
		run = i + 1;
	}
	ll_buf_add(out, ll_str_from_pos(text, run));
}

ll_str ll_url_href(struct ll_arena *arena, ll_str from, ll_str to,
		   ll_str anchor)
{
	struct ll_buf out = ll_buf_make(arena);

	if (!anchor.len || !ll_str_eq(from, to)) {
		add_encoded(&out,
			    ll_path_relative(arena, ll_path_dir(from), to));
	}
	if (anchor.len) {
		ll_buf_add_char(&out, '#');
		add_encoded(&out, anchor);
	}
	return ll_buf_str(&out);
}

ll_str ll_url_root(struct ll_arena *arena, ll_str from)
{
	struct ll_buf out = ll_buf_make(arena);

	for (size_t i = 0; i < from.len; i++) {
		if (from.s[i] == '/') {
			ll_buf_add(&out, LL_STR("../"));
		}
	}
	return ll_buf_str(&out);
}

static bool has_suffix(ll_str path, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		if (ll_str_ends_nocase(path, ll_str_from(asset_suffix[i]))) {
			return true;
		}
	}
	return false;
}

ll_str ll_url_asset(struct ll_arena *arena, ll_str path)
{
	if (!has_suffix(path, sizeof asset_suffix / sizeof *asset_suffix)) {
		return LL_STR("");
	}
	return ll_strf(arena, "files/%" LL_FMT, LL_ARG(path));
}

bool ll_url_is_image(ll_str path)
{
	return has_suffix(path, NIMAGES);
}
