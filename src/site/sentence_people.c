#include "site/sentence.h"

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

/* A trailer names people, or the path of the meeting that decided. */
static void say_decided(struct ll_say *say, ll_str by)
{
	struct ll_view_link link = { 0 };

	if (ll_str_find_char(by, ' ') == LL_NPOS &&
	    ll_str_find_char(by, '/') != LL_NPOS) {
		link = ll_view_follow(say->page->site->view, say->dict->arena,
				      LL_STR(""), by);
	}
	if (link.type == LL_VIEW_LINK_RECORD && link.record) {
		ll_say(say, link.record->kind == LL_KIND_MEETING
				    ? "Decided at "
				    : "Decided in ");
		ll_say_record(say, link.record);
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
