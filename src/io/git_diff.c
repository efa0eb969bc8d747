#include "io/git_internal.h"

#include <string.h>

/* One comparison of two trees, and the folder it is in. */
struct diff {
	struct ll_git *git;
	struct ll_paths *paths;
	struct ll_changes *out;
	size_t looked_at; /* entries; bounds a tree that holds itself often */
	size_t depth;
	size_t path_len;
	char path[LL_MAX_PATH];
};

/* Two trees side by side and how far each was read; NULL is an empty one. */
struct sides {
	struct ll_tree *a;
	struct ll_tree *b;
	size_t a_at;
	size_t b_at;
};

static enum ll_got diff_folder(struct diff *diff, const struct ll_oid *a,
			       const struct ll_oid *b);

/* Appends to the path; returns its length before, LL_NPOS if too long. */
static size_t enter(struct diff *diff, ll_str name)
{
	size_t before = diff->path_len;

	if (before + name.len + 1 > sizeof(diff->path)) {
		return LL_NPOS;
	}
	memcpy(diff->path + before, name.s, name.len);
	diff->path_len += name.len;
	return before;
}

uint32_t ll_paths_number(struct ll_paths *paths, ll_str path)
{
	uintptr_t number = (uintptr_t)ll_map_get(&paths->number, path);

	if (!number) {
		void **slot = ll_map_slot(&paths->number,
					  ll_str_copy(paths->arena, path));

		number = paths->number.nentries;
		*slot = (void *)number;
	}
	return (uint32_t)(number - 1);
}

static void add_change(struct diff *diff, const struct ll_tree_entry *a,
		       const struct ll_tree_entry *b)
{
	ll_str name = a ? a->name : b->name;
	struct ll_path_change change = { 0 };
	size_t before;

	if (a && a->kind == LL_ENTRY_FILE) {
		change.before = a->id;
	}
	if (b && b->kind == LL_ENTRY_FILE) {
		change.after = b->id;
	}
	if ((ll_oid_is_zero(&change.before) && ll_oid_is_zero(&change.after)) ||
	    !ll_org_is_text(&diff->git->handle->options, name)) {
		return;
	}
	before = enter(diff, name);
	if (before != LL_NPOS) {
		change.path = ll_paths_number(
			diff->paths, (ll_str){ diff->path, diff->path_len });
		*LL_PUSH(diff->out->arena, diff->out) = change;
		diff->path_len = before;
	}
}

static enum ll_got enter_folder(struct diff *diff,
				const struct ll_tree_entry *a,
				const struct ll_tree_entry *b)
{
	enum ll_got got = LL_GOT;
	size_t before = enter(diff, a ? a->name : b->name);

	if (before == LL_NPOS || diff->depth == LL_MAX_DEPTH) {
		return LL_GOT;
	}
	diff->path[diff->path_len++] = '/';
	diff->depth++;
	got = diff_folder(diff, a ? &a->id : NULL, b ? &b->id : NULL);
	diff->depth--;
	diff->path_len = before;
	return got;
}

/* @a or @b is NULL where only one side has the name. */
static enum ll_got diff_entry(struct diff *diff, const struct ll_tree_entry *a,
			      const struct ll_tree_entry *b)
{
	const struct ll_tree_entry *any = a ? a : b;

	if (++diff->looked_at > LL_MAX_TREE_ENTRIES) {
		return LL_GOT_DAMAGED;
	}
	if (!ll_org_name_ok(any->name)) {
		return LL_GOT;
	}
	if (any->kind == LL_ENTRY_FOLDER) {
		if (a && b && ll_same_id(&a->id, &b->id)) {
			return LL_GOT;
		}
		return enter_folder(diff, a, b);
	}
	if (!a || !b || !ll_same_id(&a->id, &b->id) || a->kind != b->kind ||
	    a->executable != b->executable) {
		add_change(diff, a, b);
	}
	return LL_GOT;
}

/* git's order: a folder sorts as if its name ended with '/'. */
static int entry_order(const struct ll_tree_entry *a,
		       const struct ll_tree_entry *b)
{
	size_t len = a->name.len < b->name.len ? a->name.len : b->name.len;
	int order = memcmp(a->name.s, b->name.s, len);
	unsigned char a_end = a->kind == LL_ENTRY_FOLDER ? '/' : '\0';
	unsigned char b_end = b->kind == LL_ENTRY_FOLDER ? '/' : '\0';

	if (order) {
		return order;
	}
	if (a->name.len > len) {
		a_end = (unsigned char)a->name.s[len];
	}
	if (b->name.len > len) {
		b_end = (unsigned char)b->name.s[len];
	}
	if (a_end != b_end) {
		return a_end < b_end ? -1 : 1;
	}
	return (a->name.len > b->name.len) - (a->name.len < b->name.len);
}

