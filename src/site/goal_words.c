#include "site/goal.h"

#include "site/prose.h"

/* Letters of a first paragraph that can stand large under the title. */
enum { LEDE_LETTERS = 420, RANGES_MAX = 4 };

static bool is_about(struct ll_arena *arena, const struct ll_md_node *heading,
		     enum ll_goal_section which)
{
	ll_str text =
		ll_str_lower(arena, ll_str_trim(ll_md_plain(arena, heading)));

	if (which == LL_GOAL_KEY_RESULTS) {
		return ll_str_is(text, "key results");
	}
	return ll_str_starts(text, LL_STR("why")) ||
	       ll_str_is(text, "motivation") || ll_str_is(text, "rationale");
}

/* A section with headings of its own stays in the text, for their ids. */
static bool has_headings(const struct ll_md_node *section)
{
	const struct ll_md_node *end = ll_md_section_end(section);
	const struct ll_md_node *node = section->next;

	for (; node && node != end; node = node->next) {
		if (node->type == LL_MD_HEADING) {
			return true;
		}
	}
	return false;
}

const struct ll_md_node *ll_goal_section(struct ll_arena *arena,
					 const struct ll_view_record *goal,
					 enum ll_goal_section which)
{
	const struct ll_md_node *node = goal->first;

	if (which == LL_GOAL_KEY_RESULTS && !goal->nkey_results) {
		return NULL;
	}
	for (; node && node != goal->end; node = node->next) {
		if (node->type == LL_MD_HEADING &&
		    is_about(arena, node, which)) {
			return has_headings(node) ? NULL : node;
		}
	}
	return NULL;
}

/* The section may not reach out of the record. */
static const struct ll_md_node *section_end(const struct ll_md_node *heading,
					    const struct ll_view_record *goal)
{
	const struct ll_md_node *end = ll_md_section_end(heading);
	const struct ll_md_node *node = heading;

	while (node && node != end && node != goal->end) {
		node = node->next;
	}
	return node;
}

/* A heading that only says that what follows is the short of it. */
static bool is_summary(struct ll_arena *arena, const struct ll_md_node *node)
{
	static const char *const word[] = { "summary", "overview", "abstract",
					    "in short" };
	ll_str text;

	if (node->type != LL_MD_HEADING) {
		return false;
	}
	text = ll_str_trim(ll_md_plain(arena, node));
	for (size_t i = 0; i < sizeof word / sizeof *word; i++) {
		if (ll_str_eq_nocase(text, ll_str_from(word[i]))) {
			return true;
		}
	}
	return false;
}

/* The first paragraph stands large under the title, if it is the first. */
static bool is_lede(struct ll_arena *arena, const struct ll_view_record *goal)
{
	const struct ll_md_node *first = goal->first;

	if (!goal->statement || !first ||
	    ll_md_plain(arena, goal->statement).len > LEDE_LETTERS) {
		return false;
	}
	return goal->statement == first ||
	       (goal->statement == first->next && is_summary(arena, first));
}

static void fill_lede(const struct ll_page *page, struct ll_dict *dict,
		      const struct ll_view_record *goal)
{
	struct ll_prose prose = ll_prose_make(page, dict, goal);
	struct ll_dict *lede;

	if (!is_lede(dict->arena, goal)) {
		return;
	}
	lede = ll_dict_add(dict, LL_NAME_LEDE);
	ll_dict_html(lede, LL_NAME_INLINE,
		     ll_prose_inlines(&prose, goal->statement));
	if (goal->statement != goal->first && goal->first->id.len) {
		ll_dict_text(ll_dict_add(lede, LL_NAME_ANCHORED), LL_NAME_ID,
			     goal->first->id);
	}
}

/* The body without the blocks [from, to): cuts the range that holds them. */
static size_t cut_range(struct ll_prose_range *range, size_t n,
			const struct ll_md_node *from,
			const struct ll_md_node *to)
{
	for (size_t i = 0; i < n; i++) {
		const struct ll_md_node *node = range[i].first;

		while (node && node != range[i].end && node != from) {
			node = node->next;
		}
		if (!node || node != from || n == RANGES_MAX) {
			continue;
		}
		for (size_t k = n; k > i + 1; k--) {
			range[k] = range[k - 1];
		}
		range[i + 1].first = to;
		range[i + 1].end = range[i].end;
		range[i].end = from;
		return n + 1;
	}
	return n;
}

static bool is_empty(const struct ll_prose_range *range)
{
	return !range->first || range->first == range->end;
}

static void fill_body(const struct ll_page *page, struct ll_dict *dict,
		      const struct ll_view_record *goal,
		      const struct ll_md_node *why)
{
	const struct ll_md_node *results =
		ll_goal_section(dict->arena, goal, LL_GOAL_KEY_RESULTS);
	struct ll_prose_range range[RANGES_MAX] = { { goal->first,
						      goal->end } };
	struct ll_prose prose = ll_prose_make(page, dict, goal);
	size_t n = 1;
	size_t kept = 0;

	prose.level = 3;
	if (is_lede(dict->arena, goal)) {
		range[0].first = goal->statement->next;
	}
	if (results) {
		n = cut_range(range, n, results, section_end(results, goal));
	}
	if (why) {
		n = cut_range(range, n, why, section_end(why, goal));
	}
	for (size_t i = 0; i < n; i++) {
		if (!is_empty(&range[i])) {
			range[kept++] = range[i];
		}
	}
	if (kept) {
		ll_dict_html(ll_dict_add(dict, LL_NAME_BODY), LL_NAME_PROSE,
			     ll_prose_ranges(&prose, range, kept));
	}
}

/* Their own section about why; else the words of what it supports. */
static void fill_matters(const struct ll_page *page, struct ll_dict *dict,
			 const struct ll_view_record *goal,
			 const struct ll_md_node *why)
{
	const struct ll_view_record *from = goal;
	const struct ll_md_node *first = why ? why->next : NULL;
	const struct ll_md_node *end = why ? section_end(why, goal) : NULL;
	struct ll_dict *matters;
	struct ll_prose prose;

	if (!why && goal->supports.n && goal->supports.item[0]->statement) {
		from = goal->supports.item[0];
		first = from->statement;
		end = first->next;
	}
	if (!first || first == end) {
		return;
	}
	matters = ll_dict_add(dict, LL_NAME_MATTERS);
	prose = ll_prose_make(page, matters, from);
	prose.shared = from != goal;
	ll_dict_text(matters, LL_NAME_ID,
		     why && why->id.len ? why->id : LL_STR("s.matters"));
	ll_dict_html(matters, LL_NAME_PROSE,
		     ll_prose_blocks(&prose, first, end));
	if (from != goal) {
		struct ll_say by = ll_say_open(page, matters, LL_NAME_BY);

		ll_say(&by, "From the ");
		ll_say_str(&by, ll_kind_word(from->kind));
		ll_say(&by, " ");
		ll_say_record(&by, from);
	}
}

void ll_goal_words(const struct ll_page *page, struct ll_dict *dict,
		   const struct ll_view_record *goal)
{
	const struct ll_md_node *why =
		ll_goal_section(dict->arena, goal, LL_GOAL_WHY);

	fill_lede(page, dict, goal);
	fill_matters(page, dict, goal, why);
	fill_body(page, dict, goal, why);
}
