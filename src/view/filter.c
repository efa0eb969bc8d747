#include "view/filter.h"

/* Copying one file's records. */
struct filter {
	struct ll_sieve *sieve;
	struct ll_arena *arena;
	const struct ll_org *whole;
	ll_str path;                    /* of the file at hand */
	const struct ll_record *record; /* first visible one of it */
	const struct ll_record *end;    /* of all records */
	const struct ll_twin *twin;     /* of the file at hand, or NULL */
};

static bool is_hidden(const struct filter *filter, size_t record)
{
	return record != LL_NO_RECORD && filter->sieve->hidden[record];
}

static bool hides_link(const struct filter *filter, ll_str url)
{
	struct ll_link_end end;

	if (!ll_url_is_relative(url)) {
		return false;
	}
	end = ll_org_follow(filter->arena, filter->whole, filter->path, url);
	switch (end.type) {
	case LL_LINK_RECORD:
		return is_hidden(filter, end.record);
	case LL_LINK_FILE:
	case LL_LINK_ASSET:
		return ll_sieve_hides_path(filter->sieve, end.path);
	case LL_LINK_BROKEN:
	case LL_LINK_FOLDER:
	case LL_LINK_OUTSIDE:
		return ll_sieve_tells(filter->sieve, url);
	}
	return true;
}

static bool hides_node(void *context, const struct ll_md_node *node)
{
	const struct filter *filter = context;
	ll_str handle;

	if (node->type != LL_MD_MENTION) {
		return hides_link(filter, node->url);
	}
	handle =
		ll_str_join(filter->arena, LL_STR("@"), node->text, LL_STR(""));
	return is_hidden(filter,
			 ll_org_find(filter->whole, filter->path, handle));
}

static bool tells_text(void *context, ll_str text)
{
	const struct filter *filter = context;

	return ll_sieve_tells(filter->sieve, text);
}

/* A section that reports on a hidden goal, with or without a link to it. */
static bool cuts_line(void *context, int line)
{
	const struct filter *filter = context;
	const struct ll_record *record = filter->record;

	for (; record < filter->end && record->file == filter->record->file;
	     record++) {
		for (size_t k = 0; k < record->nreports; k++) {
			if (record->report[k].line == line &&
			    is_hidden(filter, record->report[k].goal.record)) {
				return true;
			}
		}
	}
	return false;
}

/* ---- references ---------------------------------------------------------- */

static bool keeps_ref(const struct filter *filter, const struct ll_ref *ref)
{
	if (ref->record != LL_NO_RECORD) {
		return !is_hidden(filter, ref->record);
	}
	return !ll_sieve_tells(filter->sieve, ref->text) &&
	       !ll_sieve_tells(filter->sieve, ref->label);
}

static bool is_cut(const struct filter *filter, int line)
{
	return filter->twin && line && ll_twin_has_cut(filter->twin, line);
}

static struct ll_ref copy_ref(const struct filter *filter, struct ll_ref ref)
{
	if (!keeps_ref(filter, &ref)) {
		ref = (struct ll_ref){ .text = LL_STR(""),
				       .label = LL_STR("") };
	}
	ref.record = LL_NO_RECORD;
	return ref;
}

static struct ll_refs copy_refs(const struct filter *filter,
				struct ll_refs refs)
{
	struct ll_refs copy = { .ref = LL_NEW(filter->arena, struct ll_ref,
					      refs.n) };

	for (size_t i = 0; i < refs.n; i++) {
		if (keeps_ref(filter, &refs.ref[i]) &&
		    !is_cut(filter, refs.ref[i].line)) {
			copy.ref[copy.n] = refs.ref[i];
			copy.ref[copy.n++].record = LL_NO_RECORD;
		}
	}
	return copy;
}

/* ---- texts and nodes ----------------------------------------------------- */

static ll_str replace(struct ll_arena *arena, ll_str text, ll_str what,
		      ll_str by)
{
	size_t at = what.len ? ll_str_find(text, what) : LL_NPOS;

	return at == LL_NPOS
		       ? text
		       : ll_str_join(arena, ll_str_sub(text, 0, at), by,
				     ll_str_from_pos(text, at + what.len));
}

