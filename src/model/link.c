#include "model/index.h"
#include "model/pulse.h"

#include "text/md.h"

static int hex(char c)
{
	if (ll_is_digit(c)) {
		return c - '0';
	}
	c = ll_to_lower(c);
	return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* Source: RFC 3986, section 2.1. */
static ll_str decode(struct ll_arena *arena, ll_str text)
{
	char *out;
	size_t n = 0;

	if (ll_str_find_char(text, '%') == LL_NPOS) {
		return text;
	}
	out = LL_NEW(arena, char, text.len);
	for (size_t i = 0; i < text.len; i++) {
		int high = i + 2 < text.len ? hex(text.s[i + 1]) : -1;
		int low = i + 2 < text.len ? hex(text.s[i + 2]) : -1;

		if (text.s[i] == '%' && high >= 0 && low >= 0) {
			out[n++] = (char)(high * 16 + low);
			i += 2;
		} else {
			out[n++] = text.s[i];
		}
	}
	return (ll_str){ out, n };
}

/* The page that introduces a folder. */
static ll_str introduction(struct ll_arena *arena, const struct ll_org *org,
			   ll_str folder)
{
	static const ll_str name[] = { LL_STR_INIT("README.md"),
				       LL_STR_INIT("index.md"),
				       LL_STR_INIT("readme.md") };

	for (size_t i = 0; i < sizeof(name) / sizeof(name[0]); i++) {
		ll_str path = ll_path_resolve(arena, folder, name[i]);

		if (ll_map_get(&org->index->file, path)) {
			return path;
		}
	}
	return LL_STR("");
}

/* The record of a file that holds the heading at @line. */
static size_t record_at(const struct ll_org *org, ll_str path, ll_str anchor,
			int line)
{
	size_t i = (size_t)(uintptr_t)ll_map_get(&org->by_path, path);
	size_t whole = LL_NO_RECORD;
	size_t section = LL_NO_RECORD;

	for (; i && i <= org->nrecords; i++) {
		const struct ll_record *record = &org->record[i - 1];

		if (!ll_str_eq(record->path, path)) {
			break;
		}
		if (!record->anchor.len) {
			whole = i - 1;
		} else if (ll_str_eq(record->anchor, anchor)) {
			return i - 1;
		} else if (anchor.len && record->line <= line &&
			   (!record->end || line < record->end->line)) {
			section = i - 1;
		}
	}
	return section != LL_NO_RECORD ? section : whole;
}

/* 0 where there is no such heading. */
static int heading_line(const struct ll_org *org, ll_str path, ll_str anchor)
{
	size_t file = (size_t)(uintptr_t)ll_map_get(&org->index->file, path);
	const struct ll_md_nodes *heading =
		file ? &org->file[file - 1].heading : NULL;

	for (size_t i = 0; heading && anchor.len && i < heading->n; i++) {
		if (ll_str_eq(heading->item[i]->id, anchor)) {
			return heading->item[i]->line;
		}
	}
	return 0;
}

static void end_in_file(struct ll_arena *arena, const struct ll_org *org,
			struct ll_link_end *end)
{
	int line = heading_line(org, end->path, end->anchor);

	end->type = LL_LINK_FILE;
	if (!line && end->anchor.len) {
		ll_str lower = ll_str_lower(arena, end->anchor);

		line = heading_line(org, end->path, lower);
		end->anchor = line ? lower : end->anchor;
	}
	end->anchor_found = line != 0;
	end->record = record_at(org, end->path, end->anchor, line);
	if (end->record != LL_NO_RECORD) {
		end->type = LL_LINK_RECORD;
	}
}

struct ll_link_end ll_org_follow(struct ll_arena *arena,
				 const struct ll_org *org, ll_str from,
				 ll_str url)
{
	struct ll_link_end end = { .record = LL_NO_RECORD };
	ll_str path;
	ll_str page;
	const struct ll_file *file;

	if (!ll_url_is_relative(url)) {
		end.type = LL_LINK_OUTSIDE;
		return end;
	}
	ll_str_cut(url, '#', &path, &end.anchor);
	ll_str_cut(path, '?', &path, &page);
	path = decode(arena, path);
	end.anchor = decode(arena, end.anchor);
	end.path = path.len ? ll_path_resolve(arena, ll_path_dir(from), path)
			    : from;
	if (!end.path.s) {
		end.type = LL_LINK_OUTSIDE;
		return end;
	}
	if (!ll_map_get(&org->index->file, end.path) &&
	    ll_map_get(&org->index->folder, end.path)) {
		page = introduction(arena, org, end.path);
		end.path = page.len ? page : end.path;
	}
	if (ll_map_get(&org->index->file, end.path)) {
		end_in_file(arena, org, &end);
		return end;
	}
	file = ll_source_file(org->source, end.path);
	if (file && ll_map_get(&org->refused, end.path)) {
		end.type = LL_LINK_REFUSED;
	} else if (file) {
		end.type = file->is_text && !ll_path_is_survey(end.path)
				   ? LL_LINK_FILE
				   : LL_LINK_ASSET;
	} else if (ll_map_get(&org->index->folder, end.path)) {
		end.type = LL_LINK_FOLDER;
	}
	return end;
}

/** Paths of all files in lower case, made when the first link is broken. */
struct cases {
	struct ll_arena arena;
	struct ll_map path; /* -> const struct ll_file */
};

struct checker {
	struct ll_arena scratch;
	const struct ll_org *org;
	struct ll_diags *diags;
	ll_str path;
	struct cases *cases;
};

static void make_cases(struct cases *cases, const struct ll_source *source)
{
	cases->path = ll_map_make(&cases->arena);
	for (size_t i = 0; i < source->nfiles; i++) {
		ll_str lower =
			ll_str_lower(&cases->arena, source->file[i].path);

		*ll_map_slot(&cases->path, lower) = &source->file[i];
	}
}

/* How to write @url so that it names the file in its own letters, or "". */
static ll_str other_case(struct checker *c, ll_str url)
{
	ll_str dir = ll_path_dir(c->path);
	const struct ll_file *file;
	ll_str path;
	ll_str rest;

	ll_str_cut(url, '#', &path, &rest);
	ll_str_cut(path, '?', &path, &rest);
	path = ll_path_resolve(&c->scratch, dir, decode(&c->scratch, path));
	if (!path.s) {
		return LL_STR("");
	}
	if (!c->cases->path.arena) {
		make_cases(c->cases, c->org->source);
	}
	file = ll_map_get(&c->cases->path, ll_str_lower(&c->scratch, path));
	return file ? ll_path_relative(c->diags->arena, dir, file->path)
		    : LL_STR("");
}

/* "x" for "x.md" and "x.html" for "x.md" are the usual slips. */
static ll_str hint(struct checker *c, ll_str url)
{
	static const ll_str suffix[] = { LL_STR_INIT(".md"),
					 LL_STR_INIT("/README.md") };
	ll_str path;
	ll_str anchor;

	ll_str_cut(url, '#', &path, &anchor);
	if (ll_str_ends_nocase(path, LL_STR(".html"))) {
		path.len -= 5;
	}
	for (size_t i = 0; path.len && i < 2; i++) {
		ll_str other =
			ll_str_join(&c->scratch, path, suffix[i], LL_STR(""));
		struct ll_link_end end =
			ll_org_follow(&c->scratch, c->org, c->path, other);

		if (end.type == LL_LINK_RECORD || end.type == LL_LINK_FILE) {
			return ll_strf(c->diags->arena,
				       ", did you mean '%" LL_FMT "'?",
				       LL_ARG(other));
		}
	}
	return LL_STR("");
}

static void report_broken(struct checker *c, struct ll_pos pos,
			  const struct ll_md_node *node)
{
	ll_str called = other_case(c, node->url);

	if (called.len) {
		ll_diag_add(c->diags, LL_D_LINK_CASE, pos, node->url, called);
	} else if (node->type == LL_MD_IMAGE) {
		ll_diag_add(c->diags, LL_D_IMAGE_MISSING, pos, node->url,
			    LL_STR(""));
	} else {
		ll_diag_add(c->diags, LL_D_LINK_BROKEN, pos, node->url,
			    hint(c, node->url));
	}
}

/* Headings are known only of files that were read, and read whole. */
static bool knows_anchors(const struct ll_org *org, ll_str path)
{
	size_t i = (size_t)(uintptr_t)ll_map_get(&org->index->file, path);

	return i && org->file[i - 1].n && !org->file[i - 1].md.too_large;
}

static void check_link(struct checker *c, const struct ll_md_node *node,
		       int line)
{
	bool image = node->type == LL_MD_IMAGE;
	struct ll_pos pos = { .path = c->path, .line = line };
	struct ll_link_end end =
		ll_org_follow(&c->scratch, c->org, c->path, node->url);

	if (!node->url.len) {
		return;
	}
	if (end.type == LL_LINK_BROKEN) {
		report_broken(c, pos, node);
	} else if (end.type == LL_LINK_REFUSED) {
		const ll_str *what = ll_map_get(&c->org->refused, end.path);

		ll_diag_add(c->diags, LL_D_DRAWING_REFUSED, pos, end.path,
			    *what);
	} else if (end.anchor.len && !end.anchor_found && !image &&
		   knows_anchors(c->org, end.path)) {
		ll_diag_add(c->diags, LL_D_ANCHOR_BROKEN, pos, end.anchor,
			    ll_str_eq(end.path, c->path) ? LL_STR("this file")
							 : end.path);
	}
}

static void check_value(struct checker *c, const struct ll_value *value)
{
	const struct ll_md_node *top = value->markdown;

	for (const struct ll_md_node *n = top; n; n = ll_md_walk(n, top)) {
		if (n->type == LL_MD_LINK || n->type == LL_MD_IMAGE) {
			check_link(c, n, value->line);
		}
	}
}

void ll_org_check_links(const struct ll_org *org, struct ll_diags *diags)
{
	struct cases cases = { .path = { 0 } };

	for (size_t i = 0; i < org->nfiles; i++) {
		struct checker c = {
			.org = org,
			.diags = diags,
			.path = org->file_path[i],
			.cases = &cases,
		};
		const struct ll_value *v = org->file[i].md.meta->child;

		for (; v; v = v->next) {
			if (v->markdown) {
				check_value(&c, v);
			}
		}
		for (size_t k = 0; k < org->file[i].link.n; k++) {
			check_link(&c, org->file[i].link.item[k],
				   org->file[i].link.item[k]->line);
		}
		ll_arena_release(&c.scratch);
	}
	ll_arena_release(&cases.arena);
}
