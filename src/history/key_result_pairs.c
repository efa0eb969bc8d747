#include "base/buf.h"
#include "base/utf8.h"
#include "history/key_result.h"
#include "history/similar.h"

enum { MAX_PAIRS = 10000 };

static void pair(struct ll_result_pairs *c, size_t old, size_t new)
{
	c->old.item[old].other = new;
	c->new.item[new].other = old;
}

static void pair_by_id(struct ll_result_pairs *c)
{
	struct ll_map map = ll_map_make(c->arena);

	for (size_t i = 0; i < c->old.n; i++) {
		*ll_map_slot(&map, c->old.item[i].fact->field) =
			(void *)(uintptr_t)(i + 1);
	}
	for (size_t i = 0; i < c->new.n; i++) {
		uintptr_t found =
			(uintptr_t)ll_map_get(&map, c->new.item[i].fact->field);

		if (found) {
			pair(c, found - 1, i);
		}
	}
}

/* Words alone: what stands between them says little about likeness. */
static ll_str bare_words(struct ll_arena *arena, ll_str text)
{
	struct ll_buf buf = ll_buf_make(arena);

	text = ll_utf8_fold(arena, text);
	for (size_t i = 0; i < text.len; i++) {
		char c = text.s[i];

		ll_buf_add_char(&buf, (unsigned char)c < 0x80 && !ll_is_alnum(c)
					      ? ' '
					      : c);
	}
	return ll_str_trim(ll_buf_str(&buf));
}

/* The words of one side that are not paired. */
struct left {
	ll_str *text;
	struct ll_pieces *pieces;
};

static struct left read_words(struct ll_arena *arena,
			      const struct ll_results *results)
{
	struct left left = { LL_NEW(arena, ll_str, results->n),
			     LL_NEW(arena, struct ll_pieces, results->n) };

	for (size_t i = 0; i < results->n; i++) {
		if (results->item[i].other == LL_NPOS) {
			left.text[i] =
				bare_words(arena, results->item[i].fact->label);
			left.pieces[i] =
				ll_pieces_of_words(arena, left.text[i]);
		}
	}
	return left;
}

/* Words were only added at the end, or taken off it. */
static bool goes_on(ll_str a, ll_str b)
{
	return a.len && b.len && (ll_str_starts(a, b) || ll_str_starts(b, a));
}

static size_t count_left(const struct ll_results *results)
{
	size_t n = 0;

	for (size_t i = 0; i < results->n; i++) {
		n += results->item[i].other == LL_NPOS;
	}
	return n;
}

static size_t find_likeness(struct ll_result_pairs *c,
			    struct ll_likeness *likeness)
{
	struct left old = read_words(c->arena, &c->old);
	struct left new = read_words(c->arena, &c->new);
	size_t n = 0;

	for (size_t i = 0; i < c->old.n; i++) {
		if (c->old.item[i].other != LL_NPOS) {
			continue;
		}
		for (size_t j = 0; j < c->new.n; j++) {
			int score;

			if (c->new.item[j].other != LL_NPOS) {
				continue;
			}
			score = goes_on(old.text[i], new.text[j])
					? LL_SIMILAR_ALL
					: ll_pieces_score(&old.pieces[i],
							  &new.pieces[j]);
			if (score >= LL_SIMILAR_ENOUGH) {
				likeness[n++] =
					(struct ll_likeness){ i, j, score };
			}
		}
	}
	return n;
}

static void pair_by_words(struct ll_result_pairs *c)
{
	size_t nold = count_left(&c->old);
	size_t nnew = count_left(&c->new);
	struct ll_likeness *likeness;
	size_t n;

	if (!nold || !nnew || nnew > MAX_PAIRS / nold) {
		return;
	}
	likeness = LL_NEW(c->arena, struct ll_likeness, nold * nnew);
	n = find_likeness(c, likeness);
	ll_likeness_sort(likeness, n);
	for (size_t i = 0; i < n; i++) {
		if (c->old.item[likeness[i].old].other == LL_NPOS &&
		    c->new.item[likeness[i].new].other == LL_NPOS) {
			pair(c, likeness[i].old, likeness[i].new);
		}
	}
}

/* Behind which pair each one stands, as seen from the new list. */
static void find_places(struct ll_result_pairs *c)
{
	size_t place = 0;

	for (size_t i = 0; i < c->old.n; i++) {
		if (c->old.item[i].other != LL_NPOS) {
			place = c->old.item[i].other + 1;
		}
		c->old.item[i].place = place;
	}
	place = 0;
	for (size_t i = 0; i < c->new.n; i++) {
		if (c->new.item[i].other != LL_NPOS) {
			place = i + 1;
		}
		c->new.item[i].place = place;
	}
}

/* What goes and what comes between the same two: it took the other's place. */
static void pair_by_place(struct ll_result_pairs *c)
{
	size_t *first = LL_NEW(c->arena, size_t, c->new.n + 1);
	size_t *next = LL_NEW(c->arena, size_t, c->old.n);

	find_places(c);
	for (size_t i = c->old.n; i-- > 0;) {
		if (c->old.item[i].other == LL_NPOS) {
			next[i] = first[c->old.item[i].place];
			first[c->old.item[i].place] = i + 1;
		}
	}
	for (size_t i = 0; i < c->new.n; i++) {
		size_t *waiting = &first[c->new.item[i].place];

		if (c->new.item[i].other == LL_NPOS &&*waiting) {
			size_t old = *waiting - 1;

			*waiting = next[old];
			c->new.item[i].replaced = true;
			pair(c, old, i);
		}
	}
}

void ll_results_pair(struct ll_result_pairs *c)
{
	pair_by_id(c);
	pair_by_words(c);
	pair_by_place(c);
}
