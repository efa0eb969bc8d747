#include "site/sentence_internal.h"

#include "base/buf.h"

/* Who: people as a file names them, who decided and who recorded. */

enum { NAME_LETTERS = 160 };

/* Somebody as written, "@priya", "priya" or "Priya Nair": linked with a page.
 */
static void say_person(struct ll_say *say, ll_str path, ll_str name)
{
	struct ll_arena *arena = say->dict->arena;
	struct ll_view_link link = { 0 };

	if (name.len && ll_str_find_char(name, ' ') == LL_NPOS) {
		ll_str handle = ll_str_starts(name, LL_STR("@"))
					? name
					: ll_str_join(arena, LL_STR("@"), name,
						      LL_STR(""));

		link = ll_view_follow(say->page->site->view, arena, path,
				      handle);
	}
	if (link.type == LL_VIEW_LINK_RECORD && link.record) {
		ll_say_record_as(say, link.record, link.record->title);
	} else {
		ll_say_str(say, ll_clip(arena, name, NAME_LETTERS));
	}
}

void ll_say_people(struct ll_say *say, ll_str path, ll_str text)
{
	ll_str rest = text;
	bool more = true;

	while (more) {
		ll_str name;

		more = ll_str_cut(rest, ',', &name, &rest);
		say_person(say, path, ll_str_trim(name));
		if (more) {
			ll_say(say, ", ");
		}
	}
}

static void say_authors(struct ll_say *say,
			const struct ll_view_landing *landing, bool begin)
{
	if (landing->uncommitted) {
		ll_say(say,
		       begin ? "Not yet committed" : ", not yet committed");
		return;
	}
	if (landing->nauthors) {
		ll_say(say, begin ? "Recorded by " : ", recorded by ");
		ll_say_names(say, landing->author, landing->nauthors);
	}
}

const struct ll_view_record *ll_sentence_named(const struct ll_say *say,
					       ll_str by)
{
	const struct ll_view *view = say->page->site->view;
	size_t open = ll_str_find(by, LL_STR("]("));
	struct ll_view_link link;

	if (open != LL_NPOS && ll_str_ends(by, LL_STR(")"))) {
		by = ll_str_sub(by, open + 2, by.len - 1);
	}
	while (ll_str_starts(by, LL_STR("../")) ||
	       ll_str_starts(by, LL_STR("./"))) {
		by = ll_str_from_pos(by, ll_str_find_char(by, '/') + 1);
	}
	if (ll_str_find_char(by, ' ') != LL_NPOS || by.len < 2 ||
	    by.s[0] == '@') {
		return NULL;
	}
	for (size_t i = 0; i < view->nrecords; i++) {
		if (ll_str_eq(view->record[i].id, by)) {
			return &view->record[i];
		}
	}
	if (ll_str_find_char(by, '/') == LL_NPOS) {
		return NULL;
	}
	link = ll_view_follow(view, say->dict->arena, LL_STR(""), by);
	return link.type == LL_VIEW_LINK_RECORD ? link.record : NULL;
}

/* "the planning meeting of 4 March" */
static ll_str meeting_name(struct ll_arena *arena, ll_date today,
			   const struct ll_view_record *meeting)
{
	ll_str kind = ll_str_lower(arena, meeting->meeting_kind);
	bool alone = ll_str_is(kind, "workshop") || ll_str_is(kind, "review") ||
		     ll_str_is(kind, "check-in") || ll_str_is(kind, "training");

	if (!meeting->date.n) {
		return meeting->title;
	}
	if (!kind.len || ll_str_is(kind, "other")) {
		kind = LL_STR("meeting");
		alone = true;
	}
	return ll_strf(arena, "the %" LL_FMT "%s of %" LL_FMT, LL_ARG(kind),
		       alone ? "" : " meeting",
		       LL_ARG(ll_day(arena, today, meeting->date)));
}

/* A trailer names people, or the meeting that decided. */
static void say_decided(struct ll_say *say, ll_str by)
{
	const struct ll_view_record *record =
		ll_sentence_named(say, ll_str_trim(by));

	if (record && record->kind == LL_KIND_MEETING) {
		ll_say(say, "Decided at ");
		ll_say_record_as(say, record,
				 meeting_name(say->dict->arena,
					      say->page->site->view->today,
					      record));
		return;
	}
	if (record && record->kind != LL_KIND_PERSON &&
	    record->kind != LL_KIND_TEAM) {
		ll_say(say, "Decided in ");
		ll_say_record(say, record);
		return;
	}
	ll_say(say, "Decided by ");
	ll_say_people(say, LL_STR(""), by);
}

void ll_sentence_by(struct ll_say *say, const struct ll_view_landing *landing)
{
	struct ll_arena *arena = say->dict->arena;

	if (landing->decided_by.len) {
		say_decided(say, landing->decided_by);
	}
	say_authors(say, landing, !landing->decided_by.len);
	if (!landing->reason_given && landing->reason.len) {
		ll_say(say, say->nparts ? ": " : "");
		ll_say_name(say,
			    ll_quoted(arena, ll_clip(arena, landing->reason,
						     NAME_LETTERS)));
	}
	if (landing->pull_request) {
		ll_say(say, say->nparts ? ", " : "");
		ll_say_url(say, landing->url,
			   ll_strf(arena, "#%ld", landing->pull_request));
	} else if (landing->url.len && landing->commit.len) {
		ll_say(say, say->nparts ? ", " : "");
		ll_say_url(say, landing->url,
			   ll_str_sub(landing->commit, 0, 7));
	}
}
