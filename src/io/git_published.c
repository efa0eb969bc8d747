#include "io/git_internal.h"

/*
 * Landings of the published line. Trees are compared from the newest to the
 * oldest, because git stores old trees as differences to newer ones. What
 * each merge brought is told from the oldest to the newest: a commit belongs
 * to the first landing that reaches it, so every commit is visited once.
 */

static bool read_changes(struct ll_reading *reading, const struct ll_line *line,
			 struct ll_err *err)
{
	for (size_t i = 0; i < line->n; i++) {
		size_t row = line->row[i];
		bool oldest = i + 1 == line->n;
		size_t before = oldest ? LL_NPOS : line->row[i + 1];
		size_t first = reading->changes.n;
		bool known;

		/* What the commit at the cut changed, nobody here knows. */
		if (oldest && reading->commits->row[row].flags & LL_ROW_CUT) {
			break;
		}
		if (!ll_reading_diff(reading, before, row, &reading->changes,
				     &known, err)) {
			return false;
		}
		if (reading->changes.n > first) {
			ll_reading_found(reading, row, first);
		}
		ll_reading_progress(reading, i, line->n);
	}
	return true;
}

/* A commit on the way down, and which of its parents is next. */
struct step {
	uint32_t row;
	uint32_t next;
};

struct search {
	struct ll_reading *reading;
	LL_VEC(struct step) stack;
	LL_VEC(uint32_t) brought;
	ll_time not_before; /* of a cut history: what is older is unknown */
};

static void push(struct search *search, uint32_t at)
{
	struct ll_row *row = &search->reading->commits->row[at];

	if (!(row->flags & (LL_ROW_SEEN | LL_ROW_MISSING))) {
		row->flags |= LL_ROW_SEEN;
		LL_PUSH(search->reading->scratch, &search->stack)->row = at;
		search->stack.item[search->stack.n - 1].next = 0;
	}
}

/* Parents before children. */
static void descend(struct search *search)
{
	const struct ll_commits *commits = search->reading->commits;

	while (search->stack.n) {
		struct step *top = &search->stack.item[search->stack.n - 1];
		const struct ll_row *row = &commits->row[top->row];

		if (top->next < row->nparents) {
			push(search,
			     commits->parent[row->first_parent + top->next++]);
			continue;
		}
		if (row->time >= search->not_before) {
			*LL_PUSH(search->reading->scratch, &search->brought) =
				top->row;
		}
		search->stack.n--;
	}
}

static void find_brought(struct search *search, uint32_t at)
{
	const struct ll_commits *commits = search->reading->commits;
	const struct ll_row *row = &commits->row[at];

	search->brought.n = 0;
	for (size_t i = 0; i < row->nparents; i++) {
		push(search, commits->parent[row->first_parent + i]);
		descend(search);
	}
	commits->row[at].flags |= LL_ROW_SEEN;
}

static void keep_brought(const struct search *search, struct ll_found *found)
{
	found->nbrought = search->brought.n;
	found->brought =
		LL_NEW(search->reading->scratch, uint32_t, search->brought.n);
	for (size_t i = 0; i < search->brought.n; i++) {
		found->brought[i] = search->brought.item[i];
	}
}

static void tell_brought(struct ll_reading *reading, const struct ll_line *line)
{
	struct search search = { .reading = reading, .not_before = INT64_MIN };
	const struct ll_row *row = reading->commits->row;
	size_t left = reading->found.n;

	if (row[line->row[line->n - 1]].flags & LL_ROW_CUT) {
		search.not_before = row[line->row[line->n - 1]].time;
	}
	for (size_t i = line->n; i-- > 0;) {
		find_brought(&search, line->row[i]);
		if (left && reading->found.item[left - 1].row == line->row[i]) {
			keep_brought(&search, &reading->found.item[--left]);
		}
	}
}

bool ll_published_read(struct ll_reading *reading, struct ll_err *err)
{
	struct ll_line line =
		ll_line_make(reading->scratch, reading->git, reading->commits);

	if (!line.n) {
		return true;
	}
	if (!read_changes(reading, &line, err)) {
		return false;
	}
	tell_brought(reading, &line);
	return true;
}
