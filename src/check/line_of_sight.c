#include "check/rule.h"

void ll_rule_goal_unowned(const struct ll_check *check)
{
	for (size_t i = 0; i < check->org->nrecords; i++) {
		const struct ll_record *goal = &check->org->record[i];

		if (ll_rule_is_open(goal) && !goal->owner.n) {
			ll_diag_add(check->diags, LL_D_GOAL_UNOWNED,
				    ll_rule_pos(goal), goal->title, LL_STR(""));
		}
	}
}

/* Without pillars and values there is nothing that a goal could support. */
static bool has_aims(const struct ll_org *org)
{
	for (size_t i = 0; i < org->nrecords; i++) {
		if (org->record[i].kind == LL_KIND_PILLAR ||
		    org->record[i].kind == LL_KIND_VALUE) {
			return true;
		}
	}
	return false;
}

void ll_rule_supports_nothing(const struct ll_check *check)
{
	bool has = has_aims(check->org);

	for (size_t i = 0; has && i < check->org->nrecords; i++) {
		const struct ll_record *goal = &check->org->record[i];

		if (ll_rule_is_open(goal) && !goal->supports.n) {
			ll_diag_add(check->diags, LL_D_SUPPORTS_NOTHING,
				    ll_rule_pos(goal), goal->title, LL_STR(""));
		}
	}
}

/** Depth first along `supports`, without recursion: chains may be long. */
struct walk {
	struct ll_arena scratch;
	const struct ll_check *check;
	enum { WHITE, GREY, BLACK } * colour;
	size_t *path; /* records from the start to where the walk is */
	size_t *edge; /* of each: the next of its supports to look at */
	size_t depth;
};

/* The circle that closes with @ref of the last record on the path. */
static void report_circle(struct walk *walk, const struct ll_ref *ref)
{
	const struct ll_org *org = walk->check->org;
	const struct ll_record *last =
		&org->record[walk->path[walk->depth - 1]];
	struct ll_pos pos = { .path = last->path, .line = ref->line };
	struct ll_buf buf = ll_buf_make(&walk->scratch);
	size_t from = walk->depth - 1;
	size_t n;

	while (walk->path[from] != ref->record) {
		from--;
	}
	n = walk->depth - from;
	for (size_t i = from; i < walk->depth && i < from + 5; i++) {
		ll_buf_add(&buf, i > from ? LL_STR(", ") : LL_STR(""));
		ll_buf_add(&buf, org->record[walk->path[i]].id);
	}
	if (n > 5) {
		ll_buf_addf(&buf, " and %zu more", n - 5);
	}
	ll_diag_add(walk->check->diags, LL_D_SUPPORTS_CYCLE, pos, last->title,
		    ll_buf_str(&buf));
}

static void push(struct walk *walk, size_t record)
{
	walk->colour[record] = GREY;
	walk->edge[walk->depth] = 0;
	walk->path[walk->depth++] = record;
}

static void step(struct walk *walk)
{
	const struct ll_org *org = walk->check->org;
	size_t at = walk->path[walk->depth - 1];
	const struct ll_refs *supports = &org->record[at].supports;
	const struct ll_ref *ref;

	if (walk->edge[walk->depth - 1] == supports->n) {
		walk->colour[at] = BLACK;
		walk->depth--;
		return;
	}
	ref = &supports->ref[walk->edge[walk->depth - 1]++];
	if (ref->record == LL_NO_RECORD) {
		return;
	}
	if (walk->colour[ref->record] == GREY) {
		report_circle(walk, ref);
	} else if (walk->colour[ref->record] == WHITE) {
		push(walk, ref->record);
	}
}

void ll_rule_supports_cycle(const struct ll_check *check)
{
	size_t n = check->org->nrecords;
	struct walk walk = { .check = check };

	walk.colour = ll_arena_alloc(&walk.scratch, sizeof *walk.colour,
				     alignof(int), n);
	walk.path = LL_NEW(&walk.scratch, size_t, n);
	walk.edge = LL_NEW(&walk.scratch, size_t, n);
	for (size_t i = 0; i < n; i++) {
		if (walk.colour[i] == WHITE) {
			push(&walk, i);
		}
		while (walk.depth) {
			step(&walk);
		}
	}
	ll_arena_release(&walk.scratch);
}