/*
 * Plain text that was made from @node (may be NULL) of a file whose prose had
 * to change: what hidden links say in it, and names of hidden things.
 */
static ll_str copy_text(struct filter *filter, ll_str text,
			const struct ll_md_node *node)
{
	const struct ll_md_node *inner = node;

	if (!filter->twin) {
		return text;
	}
	while (inner && (inner = ll_md_walk(inner, node))) {
		bool link = inner->type == LL_MD_LINK;
		ll_str said = link ? ll_md_plain(filter->arena, inner)
				   : ll_str_join(filter->arena, LL_STR("@"),
						 inner->text, LL_STR(""));

		if ((link || inner->type == LL_MD_MENTION) &&
		    hides_node(filter, inner) &&
		    ll_sieve_tells(filter->sieve, said)) {
			text = replace(filter->arena, text, said,
				       link ? LL_STR("another page")
					    : LL_STR("someone"));
		}
	}
	return ll_tell_redact(&filter->sieve->tell, filter->arena, text,
			      LL_TELL_PROSE, LL_STR("another page"));
}

static const struct ll_md_node *copy_node(const struct filter *filter,
					  const struct ll_md_node *node)
{
	return filter->twin ? ll_twin_of(filter->twin, node) : node;
}

static const struct ll_md_node *copy_edge(const struct filter *filter,
					  const struct ll_md_node *node)
{
	return filter->twin ? ll_twin_from(filter->twin, node) : node;
}

/* An item is gone with the section it stood in. */
static bool keeps_item(const struct filter *filter,
		       const struct ll_md_node *node, int line)
{
	return !is_cut(filter, line) &&
	       (!node || copy_node(filter, node) || !filter->twin);
}

/* ---- records ------------------------------------------------------------- */

static void copy_key_results(struct filter *filter, struct ll_record *record)
{
	const struct ll_key_result *was = record->key_result;
	size_t n = record->nkey_results;

	record->key_result = LL_NEW(filter->arena, struct ll_key_result, n);
	record->nkey_results = 0;
	for (size_t i = 0; i < n; i++) {
		struct ll_key_result *is;

		if (!keeps_item(filter, was[i].node, was[i].line)) {
			continue;
		}
		is = &record->key_result[record->nkey_results++];
		*is = was[i];
		is->node = copy_node(filter, is->node);
		is->text = copy_text(filter, is->text, was[i].node);
		is->owner = copy_refs(filter, is->owner);
	}
}

static void copy_reports(struct filter *filter, struct ll_record *record)
{
	const struct ll_report *was = record->report;
	size_t n = record->nreports;

	record->report = LL_NEW(filter->arena, struct ll_report, n);
	record->nreports = 0;
	for (size_t i = 0; i < n; i++) {
		struct ll_report *is;

		if (!keeps_ref(filter, &was[i].goal) ||
		    is_cut(filter, was[i].line)) {
			continue;
		}
		is = &record->report[record->nreports++];
		*is = was[i];
		is->goal = copy_ref(filter, is->goal);
		is->note = copy_text(filter, is->note, NULL);
		is->first = copy_edge(filter, is->first);
		is->end = copy_edge(filter, is->end);
	}
}

static void copy_decisions(struct filter *filter, struct ll_record *record)
{
	const struct ll_decision *was = record->decision;
	size_t n = record->ndecisions;

	record->decision = LL_NEW(filter->arena, struct ll_decision, n);
	record->ndecisions = 0;
	for (size_t i = 0; i < n; i++) {
		struct ll_decision *is;

		if (!keeps_item(filter, was[i].node, was[i].line)) {
			continue;
		}
		is = &record->decision[record->ndecisions++];
		*is = was[i];
		is->node = copy_node(filter, is->node);
		is->text = copy_text(filter, is->text, was[i].node);
		is->about = copy_refs(filter, is->about);
	}
}

static void copy_actions(struct filter *filter, struct ll_record *record)
{
	const struct ll_action *was = record->action;
	size_t n = record->nactions;

	record->action = LL_NEW(filter->arena, struct ll_action, n);
	record->nactions = 0;
	for (size_t i = 0; i < n; i++) {
		struct ll_action *is;

		if (!keeps_item(filter, was[i].node, was[i].line)) {
			continue;
		}
		is = &record->action[record->nactions++];
		*is = was[i];
		is->node = copy_node(filter, is->node);
		is->text = copy_text(filter, is->text, was[i].node);
		is->owner = copy_refs(filter, is->owner);
	}
}

