#include "model/index.h"

#include <string.h>

#include "base/buf.h"
#include "model/field.h"
#include "text/md.h"

#define PEOPLE (LL_BIT(PERSON) | LL_BIT(TEAM))
#define AIMS                                                                   \
	(LL_BIT(PILLAR) | LL_BIT(VALUE) | LL_BIT(VISION) | LL_BIT(MISSION) |   \
	 LL_BIT(GOAL) | LL_BIT(PRINCIPLE))

/* Suggestions look at every record: a few are help, thousands are a wait. */
enum { MAX_HINTS = 100, MAX_CANDIDATES = 5 };

struct resolver {
	struct ll_arena *arena;
	struct ll_arena scratch;
	struct ll_org *org;
	struct ll_diags *diags;
	const struct ll_record *from;
	bool has_people;
	bool has_teams;
	size_t nhints;
};

/* What a field can mean, and who is told when it means nothing. */
struct meaning {
	unsigned kinds;
	bool strict;
	enum { SILENT, DANGLING, NO_PAGE } report;
};

static ll_str candidates(struct resolver *r, const struct ll_lookup *lookup)
{
	struct ll_buf buf = ll_buf_make(r->diags->arena);
	size_t n = lookup->ncandidates;

	for (size_t i = 0; i < n && i < MAX_CANDIDATES; i++) {
		ll_buf_add(&buf, i ? LL_STR(", ") : LL_STR(""));
		ll_buf_add(&buf, r->org->record[lookup->candidate[i]].id);
	}
	if (n > MAX_CANDIDATES) {
		ll_buf_addf(&buf, " and %zu more", n - MAX_CANDIDATES);
	}
	return ll_buf_done(&buf);
}

static void report(struct resolver *r, const struct ll_ref *ref,
		   const struct meaning *meaning,
		   const struct ll_lookup *lookup)
{
	struct ll_pos pos = { .path = r->from->path, .line = ref->line };
	ll_str text = ref->text;

	if (lookup->ncandidates > 1) {
		ll_diag_add(r->diags, LL_D_REF_AMBIGUOUS, pos, text,
			    candidates(r, lookup));
		return;
	}
	if (meaning->report == NO_PAGE) {
		if (r->has_people) {
			text = text.s[0] == '@' ? ll_str_from_pos(text, 1)
						: text;
			ll_diag_add(r->diags, LL_D_OWNER_UNKNOWN, pos, text,
				    LL_STR(""));
		}
		return;
	}
	ll_diag_add(r->diags, LL_D_REF_DANGLING, pos, text,
		    r->nhints++ < MAX_HINTS
			    ? ll_org_id_near(r->diags->arena, r->org, text,
					     meaning->kinds)
			    : LL_STR(""));
}

static void resolve(struct resolver *r, struct ll_ref *ref,
		    struct meaning meaning)
{
	struct ll_lookup lookup = {
		.org = r->org,
		.from = r->from,
		.from_path = r->from->path,
		.kinds = meaning.kinds,
		.strict = meaning.strict,
	};

	ref->record = LL_NO_RECORD;
	if (!ref->text.len ||
	    (ref->text.s[0] != '@' && !ll_url_is_relative(ref->text))) {
		return;
	}
	ll_lookup_run(&r->scratch, &lookup, ref->text);
	ref->record = lookup.found;
	if (lookup.found == LL_NO_RECORD && r->diags &&
	    meaning.report != SILENT) {
		report(r, ref, &meaning, &lookup);
	}
}

static void resolve_refs(struct resolver *r, struct ll_refs *refs,
			 struct meaning meaning)
{
	struct ll_ref *copy = LL_NEW(r->arena, struct ll_ref, refs->n);

	for (size_t i = 0; i < refs->n; i++) {
		copy[i] = refs->ref[i];
		resolve(r, &copy[i], meaning);
	}
	refs->ref = copy;
}

static const struct meaning prose = { LL_ANY, false, SILENT };
static const struct meaning anything = { LL_ANY, false, DANGLING };
static const struct meaning owner = { PEOPLE, true, NO_PAGE };
static const struct meaning guest = { PEOPLE, true, SILENT };
static const struct meaning aim = { AIMS, false, DANGLING };
static const struct meaning goal = { LL_BIT(GOAL), false, DANGLING };
static const struct meaning value = { LL_BIT(VALUE) | LL_BIT(PRINCIPLE), false,
				      DANGLING };
