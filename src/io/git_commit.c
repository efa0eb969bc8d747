#include "io/git_internal.h"

#include <stdlib.h>
#include <string.h>

/* Years 1 to 9999: what a date can show. */
static const ll_time earliest = -62135596800;
static const ll_time latest = 253402300799;

/* The large tables grow in place: an arena would keep every older copy. */
static void *resize(void *items, size_t n, size_t size)
{
	void *more = reallocarray(items, n, size);

	if (!more && ll_out_of_memory) {
		ll_out_of_memory();
	}
	if (!more) {
		abort();
	}
	return more;
}

static void *grow(void *items, size_t *cap, size_t size)
{
	*cap = *cap ? *cap + *cap / 2 : 256;
	return resize(items, *cap, size);
}

static size_t slot_of(const struct ll_commits *commits, const struct ll_oid *id)
{
	size_t mask = commits->nslots - 1;
	uint64_t hash;
	size_t at;

	memcpy(&hash, id->b, sizeof(hash));
	at = (size_t)hash & mask;
	while (commits->slot[at] &&
	       !ll_same_id(&commits->row[commits->slot[at] - 1].id, id)) {
		at = (at + 1) & mask;
	}
	return at;
}

size_t ll_commits_find(const struct ll_commits *commits,
		       const struct ll_oid *id)
{
	uint32_t number =
		commits->nslots ? commits->slot[slot_of(commits, id)] : 0;

	return number ? number - 1 : LL_NPOS;
}

static void rehash(struct ll_commits *commits)
{
	commits->nslots = commits->nslots ? commits->nslots * 2 : 1024;
	free(commits->slot);
	commits->slot = resize(NULL, commits->nslots, sizeof(*commits->slot));
	memset(commits->slot, 0, commits->nslots * sizeof(*commits->slot));
	for (size_t i = 0; i < commits->nrows; i++) {
		commits->slot[slot_of(commits, &commits->row[i].id)] =
			(uint32_t)(i + 1);
	}
}

/* The row of a commit; a new one is read later, in order of appearance. */
static uint32_t row_of(struct ll_commits *commits, const struct ll_oid *id)
{
	size_t slot;

	if (commits->nrows * 2 >= commits->nslots) {
		rehash(commits);
	}
	slot = slot_of(commits, id);
	if (!commits->slot[slot]) {
		if (commits->nrows == commits->cap) {
			commits->row = grow(commits->row, &commits->cap,
					    sizeof(*commits->row));
		}
		commits->row[commits->nrows++] = (struct ll_row){ .id = *id };
		commits->slot[slot] = (uint32_t)commits->nrows;
	}
	return commits->slot[slot] - 1;
}

/* One more than the value of a hexadecimal digit, 0 for anything else. */
static const unsigned char hex_digit[256] = {
	['0'] = 1,  ['1'] = 2,  ['2'] = 3,  ['3'] = 4,  ['4'] = 5,  ['5'] = 6,
	['6'] = 7,  ['7'] = 8,  ['8'] = 9,  ['9'] = 10, ['a'] = 11, ['b'] = 12,
	['c'] = 13, ['d'] = 14, ['e'] = 15, ['f'] = 16,
};

static bool parse_id(ll_str hex, struct ll_oid *id)
{
	if (hex.len != 2 * sizeof(id->b)) {
		return false;
	}
	for (size_t i = 0; i < sizeof(id->b); i++) {
		unsigned high = hex_digit[(unsigned char)hex.s[2 * i]];
		unsigned low = hex_digit[(unsigned char)hex.s[2 * i + 1]];

		if (!high || !low) {
			return false;
		}
		id->b[i] = (unsigned char)((high - 1) << 4 | (low - 1));
	}
	return true;
}

static ll_time parse_time(ll_str text)
{
	ll_str digits;
	long seconds = 0;

	ll_str_cut(ll_str_trim(text), ' ', &digits, &text);
	if (!ll_str_to_long(digits, &seconds)) {
		return 0;
	}
	return seconds < earliest ? earliest
	       : seconds > latest ? latest
				  : seconds;
}

/* "Name <mail> seconds zone" */
static uint32_t parse_ident(struct ll_commits *commits, ll_str line,
			    ll_time *time)
{
	size_t close = ll_str_rfind_char(line, '>');
	ll_str ident = close == LL_NPOS ? line : ll_str_sub(line, 0, close + 1);
	uintptr_t number = (uintptr_t)ll_map_get(&commits->ident, ident);

	*time = close == LL_NPOS ? 0
				 : parse_time(ll_str_from_pos(line, close + 1));
	if (!number) {
		void **slot = ll_map_slot(&commits->ident,
					  ll_str_copy(commits->arena, ident));

		number = commits->ident.nentries;
		*slot = (void *)number;
	}
	return (uint32_t)(number - 1);
}

/* What a commit says before its message. */
struct headers {
	ll_str author;
	ll_str committer;
	ll_str encoding;
	LL_VEC(struct ll_oid) parents;
};

static bool parse_header(struct ll_arena *arena, struct headers *headers,
			 struct ll_row *row, ll_str key, ll_str value)
{
	if (ll_str_is(key, "tree")) {
		return parse_id(value, &row->tree);
	}
	if (ll_str_is(key, "parent")) {
		return parse_id(value, LL_PUSH(arena, &headers->parents));
	}
	if (ll_str_is(key, "author") && !headers->author.len) {
		headers->author = value;
	} else if (ll_str_is(key, "committer") && !headers->committer.len) {
		headers->committer = value;
	} else if (ll_str_is(key, "encoding")) {
		headers->encoding = value;
	}
	return true;
}