/* Bytes that two buffers begin with alike. */
static size_t common_prefix(const unsigned char *a, const unsigned char *b,
			    size_t len)
{
	size_t at = 0;

	while (at + 256 <= len && !memcmp(a + at, b + at, 256)) {
		at += 256;
	}
	while (at + 8 <= len) {
		uint64_t x;
		uint64_t y;

		memcpy(&x, a + at, 8);
		memcpy(&y, b + at, 8);
		if (x != y) {
			break;
		}
		at += 8;
	}
	while (at < len && a[at] == b[at]) {
		at++;
	}
	return at;
}

/* Steps over the entries that are equal in both, a run at a time. */
static void skip_equal(struct sides *at)
{
	size_t a_rest = at->a->size - at->a_at;
	size_t b_rest = at->b->size - at->b_at;
	size_t same =
		common_prefix(at->a->data + at->a_at, at->b->data + at->b_at,
			      a_rest < b_rest ? a_rest : b_rest);

	if (same == a_rest && same == b_rest) {
		at->a_at += same;
		at->b_at += same;
		return;
	}
	for (;;) {
		size_t len = at->a_at < at->a->size
				     ? ll_tree_entry_len(at->a, at->a_at)
				     : 0;

		if (!len || len > same) {
			break;
		}
		at->a_at += len;
		at->b_at += len;
		same -= len;
	}
}

static enum ll_got diff_next(struct diff *diff, struct sides *at)
{
	struct ll_tree_entry a;
	struct ll_tree_entry b;
	size_t a_next = at->a_at;
	size_t b_next = at->b_at;
	bool has_a = at->a && at->a_at < at->a->size;
	bool has_b = at->b && at->b_at < at->b->size;
	int order = has_a ? -1 : 1;

	if ((has_a && !ll_tree_take(at->a, &a_next, &a)) ||
	    (has_b && !ll_tree_take(at->b, &b_next, &b))) {
		return LL_GOT_DAMAGED;
	}
	if (has_a && has_b) {
		order = entry_order(&a, &b);
	}
	at->a_at = order <= 0 ? a_next : at->a_at;
	at->b_at = order >= 0 ? b_next : at->b_at;
	return diff_entry(diff, order <= 0 ? &a : NULL, order >= 0 ? &b : NULL);
}

static enum ll_got diff_sides(struct diff *diff, struct sides *at)
{
	enum ll_got got = LL_GOT;

	while (got == LL_GOT) {
		if (at->a && at->b) {
			skip_equal(at);
		}
		if ((!at->a || at->a_at == at->a->size) &&
		    (!at->b || at->b_at == at->b->size)) {
			break;
		}
		got = diff_next(diff, at);
	}
	return got;
}

static enum ll_got diff_folder(struct diff *diff, const struct ll_oid *a,
			       const struct ll_oid *b)
{
	struct sides at = { 0 };
	enum ll_got got = LL_GOT;

	if (a) {
		got = ll_tree_open(diff->git, a, &at.a);
	}
	if (got == LL_GOT && b) {
		got = ll_tree_open(diff->git, b, &at.b);
	}
	if (got == LL_GOT) {
		got = diff_sides(diff, &at);
	}
	if (at.a) {
		ll_tree_close(at.a);
	}
	if (at.b) {
		ll_tree_close(at.b);
	}
	return got;
}

enum ll_got ll_tree_diff(struct ll_git *git, const struct ll_oid *before,
			 const struct ll_oid *after, struct ll_paths *paths,
			 struct ll_changes *out)
{
	struct diff diff;

	if (ll_same_id(before, after)) {
		return LL_GOT;
	}
	diff.git = git;
	diff.paths = paths;
	diff.out = out;
	diff.looked_at = 0;
	diff.depth = 0;
	diff.path_len = 0;
	return diff_folder(&diff, ll_oid_is_zero(before) ? NULL : before,
			   ll_oid_is_zero(after) ? NULL : after);
}