static const struct meaning meeting = { LL_BIT(MEETING), false, DANGLING };

/* Copies an array before its references are filled. */
#define OWN(r, array, n)                                                       \
	((array) = memcpy(ll_arena_alloc((r)->arena, sizeof *(array),          \
					 alignof(max_align_t), (n)),           \
			  (n) ? (const void *)(array) : (const void *)"",      \
			  (n) * sizeof *(array)))

/* A heading that is no goal's title is a heading; a link may be broken. */
static bool resolve_report(struct resolver *r, struct ll_report *report)
{
	struct meaning by_title = goal;
	const struct ll_org *org = r->org;

	by_title.strict = true;
	by_title.report = report->status || report->nvalues ? DANGLING : SILENT;
	resolve(r, &report->goal, report->by_title ? by_title : goal);
	return report->by_title
		       ? report->goal.record != LL_NO_RECORD
		       : report->goal.record == LL_NO_RECORD ||
				 report->status || report->nvalues ||
				 org->record[report->goal.record].kind ==
					 LL_KIND_GOAL;
}

static void resolve_reports(struct resolver *r, struct ll_record *record)
{
	size_t n = 0;

	OWN(r, record->report, record->nreports);
	for (size_t i = 0; i < record->nreports; i++) {
		struct ll_report one = record->report[i];

		if (resolve_report(r, &one)) {
			record->report[n++] = one;
		}
	}
	record->nreports = n;
}

/* "updates/2026-03/access.md" and "updates/2026-03-access.md" are of access. */
static void guess_team(struct resolver *r, struct ll_record *record)
{
	struct meaning team = { LL_BIT(TEAM), true, SILENT };
	ll_str stem = ll_path_base(ll_path_stem(record->path));
	size_t from = 0;

	while (from < stem.len && !ll_is_alpha(stem.s[from])) {
		from++;
	}
	record->team = (struct ll_ref){
		.text = ll_str_from_pos(stem, from),
		.label = LL_STR(""),
	};
	resolve(r, &record->team, team);
	if (record->team.record == LL_NO_RECORD) {
		record->team.text = ll_path_base(ll_path_dir(record->path));
		resolve(r, &record->team, team);
	}
	if (record->team.record == LL_NO_RECORD) {
		record->team.text = LL_STR("");
	}
}

static void resolve_team(struct resolver *r, struct ll_record *record)
{
	struct meaning team = { LL_BIT(TEAM), true, DANGLING };

	if (!record->team.text.len && record->kind == LL_KIND_UPDATE) {
		if (r->has_teams) {
			guess_team(r, record);
		}
		return;
	}
	if (!r->has_teams) {
		team.report = SILENT;
	}
	resolve(r, &record->team, team);
}

static void resolve_parts(struct resolver *r, struct ll_record *record)
{
	OWN(r, record->key_result, record->nkey_results);
	for (size_t i = 0; i < record->nkey_results; i++) {
		resolve_refs(r, &record->key_result[i].owner, owner);
	}
	OWN(r, record->decision, record->ndecisions);
	for (size_t i = 0; i < record->ndecisions; i++) {
		resolve_refs(r, &record->decision[i].about, prose);
	}
	OWN(r, record->action, record->nactions);
	for (size_t i = 0; i < record->nactions; i++) {
		resolve_refs(r, &record->action[i].owner, owner);
	}
	OWN(r, record->agreement, record->nagreements);
	for (size_t i = 0; i < record->nagreements; i++) {
		resolve(r, &record->agreement[i].who, owner);
	}
}

/* A handle without a page is told, a role is not: it has none. */
static void resolve_road(struct resolver *r, struct ll_record *record)
{
	bool handle = record->whom.n && record->whom.ref[0].text.len &&
		      record->whom.ref[0].text.s[0] == '@';

	resolve_refs(r, &record->whom, handle ? owner : guest);
	for (size_t i = 0; i < record->whom.n; i++) {
		size_t person = record->whom.ref[i].record;

		record->personal |=
			record->kind == LL_KIND_ROAD &&
			person != LL_NO_RECORD &&
			r->org->record[person].kind == LL_KIND_PERSON;
	}
}

