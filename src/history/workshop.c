#include "history/workshop.h"

/* "Follow-up", "follow up" and "followup" are one kind. */
bool ll_meeting_is(const struct ll_record *meeting, const char *kind)
{
	ll_str a = meeting->meeting_kind;
	ll_str b = ll_str_from(kind);
	size_t i = 0;
	size_t k = 0;

	if (meeting->kind != LL_KIND_MEETING) {
		return false;
	}
	for (;;) {
		while (i < a.len && !ll_is_alnum(a.s[i])) {
			i++;
		}
		while (k < b.len && !ll_is_alnum(b.s[k])) {
			k++;
		}
		if (i == a.len || k == b.len) {
			return i == a.len && k == b.len;
		}
		if (ll_to_lower(a.s[i++]) != ll_to_lower(b.s[k++])) {
			return false;
		}
	}
}

/* ---- the follow-up ------------------------------------------------------- */

ll_date ll_follow_up_day(const struct ll_record *meeting)
{
	ll_date day = meeting->follow_up;

	if (!day.n && meeting->date.n && ll_meeting_is(meeting, "workshop")) {
		day.n = meeting->date.n + LL_WORKSHOP_DAYS;
	}
	return day;
}

static bool is_earlier(const struct ll_org *org, size_t a, size_t b)
{
	return b == LL_NO_RECORD ||
	       org->record[a].date.n < org->record[b].date.n;
}

size_t ll_follow_up_of(const struct ll_org *org, size_t meeting)
{
	size_t follows = LL_NO_RECORD;
	size_t kind = LL_NO_RECORD;

	for (size_t i = 0; i < org->nrecords; i++) {
		const struct ll_record *other = &org->record[i];

		if (other->kind != LL_KIND_MEETING || i == meeting) {
			continue;
		}
		if (other->follows.record == meeting &&
		    is_earlier(org, i, follows)) {
			follows = i;
		} else if (!other->follows.text.len &&
			   other->date.n > org->record[meeting].date.n &&
			   ll_meeting_is(other, "follow-up") &&
			   is_earlier(org, i, kind)) {
			kind = i;
		}
	}
	return follows != LL_NO_RECORD ? follows : kind;
}

/* ---- the steps ----------------------------------------------------------- */

/* A heading of the notes one of whose words begins with @word. */
static const struct ll_md_node *find_heading(struct ll_arena *scratch,
					     const struct ll_record *meeting,
					     const char *word)
{
	const struct ll_md_node *node = meeting->first;

	for (; node && node != meeting->end; node = node->next) {
		ll_str text;
		size_t at;

		if (node->type != LL_MD_HEADING) {
			continue;
		}
		text = ll_str_lower(scratch, ll_md_plain(scratch, node));
		at = ll_str_find(text, ll_str_from(word));
		if (at != LL_NPOS && (!at || text.s[at - 1] == ' ')) {
			return node;
		}
	}
	return NULL;
}

static void find_headings(const struct ll_record *meeting,
			  struct ll_workshop *out)
{
	static const char *const word[LL_NSTEPS] = {
		[LL_STEP_PURPOSE] = "purpose",
		[LL_STEP_QUESTION] = "question",
		[LL_STEP_RESPONSES] = "response",
		[LL_STEP_SHARING] = "shar", /* sharing, shared */
		[LL_STEP_THEMES] = "theme",
		[LL_STEP_AGREEMENT] = "agreement",
	};
	struct ll_arena scratch = { 0 };

	for (size_t i = 0; i < LL_NSTEPS; i++) {
		if (word[i]) {
			out->heading[i] =
				find_heading(&scratch, meeting, word[i]);
			out->there[i] = out->heading[i] != NULL;
		}
	}
	ll_arena_release(&scratch);
}

static bool is_about(const struct ll_record *meeting, size_t record)
{
	for (size_t i = 0; i < meeting->ndecisions; i++) {
		const struct ll_refs *about = &meeting->decision[i].about;

		for (size_t k = 0; k < about->n; k++) {
			if (about->ref[k].record == record) {
				return true;
			}
		}
	}
	return false;
}

static void find_principles(struct ll_arena *arena, const struct ll_org *org,
			    size_t meeting, struct ll_workshop *out)
{
	size_t n = 0;

	for (int pass = 0; pass < 2; pass++) {
		for (size_t i = 0; i < org->nrecords; i++) {
			const struct ll_record *record = &org->record[i];

			if ((record->kind != LL_KIND_PRINCIPLE &&
			     record->kind != LL_KIND_VALUE) ||
			    (record->from.record != meeting &&
			     !is_about(&org->record[meeting], i))) {
				continue;
			}
			if (pass) {
				out->principle[out->nprinciples++] = i;
				out->nsigned += record->nagreements > 0;
			}
			n++;
		}
		if (!pass) {
			out->principle = LL_NEW(arena, size_t, n);
		}
	}
}

struct ll_workshop ll_workshop_make(struct ll_arena *arena,
				    const struct ll_org *org, size_t meeting)
{
	const struct ll_record *record = &org->record[meeting];
	struct ll_workshop out = { .answer = ll_follow_up_of(org, meeting) };

	find_headings(record, &out);
	find_principles(arena, org, meeting, &out);
	out.there[LL_STEP_PURPOSE] |= record->purpose.len > 0;
	out.there[LL_STEP_PRINCIPLES] = out.nprinciples > 0;
	out.there[LL_STEP_AGREEMENT] |= out.nsigned > 0;
	out.there[LL_STEP_FOLLOW_UP] =
		out.answer != LL_NO_RECORD || record->follow_up.n;
	return out;
}
