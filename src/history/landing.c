#include "history/landing.h"

#include "base/buf.h"

/* ------------------------------------------------------- pull requests */

static bool take_prefix(ll_str *rest, ll_str prefix)
{
	if (!ll_str_starts(*rest, prefix)) {
		return false;
	}
	*rest = ll_str_from_pos(*rest, prefix.len);
	return true;
}

/* Takes the digits at the start of *@rest; 0 where there are none. */
static long take_number(ll_str *rest)
{
	size_t len = 0;
	long number;

	while (len < rest->len && ll_is_digit(rest->s[len])) {
		len++;
	}
	if (len > 9 || !ll_str_to_long(ll_str_sub(*rest, 0, len), &number)) {
		return 0;
	}
	*rest = ll_str_from_pos(*rest, len);
	return number;
}

/* The number in "TEXT OPEN 12)" at the end, and what stands before it. */
static long number_at_end(ll_str subject, ll_str open, ll_str *before)
{
	size_t at = ll_str_rfind_char(subject, '(');
	ll_str rest;
	long number;

	if (at == LL_NPOS || !ll_str_ends(subject, LL_STR(")"))) {
		return 0;
	}
	rest = ll_str_from_pos(subject, at);
	if (!take_prefix(&rest, open)) {
		return 0;
	}
	number = take_number(&rest);
	*before = ll_str_trim(ll_str_sub(subject, 0, at));
	return ll_str_is(rest, ")") ? number : 0;
}

static ll_str first_line(ll_str body, ll_str otherwise)
{
	ll_str rest = ll_str_trim(body);
	ll_str line = ll_str_trim(ll_str_line(&rest));

	return line.len ? line : otherwise;
}

/* "Merge pull request #12 from x/y", "Auto merge of #12 - x:y, r=z" */
static bool is_merge(ll_str subject, ll_str body, struct ll_pull_request *found)
{
	ll_str rest = subject;

	if (!take_prefix(&rest, LL_STR("Merge pull request #")) &&
	    !take_prefix(&rest, LL_STR("Auto merge of #"))) {
		return false;
	}
	found->number = take_number(&rest);
	found->title = first_line(body, subject);
	return found->number && (!rest.len || rest.s[0] == ' ');
}

/* "Merge pull request 'T' (#12) from y into x" */
static bool is_quoted_merge(ll_str subject, ll_str body,
			    struct ll_pull_request *found)
{
	ll_str rest = subject;
	size_t end;

	(void)body;
	if (!take_prefix(&rest, LL_STR("Merge pull request '"))) {
		return false;
	}
	end = ll_str_find(rest, LL_STR("' (#"));
	if (end == LL_NPOS) {
		return false;
	}
	found->title = ll_str_sub(rest, 0, end);
	rest = ll_str_from_pos(rest, end + 4);
	found->number = take_number(&rest);
	return found->number && ll_str_starts(rest, LL_STR(")"));
}

/* "Merged in y (pull request #12)" */
static bool is_merged_in(ll_str subject, ll_str body,
			 struct ll_pull_request *found)
{
	ll_str before;

	found->number =
		number_at_end(subject, LL_STR("(pull request #"), &before);
	found->title = first_line(body, subject);
	return found->number;
}

/* A line "See merge request group/project!12" */
static bool is_gitlab(ll_str subject, ll_str body,
		      struct ll_pull_request *found)
{
	ll_str see = LL_STR("See merge request ");
	ll_str rest = body;

	while (rest.len) {
		ll_str line = ll_str_trim(ll_str_line(&rest));
		size_t at = ll_str_rfind_char(line, '!');

		if (!ll_str_starts(line, see) || at == LL_NPOS) {
			continue;
		}
		line = ll_str_from_pos(line, at + 1);
		found->number = take_number(&line);
		if (found->number && !line.len) {
			break;
		}
		found->number = 0;
	}
	found->title = subject;
	if (ll_str_starts(subject, LL_STR("Merge branch '"))) {
		found->title = first_line(body, subject);
		if (ll_str_starts(found->title, see)) {
			found->title = subject;
		}
	}
	return found->number;
}

/* "T (#12)", "T (!12)" */
static bool is_squashed(ll_str subject, ll_str body,
			struct ll_pull_request *found)
{
	(void)body;
	found->number = number_at_end(subject, LL_STR("(#"), &found->title);
	if (!found->number) {
		found->number =
			number_at_end(subject, LL_STR("(!"), &found->title);
	}
	return found->number && found->title.len;
}

struct ll_pull_request ll_pull_request_find(ll_str subject, ll_str body)
{
	static bool (*const form[])(ll_str subject, ll_str body,
				    struct ll_pull_request * found) = {
		is_merge, is_quoted_merge, is_merged_in, is_gitlab, is_squashed,
	};
	struct ll_pull_request found;

	for (size_t i = 0; i < sizeof(form) / sizeof(form[0]); i++) {
		found = (struct ll_pull_request){ 0 };
		if (form[i](subject, body, &found)) {
			return found;
		}
	}
	return (struct ll_pull_request){ 0, subject };
}

/* -------------------------------------------------------------- people */

