#include "history/worddiff.h"

#include <git2.h>

#include "base/buf.h"

/*
 * Differences are found by the xdiff inside libgit2, which compares lines:
 * each number becomes a line of text. This is the only file that knows of it.
 */

void ll_worddiff_open(void)
{
	git_libgit2_init();
}

void ll_worddiff_close(void)
{
	git_libgit2_shutdown();
}

/* Base 32 in letters, least digit first: no two numbers share a line. */
static void add_line(struct ll_buf *out, uint32_t number)
{
	do {
		ll_buf_add_char(out, (char)('A' + (number & 31)));
		number >>= 5;
	} while (number);
	ll_buf_add_char(out, '\n');
}

static ll_str as_lines(struct ll_arena *arena, const uint32_t *item, size_t n)
{
	struct ll_buf out = ll_buf_make(arena);

	ll_buf_reserve(&out, n * 4);
	for (size_t i = 0; i < n; i++) {
		add_line(&out, item[i]);
	}
	return ll_buf_done(&out);
}

/* Lines count from 1, and from the line before where there are none. */
static size_t index_of(int line, int nlines)
{
	return (size_t)(nlines ? line - 1 : line);
}

static struct ll_hunks copy_hunks(struct ll_arena *arena, git_patch *patch)
{
	size_t n = git_patch_num_hunks(patch);
	struct ll_hunks hunks = { LL_NEW(arena, struct ll_hunk, n), 0 };

	for (size_t i = 0; i < n; i++) {
		const git_diff_hunk *from;

		if (git_patch_get_hunk(&from, NULL, patch, i)) {
			continue;
		}
		hunks.hunk[hunks.n++] = (struct ll_hunk){
			.old_at = index_of(from->old_start, from->old_lines),
			.nold = (size_t)from->old_lines,
			.new_at = index_of(from->new_start, from->new_lines),
			.nnew = (size_t)from->new_lines,
		};
	}
	return hunks;
}

static struct ll_hunks one_hunk(struct ll_arena *arena, size_t nold,
				size_t nnew)
{
	struct ll_hunks hunks = { LL_NEW(arena, struct ll_hunk, 1), 1 };

	hunks.hunk[0] = (struct ll_hunk){ 0, nold, 0, nnew };
	hunks.n = nold || nnew;
	return hunks;
}

static struct ll_hunks compare(struct ll_arena *arena, ll_str old_lines,
			       ll_str new_lines, size_t nold, size_t nnew)
{
	git_diff_options options;
	struct ll_hunks hunks;
	git_patch *patch = NULL;

	git_diff_options_init(&options, GIT_DIFF_OPTIONS_VERSION);
	options.flags = GIT_DIFF_FORCE_TEXT;
	options.context_lines = 0;
	if (git_patch_from_buffers(&patch, old_lines.s, old_lines.len, NULL,
				   new_lines.s, new_lines.len, NULL,
				   &options)) {
		return one_hunk(arena, nold, nnew);
	}
	hunks = copy_hunks(arena, patch);
	git_patch_free(patch);
	return hunks;
}

static bool holds(const uint32_t *item, size_t n, uint32_t wanted)
{
	for (size_t i = 0; i < n; i++) {
		if (item[i] == wanted) {
			return true;
		}
	}
	return false;
}

/* Whether nothing is in both: seen at once where one side is a single item. */
static bool nothing_shared(const uint32_t *old_item, size_t nold,
			   const uint32_t *new_item, size_t nnew)
{
	return !nold || !nnew ||
	       (nold == 1 && !holds(new_item, nnew, old_item[0])) ||
	       (nnew == 1 && !holds(old_item, nold, new_item[0]));
}

/* Two sequences that differ in their first and in their last item. */
static struct ll_hunks make_trimmed(struct ll_arena *arena,
				    const uint32_t *old_item, size_t nold,
				    const uint32_t *new_item, size_t nnew)
{
	struct ll_arena scratch = { 0 };
	struct ll_hunks hunks;

	if (nold + nnew > LL_WORDDIFF_MAX ||
	    nothing_shared(old_item, nold, new_item, nnew)) {
		return one_hunk(arena, nold, nnew);
	}
	ll_worddiff_open();
	hunks = compare(arena, as_lines(&scratch, old_item, nold),
			as_lines(&scratch, new_item, nnew), nold, nnew);
	ll_worddiff_close();
	ll_arena_release(&scratch);
	return hunks;
}

struct ll_hunks ll_hunks_make(struct ll_arena *arena, const uint32_t *old_item,
			      size_t nold, const uint32_t *new_item,
			      size_t nnew)
{
	struct ll_hunks hunks;
	size_t skip = 0;

	while (skip < nold && skip < nnew && old_item[skip] == new_item[skip]) {
		skip++;
	}
	while (nold > skip && nnew > skip &&
	       old_item[nold - 1] == new_item[nnew - 1]) {
		nold--;
		nnew--;
	}
	hunks = make_trimmed(arena, old_item + skip, nold - skip,
			     new_item + skip, nnew - skip);
	for (size_t i = 0; i < hunks.n; i++) {
		hunks.hunk[i].old_at += skip;
		hunks.hunk[i].new_at += skip;
	}
	return hunks;
}