/* Each line names the value anew: the first one that is wrong is told. */
static void resolve_answers(struct resolver *r, struct ll_record *record)
{
	OWN(r, record->answer, record->nanswers);
	for (size_t i = 0; i < record->nanswers; i++) {
		struct ll_ref *ref = &record->answer[i].value;
		bool again = i && ll_str_eq(ref->text,
					    record->answer[i - 1].value.text);

		if (again) {
			ref->record = record->answer[i - 1].value.record;
		} else {
			resolve(r, ref, value);
		}
	}
}

static void resolve_record(struct resolver *r, struct ll_record *record)
{
	r->from = record;
	resolve_refs(r, &record->owner, owner);
	resolve_team(r, record);
	resolve_refs(r, &record->supports, aim);
	resolve_refs(r, &record->links, prose);
	resolve(r, &record->continues, goal);
	resolve_reports(r, record);
	resolve_refs(r, &record->attendees, guest);
	resolve_refs(r, &record->absent, guest);
	resolve(r, &record->follows, meeting);
	resolve(r, &record->from, anything);
	resolve_refs(r, &record->values, value);
	resolve_refs(r, &record->goals, goal);
	resolve_refs(r, &record->people, guest);
	resolve(r, &record->reports_to, owner);
	resolve_road(r, record);
	resolve_answers(r, record);
	resolve_parts(r, record);
	ll_arena_release(&r->scratch);
}

/* @to[0..n) has @record before @n already. */
static bool is_repeated(const struct ll_refs *refs, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		if (refs->ref[i].record == refs->ref[n].record) {
			return true;
		}
	}
	return false;
}

/* Whom each record supports, told the other way round. */
static void find_children(struct ll_arena *arena, struct ll_org *org)
{
	for (int pass = 0; pass < 2; pass++) {
		for (size_t i = 0; i < org->nrecords; i++) {
			const struct ll_refs *up = &org->record[i].supports;

			for (size_t j = 0; j < up->n; j++) {
				struct ll_record *parent;

				if (up->ref[j].record == LL_NO_RECORD ||
				    is_repeated(up, j)) {
					continue;
				}
				parent = &org->record[up->ref[j].record];
				if (pass) {
					parent->child[parent->nchildren] = i;
				}
				parent->nchildren++;
			}
		}
		for (size_t i = 0; i < org->nrecords && !pass; i++) {
			org->record[i].child =
				LL_NEW(arena, size_t, org->record[i].nchildren);
			org->record[i].nchildren = 0;
		}
	}
}

/* Ids under `identity:` in the settings that name nothing. */
static void check_identities(struct resolver *r)
{
	const struct ll_settings *settings = r->org->settings;

	for (size_t i = 0; i < 2 * settings->nidentities; i++) {
		const struct ll_identity_pair *pair =
			&settings->identity[i / 2];
		struct ll_pos pos = { .path = settings->path,
				      .line = pair->line };
		ll_str id = i % 2 ? pair->b : pair->a;

		if (ll_org_find(r->org, LL_STR(""), id) == LL_NO_RECORD) {
			ll_diag_add(r->diags, LL_D_REF_DANGLING, pos, id,
				    ll_org_id_near(r->diags->arena, r->org, id,
						   LL_BIT(GOAL)));
		}
	}
}

void ll_org_resolve(struct ll_arena *arena, struct ll_org *org,
		    struct ll_diags *diags)
{
	struct resolver r = { .arena = arena, .org = org, .diags = diags };

	ll_index_make(arena, org);
	for (size_t i = 0; i < org->nrecords; i++) {
		r.has_people |= org->record[i].kind == LL_KIND_PERSON;
		r.has_teams |= org->record[i].kind == LL_KIND_TEAM;
		org->record[i].nchildren = 0;
	}
	for (size_t i = 0; i < org->nrecords; i++) {
		resolve_record(&r, &org->record[i]);
	}
	find_children(arena, org);
	if (diags) {
		check_identities(&r);
		ll_org_check_links(org, diags);
	}
}
