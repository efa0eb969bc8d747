#include "base/buf.h"
#include "site/diff_internal.h"
#include "site/say.h"

/* Counts of records by kind and what became of them. */
struct tally {
	size_t n[LL_NKINDS][LL_DIFF_AFFECTED + 1];
	size_t all[LL_DIFF_AFFECTED + 1];
	size_t health;
};

static struct tally count(const struct ll_view_diff *diff)
{
	struct tally tally = { 0 };

	for (size_t i = 0; i < diff->npairs; i++) {
		const struct ll_view_pair *pair = &diff->pair[i];
		enum ll_diff_how how = ll_diff_how_of(diff, pair);
		enum ll_kind kind =
			(pair->after ? pair->after : pair->before)->kind;

		tally.n[kind][how]++;
		tally.all[how]++;
		tally.health += ll_diff_effect_of(diff, pair).health;
	}
	return tally;
}

/* "3 goals", "1 goal", "the mission" */
static void add_count(struct ll_buf *out, const struct ll_diff_kind *row,
		      size_t n)
{
	bool only = row->kind == LL_KIND_MISSION || row->kind == LL_KIND_VISION;

	if (n == 1 && only) {
		ll_buf_addf(out, "the %s", row->one);
	} else {
		ll_buf_addf(out, "%zu %s", n, n == 1 ? row->one : row->many);
	}
}

/* "3 goals and 1 principle" */
static void add_kinds(struct ll_buf *out, const struct tally *tally,
		      enum ll_diff_how how)
{
	size_t left = 0;
	size_t told = 0;

	for (size_t i = 0; i < LL_NDIFF_KINDS; i++) {
		left += tally->n[ll_diff_kind[i].kind][how] > 0;
	}
	for (size_t i = 0; i < LL_NDIFF_KINDS; i++) {
		size_t n = tally->n[ll_diff_kind[i].kind][how];

		if (n) {
			ll_buf_add(out, !told       ? LL_STR("")
					: left == 1 ? LL_STR(" and ")
						    : LL_STR(", "));
			add_count(out, &ll_diff_kind[i], n);
			told++;
			left--;
		}
	}
}

static void add_clause(struct ll_buf *out, const struct tally *tally,
		       enum ll_diff_how how, const char *one, const char *many)
{
	if (tally->all[how]) {
		ll_buf_add(out, out->len ? LL_STR("; ") : LL_STR(""));
		add_kinds(out, tally, how);
		ll_buf_addf(out, " %s", tally->all[how] == 1 ? one : many);
	}
}

ll_str ll_diff_summary(struct ll_arena *arena, const struct ll_view_diff *diff)
{
	struct ll_buf out = ll_buf_make(arena);
	struct tally tally = count(diff);

	add_clause(&out, &tally, LL_DIFF_CHANGED, "changes", "change");
	add_clause(&out, &tally, LL_DIFF_NEW, "is new", "are new");
	add_clause(&out, &tally, LL_DIFF_GONE, "is gone", "are gone");
	if (diff->nearlier) {
		ll_buf_addf(&out,
			    "; %zu of %zu agreement%s %s now to earlier "
			    "words",
			    diff->nearlier, diff->nagreements,
			    diff->nagreements == 1 ? "" : "s",
			    diff->nearlier == 1 ? "is" : "are");
	}
	if (tally.health) {
		ll_buf_addf(&out, "%sthe health of %zu goal%s changes",
			    out.len ? "; " : "", tally.health,
			    tally.health == 1 ? "" : "s");
	}
	if (!out.len) {
		return tally.all[LL_DIFF_AFFECTED] ||
				       tally.all[LL_DIFF_MECHANICAL]
			       ? LL_STR("No record changes in what it says.")
			       : LL_STR("Nothing changes.");
	}
	ll_buf_add_char(&out, '.');
	return ll_capital(arena, ll_buf_done(&out));
}
