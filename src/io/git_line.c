#include "io/git_internal.h"

/*
 * The published line.
 *
 * Readers saw the branch move from commit to commit; git writes that line
 * down as the first parents, with one exception. Somebody who pulls before
 * pushing makes a merge whose first parent is what they had at home and whose
 * second parent is the branch as all others saw it. Following the first
 * parent there would turn everything that colleagues published in the
 * meantime into one landing of the person who pulled. Such a merge says so
 * itself. Of the merges with two parents, these are followed to the second,
 * with B the branch that is read:
 *
 *   Merge branch 'B' of URL [into X]            a pull on any branch
 *   Merge remote-tracking branch 'origin/B' [into X]   fetch and merge
 *   Merge branch 'B' [into X], X not B          B brought into a topic
 *                                               branch, later fast-forwarded
 *
 * In all of them the merge was made somewhere else than on the published B,
 * as a branch is not merged into itself. The remote may be called origin or
 * upstream: another one names a colleague's fork. "Merge branch 'B' into
 * 'B'", as forges write for a fork whose branch has the same name, merged
 * *into* the published branch, and is followed to the first parent, as are
 * all others: pull requests, topics, octopus merges, edited messages.
 *
 * B is the branch that is read, with the name of a remote taken off; main was
 * perhaps called master once, and is known by both names if no master is left.
 * With a detached head, a tag or an id no branch is named; then HEAD's branch,
 * the remotes' default branches, or else main and master are taken.
 */

/* Takes 'quoted' off *@rest. */
static bool take_quoted(ll_str *rest, ll_str *name)
{
	if (!ll_str_starts(*rest, LL_STR("'"))) {
		return false;
	}
	return ll_str_cut(ll_str_from_pos(*rest, 1), '\'', name, rest);
}

static bool take_prefix(ll_str *rest, ll_str prefix)
{
	if (!ll_str_starts(*rest, prefix)) {
		return false;
	}
	*rest = ll_str_from_pos(*rest, prefix.len);
	return true;
}

/* What follows the last " into " of @rest, without quotes; "" if none. */
static ll_str destination(ll_str rest)
{
	ll_str into = LL_STR(" into ");
	ll_str name = LL_STR("");
	size_t at;

	while ((at = ll_str_find(rest, into)) != LL_NPOS) {
		rest = ll_str_from_pos(rest, at + into.len);
		name = ll_str_trim(rest);
	}
	if (name.len > 2 && name.s[0] == '\'') {
		name = ll_str_sub(name, 1, name.len - 1);
	}
	return name;
}

static bool is_branch(ll_str name, const ll_str *branch, size_t nbranches)
{
	for (size_t i = 0; i < nbranches; i++) {
		if (ll_str_eq(name, branch[i])) {
			return true;
		}
	}
	return false;
}

bool ll_merge_is_own(ll_str message, const ll_str *branch, size_t nbranches)
{
	ll_str line = ll_str_line(&message);
	ll_str name;

	if (take_prefix(&line, LL_STR("Merge remote-tracking branch ")) ||
	    take_prefix(&line, LL_STR("Merge remote branch "))) {
		if (!take_quoted(&line, &name)) {
			return false;
		}
		take_prefix(&name, LL_STR("refs/remotes/"));
		return (take_prefix(&name, LL_STR("origin/")) ||
			take_prefix(&name, LL_STR("upstream/"))) &&
		       is_branch(name, branch, nbranches);
	}
	if (!take_prefix(&line, LL_STR("Merge branch ")) ||
	    !take_quoted(&line, &name) || !is_branch(name, branch, nbranches)) {
		return false;
	}
	return ll_str_starts(line, LL_STR(" of ")) ||
	       !ll_str_eq(destination(line), name);
}

size_t ll_line_parent(const struct ll_git *git,
		      const struct ll_commits *commits, size_t at)
{
	const struct ll_row *row = &commits->row[at];
	const uint32_t *parent = commits->parent + row->first_parent;

	if (!row->nparents) {
		return LL_NPOS;
	}
	if (row->nparents == 2 &&
	    ll_merge_is_own(row->message, git->published, git->npublished)) {
		return parent[1];
	}
	return parent[0];
}

struct ll_line ll_line_make(struct ll_arena *arena, const struct ll_git *git,
			    const struct ll_commits *commits)
{
	LL_VEC(uint32_t) rows = { 0 };
	size_t at = commits->tip;

	while (at != LL_NPOS && !(commits->row[at].flags & LL_ROW_MISSING)) {
		*LL_PUSH(arena, &rows) = (uint32_t)at;
		at = ll_line_parent(git, commits, at);
	}
	return (struct ll_line){ rows.item, rows.n };
}

size_t ll_line_as_of(const struct ll_commits *commits,
		     const struct ll_line *line, ll_date day)
{
	ll_time end = ll_time_of_date((ll_date){ day.n + 1 });
	size_t best = LL_NPOS;
	size_t fewest;
	size_t against = 0;

	/* Against "nothing yet": every commit that is not later. */
	for (size_t i = 0; i < line->n; i++) {
		against += commits->row[line->row[i]].time < end;
	}
	fewest = against;
	/* From the oldest on, each commit moves to this side of the cut. */
	for (size_t i = line->n; i-- > 0;) {
		if (commits->row[line->row[i]].time < end) {
			against--;
		} else {
			against++;
		}
		if (against <= fewest) {
			fewest = against;
			best = i;
		}
	}
	return best;
}