/* The rows of the parents; in a shallow clone a cut commit has none. */
static void add_parents(struct ll_git *git, struct ll_commits *commits,
			size_t at, const struct headers *headers)
{
	size_t n = headers->parents.n;

	if (n && ll_git_is_shallow(git, &commits->row[at].id)) {
		commits->row[at].flags |= LL_ROW_CUT;
		commits->any_cut = true;
		n = 0;
	}
	if (n > UINT16_MAX) {
		n = UINT16_MAX;
	}
	commits->row[at].nparents = (uint16_t)n;
	commits->row[at].first_parent = (uint32_t)commits->nparents;
	for (size_t i = 0; i < n; i++) {
		uint32_t parent = row_of(commits, &headers->parents.item[i]);

		if (commits->nparents == commits->parents_cap) {
			commits->parent =
				grow(commits->parent, &commits->parents_cap,
				     sizeof(*commits->parent));
		}
		commits->parent[commits->nparents++] = parent;
	}
}

/* Takes the lines before the message off *@text. */
static bool parse_headers(struct ll_arena *arena, struct headers *headers,
			  struct ll_row *row, ll_str *text)
{
	while (text->len) {
		ll_str line;
		ll_str key;

		ll_str_cut(*text, '\n', &line, text);
		if (!line.len) {
			break;
		}
		ll_str_cut(line, ' ', &key, &line);
		if (!parse_header(arena, headers, row, key, line)) {
			return false;
		}
	}
	return !ll_oid_is_zero(&row->tree);
}

/* Mostly one person is both, at one time: looked up once. */
static void parse_people(struct ll_commits *commits, struct ll_row *row,
			 const struct headers *headers)
{
	ll_str author = headers->author;
	ll_str committer = headers->committer;

	if (headers->encoding.len) {
		author = ll_message_keep(commits->arena, author,
					 headers->encoding);
		committer = ll_message_keep(commits->arena, committer,
					    headers->encoding);
	}
	row->author = parse_ident(commits, author, &row->author_time);
	row->committer = row->author;
	row->time = row->author_time;
	if (!ll_str_eq(author, committer)) {
		row->committer = parse_ident(commits, committer, &row->time);
	}
}

static bool parse_commit(struct ll_git *git, struct ll_commits *commits,
			 size_t at, ll_str text)
{
	struct ll_oid room[8];
	struct headers headers = { .parents = { room, 0, 8 } };
	struct ll_row *row = &commits->row[at];

	if (!parse_headers(commits->arena, &headers, row, &text)) {
		return false;
	}
	parse_people(commits, row, &headers);
	row->message = ll_message_keep(commits->arena, text, headers.encoding);
	add_parents(git, commits, at, &headers); /* moves the rows */
	return true;
}

static bool load_row(struct ll_git *git, struct ll_commits *commits, size_t at,
		     struct ll_err *err)
{
	struct ll_oid id = commits->row[at].id;
	git_odb_object *object;
	enum ll_got got = ll_git_read(git, &id, GIT_OBJECT_COMMIT, &object);
	bool fine;

	if (got == LL_GOT_MISSING) {
		commits->row[at].flags |= LL_ROW_MISSING;
		commits->missing = id;
		commits->any_missing = true;
		return true;
	}
	if (got == LL_GOT_DAMAGED) {
		return ll_git_fail_damaged(git, &id, err);
	}
	fine = parse_commit(git, commits, at,
			    (ll_str){ git_odb_object_data(object),
				      git_odb_object_size(object) });
	git_odb_object_free(object);
	return fine || ll_git_fail_damaged(git, &id, err);
}

/* A commit with a missing parent: what it changed cannot be known. */
static void mark_cut(struct ll_commits *commits)
{
	for (size_t i = 0; commits->any_missing && i < commits->nrows; i++) {
		struct ll_row *row = &commits->row[i];

		for (size_t p = 0; p < row->nparents; p++) {
			uint32_t parent =
				commits->parent[row->first_parent + p];

			if (commits->row[parent].flags & LL_ROW_MISSING) {
				row->flags |= LL_ROW_CUT;
			}
		}
	}
}

void ll_commits_release(struct ll_commits *commits)
{
	free(commits->row);
	free(commits->parent);
	free(commits->slot);
	*commits = (struct ll_commits){ 0 };
}

bool ll_commits_load(struct ll_git *git, struct ll_arena *arena,
		     const struct ll_oid *tip, struct ll_commits *commits,
		     struct ll_err *err)
{
	const struct ll_org_options *options = &git->handle->options;

	*commits = (struct ll_commits){ .arena = arena };
	commits->ident = ll_map_make(arena);
	row_of(commits, tip);
	for (size_t at = 0; at < commits->nrows; at++) {
		if (!load_row(git, commits, at, err)) {
			return false;
		}
		if (options->progress && at % 1024 == 0) {
			options->progress("Reading commits", at, 0);
		}
	}
	mark_cut(commits);
	return true;
}

bool ll_commit_peek(struct ll_git *git, const struct ll_oid *id,
		    struct ll_commits *commits, struct ll_err *err)
{
	*commits = (struct ll_commits){ .arena = git->arena };
	commits->ident = ll_map_make(git->arena);
	row_of(commits, id);
	return load_row(git, commits, 0, err) && !commits->any_missing;
}