static void copy_agreements(const struct filter *filter,
			    struct ll_record *record)
{
	const struct ll_agreement *was = record->agreement;
	size_t n = record->nagreements;

	record->agreement = LL_NEW(filter->arena, struct ll_agreement, n);
	record->nagreements = 0;
	for (size_t i = 0; i < n; i++) {
		if (keeps_ref(filter, &was[i].who)) {
			record->agreement[record->nagreements] = was[i];
			record->agreement[record->nagreements++].who.record =
				LL_NO_RECORD;
		}
	}
}

/* What deriving fills in again goes back to what was written. */
static void copy_metrics(const struct filter *filter, struct ll_record *record)
{
	const struct ll_metric *was = record->metric;

	record->metric =
		LL_NEW(filter->arena, struct ll_metric, record->nmetrics);
	for (size_t i = 0; i < record->nmetrics; i++) {
		record->metric[i] = was[i];
		record->metric[i].current = was[i].written;
		record->metric[i].reading = NULL;
		record->metric[i].nreadings = 0;
	}
}

static void copy_record_refs(const struct filter *filter,
			     struct ll_record *record)
{
	record->owner = copy_refs(filter, record->owner);
	record->team = copy_ref(filter, record->team);
	record->supports = copy_refs(filter, record->supports);
	record->links = copy_refs(filter, record->links);
	record->continues = copy_ref(filter, record->continues);
	record->attendees = copy_refs(filter, record->attendees);
	record->absent = copy_refs(filter, record->absent);
	record->follows = copy_ref(filter, record->follows);
	record->from = copy_ref(filter, record->from);
	record->values = copy_refs(filter, record->values);
	record->goals = copy_refs(filter, record->goals);
	record->people = copy_refs(filter, record->people);
	record->reports_to = copy_ref(filter, record->reports_to);
}

static void copy_record(struct filter *filter, struct ll_record *record)
{
	copy_record_refs(filter, record);
	copy_metrics(filter, record);
	copy_key_results(filter, record);
	copy_reports(filter, record);
	copy_decisions(filter, record);
	copy_actions(filter, record);
	copy_agreements(filter, record);
	record->title =
		copy_text(filter, record->title,
			  filter->whole->file[filter->record->file].md.title);
	record->purpose = copy_text(filter, record->purpose, NULL);
	record->first = copy_edge(filter, record->first);
	record->end = copy_edge(filter, record->end);
	record->statement = copy_node(filter, record->statement);
	record->child = NULL;
	record->nchildren = 0;
	record->last_report = LL_NO_RECORD;
	record->last_reported = LL_DATE_NONE;
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
static void add_file(struct filter *filter, struct ll_org *org,
		     const struct ll_record *record)
{
	size_t file = record->file;
	const struct ll_twin_ask ask = { hides_node, tells_text, cuts_line,
					 filter };

	filter->record = record;
	filter->path = filter->whole->file_path[file];
	filter->twin = ll_twin_make(filter->arena,
				    &filter->whole->file[file].md, &ask);
	org->file_path[org->nfiles] = filter->path;
	org->file[org->nfiles] = filter->whole->file[file];
	if (filter->twin) {
		org->file[org->nfiles].md = filter->twin->md;
	}
	org->nfiles++;
}

static void add_record(struct filter *filter, struct ll_filtered *out,
		       size_t index)
{
	struct ll_org *org = &out->org;
	struct ll_record *record = &org->record[org->nrecords];

	*record = filter->whole->record[index];
	if (record->anchor.len && is_cut(filter, record->line)) {
		return;
	}
	record->file = org->nfiles - 1;
	copy_record(filter, record);
	out->origin[org->nrecords++] = index;
}

struct ll_filtered ll_filter_make(struct ll_sieve *sieve, ll_date today)
{
	const struct ll_org *whole = sieve->whole;
	struct ll_arena *arena = sieve->arena;
	struct filter filter = { .sieve = sieve,
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
