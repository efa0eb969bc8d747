#include "view/filter_internal.h"

bool ll_filter_hides(const struct ll_filter *filter, size_t record)
{
	return record != LL_NO_RECORD && filter->sieve->hidden[record];
}

static bool hides_link(const struct ll_filter *filter, ll_str url)
{
	struct ll_link_end end;

	if (!ll_url_is_relative(url)) {
		return false;
	}
	end = ll_org_follow(filter->arena, filter->whole, filter->path, url);
	switch (end.type) {
	case LL_LINK_RECORD:
		return ll_filter_hides(filter, end.record);
	case LL_LINK_FILE:
	case LL_LINK_ASSET:
	case LL_LINK_REFUSED:
		return ll_sieve_hides_path(filter->sieve, end.path);
	case LL_LINK_BROKEN:
	case LL_LINK_FOLDER:
	case LL_LINK_OUTSIDE:
		return ll_sieve_tells(filter->sieve, url);
	}
	return true;
}

bool ll_filter_hides_node(void *context, const struct ll_md_node *node)
{
	const struct ll_filter *filter = context;
	ll_str handle;

	if (node->type != LL_MD_MENTION) {
		return hides_link(filter, node->url);
	}
	handle =
		ll_str_join(filter->arena, LL_STR("@"), node->text, LL_STR(""));
	return ll_filter_hides(
		filter, ll_org_find(filter->whole, filter->path, handle));
}

static bool tells_text(void *context, ll_str text)
{
	const struct ll_filter *filter = context;

	return ll_sieve_tells(filter->sieve, text);
}

/* A section that reports on a hidden goal, with or without a link to it. */
static bool cuts_line(void *context, int line)
{
	const struct ll_filter *filter = context;
	const struct ll_record *record = filter->record;

	for (; record < filter->end && record->file == filter->record->file;
	     record++) {
		for (size_t k = 0; k < record->nreports; k++) {
			if (record->report[k].line == line &&
			    ll_filter_hides(filter,
					    record->report[k].goal.record)) {
				return true;
			}
		}
	}
	return false;
}

/* ---- the organisation ---------------------------------------------------- */

static const struct ll_source *visible_source(struct ll_sieve *sieve)
{
	const struct ll_source *whole = sieve->whole->source;
	struct ll_source *source = LL_NEW(sieve->arena, struct ll_source, 1);

	*source = *whole;
	source->file = LL_NEW(sieve->arena, struct ll_file, whole->nfiles);
	source->nfiles = 0;
	for (size_t i = 0; i < whole->nfiles; i++) {
		if (!ll_sieve_hides_path(sieve, whole->file[i].path)) {
			source->file[source->nfiles++] = whole->file[i];
		}
	}
	return source;
}

static void visible_assets(struct ll_sieve *sieve, struct ll_org *org)
{
	const struct ll_org *whole = sieve->whole;

	org->asset = LL_NEW(sieve->arena, ll_str, whole->nassets);
	org->nassets = 0;
	for (size_t i = 0; i < whole->nassets; i++) {
		if (!ll_sieve_hides_path(sieve, whole->asset[i])) {
			org->asset[org->nassets++] = whole->asset[i];
		}
	}
}

/* Files with a record in the view; those without one are no part of it. */
static void add_file(struct ll_filter *filter, struct ll_org *org,
		     const struct ll_record *record)
{
	size_t file = record->file;
	const struct ll_twin_ask ask = { ll_filter_hides_node, tells_text,
					 cuts_line, filter };

	filter->record = record;
	filter->path = filter->whole->file_path[file];
	filter->twin = ll_twin_make(filter->arena,
				    &filter->whole->file[file].md, &ask);
	org->file_path[org->nfiles] = filter->path;
	org->file[org->nfiles] = filter->whole->file[file];
	if (filter->twin) {
		org->file[org->nfiles].md = filter->twin->md;
		ll_states_list_nodes(filter->arena, &org->file[org->nfiles]);
	}
	org->nfiles++;
}

static void add_record(struct ll_filter *filter, struct ll_filtered *out,
		       size_t index)
{
	struct ll_org *org = &out->org;
	struct ll_record *record = &org->record[org->nrecords];

	*record = filter->whole->record[index];
	if (record->anchor.len && ll_filter_has_cut(filter, record->line)) {
		return;
	}
	record->file = org->nfiles - 1;
	ll_filter_record(filter, record);
	out->origin[org->nrecords++] = index;
}

struct ll_filtered ll_filter_make(struct ll_sieve *sieve, ll_date today)
{
	const struct ll_org *whole = sieve->whole;
	struct ll_arena *arena = sieve->arena;
	struct ll_filter filter = { .sieve = sieve,
				    .arena = arena,
				    .whole = whole,
				    .end = whole->record + whole->nrecords };
	struct ll_filtered out = { .org = *whole };

	out.origin = LL_NEW(arena, size_t, whole->nrecords);
	out.org.record = LL_NEW(arena, struct ll_record, whole->nrecords);
	out.org.file = LL_NEW(arena, struct ll_states, whole->nfiles);
	out.org.file_path = LL_NEW(arena, ll_str, whole->nfiles);
	out.org.nrecords = 0;
	out.org.nfiles = 0;
	for (size_t i = 0; i < whole->nrecords; i++) {
		const struct ll_record *record = &whole->record[i];

		if (sieve->hidden[i]) {
			continue;
		}
		if (!filter.record || filter.record->file != record->file) {
			add_file(&filter, &out.org, record);
		}
		add_record(&filter, &out, i);
	}
	out.org.source = visible_source(sieve);
	visible_assets(sieve, &out.org);
	ll_org_resolve(arena, &out.org, NULL);
	ll_org_derive(arena, &out.org, today);
	return out;
}