/* Where the person with @mail stands; without a mail, the name counts. */
static void **crew_slot(struct ll_crew *crew, ll_str name, ll_str mail)
{
	return ll_map_slot(&crew->by_mail,
			   ll_str_lower(crew->arena, mail.len ? mail : name));
}

static void add_to_crew(struct ll_crew *crew, const struct ll_commit *commit)
{
	void **slot =
		crew_slot(crew, commit->author->name, commit->author->email);

	if (!*slot) {
		*slot = (void *)(uintptr_t)commit->author;
	}
}

static void fill_crew(struct ll_crew *crew)
{
	const struct ll_history *history = crew->history;

	crew->filled = true;
	crew->by_mail = ll_map_make(crew->arena);
	for (size_t i = 0; i < history->nlandings; i++) {
		const struct ll_landing *landing = &history->landing[i];

		for (size_t j = 0; j < landing->nbrought; j++) {
			add_to_crew(crew, &landing->brought[j]);
		}
		add_to_crew(crew, &landing->commit);
	}
}

/* Who "Name <mail>" is. */
static const struct ll_person *find_person(struct ll_crew *crew, ll_str ident)
{
	ll_str name;
	ll_str mail;
	void **slot;

	ll_str_cut(ident, '<', &name, &mail);
	ll_str_cut(mail, '>', &mail, &ident);
	name = ll_str_trim(name);
	mail = ll_str_trim(mail);
	if (!name.len) {
		return NULL;
	}
	if (!crew->filled) {
		fill_crew(crew);
	}
	slot = crew_slot(crew, name, mail);
	if (!*slot) {
		struct ll_person *person =
			LL_NEW(crew->arena, struct ll_person, 1);

		*person = (struct ll_person){ name, mail };
		*slot = person;
	}
	return *slot;
}

struct authors {
	const struct ll_person **item;
	size_t n;
	size_t cap;
};

static void add_author(struct ll_arena *arena, struct authors *authors,
		       const struct ll_person *person)
{
	for (size_t i = 0; i < authors->n; i++) {
		if (authors->item[i] == person) {
			return;
		}
	}
	if (person && person->name.len) {
		*LL_PUSH(arena, authors) = person;
	}
}

static void add_authors(struct ll_crew *crew, struct authors *authors,
			const struct ll_commit *commit)
{
	ll_str names = ll_trailer_find(crew->arena, commit->body,
				       LL_STR("Co-authored-by"), LL_STR("\n"));

	add_author(crew->arena, authors, commit->author);
	while (names.len) {
		add_author(crew->arena, authors,
			   find_person(crew, ll_str_line(&names)));
	}
}

static void find_authors(struct ll_crew *crew, struct ll_landing_info *info)
{
	const struct ll_landing *landing = info->landing;
	struct authors authors = { 0 };

	for (size_t i = 0; i < landing->nbrought; i++) {
		add_authors(crew, &authors, &landing->brought[i]);
	}
	if (!landing->nbrought) {
		add_authors(crew, &authors, &landing->commit);
	}
	info->author = authors.item;
	info->nauthors = authors.n;
}

/* ------------------------------------------------------------- reasons */

/* The trailer of the landing, else the one that its commits agree on. */
static ll_str find_trailer(struct ll_arena *arena,
			   const struct ll_landing *landing, ll_str key,
			   ll_str between)
{
	ll_str found =
		ll_trailer_find(arena, landing->commit.body, key, between);

	if (found.len) {
		return found;
	}
	for (size_t i = 0; i < landing->nbrought; i++) {
		ll_str other = ll_trailer_find(arena, landing->brought[i].body,
					       key, between);

		if (found.len && other.len && !ll_str_eq(found, other)) {
			return LL_STR("");
		}
		if (other.len) {
			found = other;
		}
	}
	return found;
}

/* "Ruth Ansah <ruth@example.org>, Tom" without what stands in brackets */
static ll_str without_mails(struct ll_arena *arena, ll_str names)
{
	struct ll_buf out = ll_buf_make(arena);

	while (ll_str_find_char(names, '<') != LL_NPOS) {
		ll_str head;

		ll_str_cut(names, '<', &head, &names);
		ll_str_cut(names, '>', &(ll_str){ 0 }, &names);
		while (head.len && head.s[head.len - 1] == ' ') {
			head.len--;
		}
		ll_buf_add(&out, head);
	}
	if (!out.len) {
		return names;
	}
	ll_buf_add(&out, names);
	return ll_buf_done(&out);
}

struct ll_landing_info ll_landing_info_make(struct ll_crew *crew,
					    const struct ll_landing *landing)
{
	struct ll_pull_request request = ll_pull_request_find(
		landing->commit.subject, landing->commit.body);
	struct ll_landing_info info = {
		.landing = landing,
		.pull_request = request.number,
		.title = request.title,
	};

	info.reason = find_trailer(crew->arena, landing, LL_STR("Reason"),
				   LL_STR("; "));
	info.reason_given = info.reason.len;
	if (!info.reason_given) {
		info.reason = info.title;
	}
	info.decided_by = without_mails(
		crew->arena, find_trailer(crew->arena, landing,
					  LL_STR("Decided-by"), LL_STR(", ")));
	find_authors(crew, &info);
	return info;
}
