#include "check/check.h"

/* What the house made of findings: its settings, and excuses in the files. */

/** A comment that excuses one code on a run of lines of one file. */
struct excuse {
	ll_str path;
	ll_str code;
	int first;
	int last;
};

struct excuses {
	struct ll_arena arena;
	LL_VEC(struct excuse) list; /* those of one file together */
	struct ll_map by_path;      /* path -> index of its first + 1 */
};

/* "lodeline: ignore L203" at the start of a comment gives "L203". */
static ll_str excused_code(ll_str html)
{
	static const ll_str part[] = { LL_STR_INIT("<!--"),
				       LL_STR_INIT("lodeline:"),
				       LL_STR_INIT("ignore ") };
	size_t n = 0;

	for (size_t i = 0; i < 3; i++) {
		html = ll_str_trim(html);
		if (!ll_str_starts(html, part[i])) {
			return LL_STR("");
		}
		html = ll_str_from_pos(html, part[i].len);
	}
	html = ll_str_trim(html);
	while (n < html.len && (ll_is_alnum(html.s[n]) || html.s[n] == '_')) {
		n++;
	}
	return ll_str_sub(html, 0, n);
}

/* The block that @node stands in, a child of @root. */
static const struct ll_md_node *block_of(const struct ll_md_node *node,
					 const struct ll_md_node *root)
{
	while (node->parent && node->parent != root) {
		node = node->parent;
	}
	return node;
}

static void find_in_file(struct excuses *excuses, ll_str path,
			 const struct ll_md_node *root)
{
	for (const struct ll_md_node *n = root; n; n = ll_md_walk(n, root)) {
		const struct ll_md_node *block;
		ll_str code;

		if (n->type != LL_MD_HTML_BLOCK &&
		    n->type != LL_MD_HTML_INLINE) {
			continue;
		}
		code = excused_code(n->text);
		if (!code.len) {
			continue;
		}
		block = block_of(n, root);
		if (!ll_map_get(&excuses->by_path, path)) {
			*ll_map_slot(&excuses->by_path, path) =
				(void *)(uintptr_t)(excuses->list.n + 1);
		}
		*LL_PUSH(&excuses->arena, &excuses->list) = (struct excuse){
			.path = path,
			.code = code,
			.first = block->line,
			.last = n->type == LL_MD_HTML_BLOCK && block->next
					? block->next->end_line
					: block->end_line,
		};
	}
}

static bool is_excused(const struct excuses *excuses,
		       const struct ll_diag *diag)
{
	const struct ll_diag_info *info = &ll_diag_info[diag->code];
	size_t i = (size_t)(uintptr_t)ll_map_get(&excuses->by_path,
						 diag->pos.path);

	for (; i && i <= excuses->list.n; i++) {
		const struct excuse *excuse = &excuses->list.item[i - 1];

		if (!ll_str_eq(diag->pos.path, excuse->path)) {
			break;
		}
		if (diag->pos.line >= excuse->first &&
		    diag->pos.line <= excuse->last &&
		    (ll_str_is(excuse->code, info->code) ||
		     ll_str_is(excuse->code, info->name))) {
			return true;
		}
	}
	return false;
}

/* Sets the level; returns whether the finding is to be told at all. */
static bool apply_settings(const struct ll_settings *settings,
			   struct ll_diag *diag)
{
	bool told = true;

	for (size_t i = 0; i < settings->nchecks; i++) {
		const struct ll_check_setting *check = &settings->check[i];

		if (check->code != diag->code) {
			continue;
		}
		diag->level = check->keep_level ? ll_diag_info[diag->code].level
						: check->level;
		told = !check->off;
		for (size_t j = 0; j < check->nexcept; j++) {
			told = told && !ll_pattern_match(check->except[j],
							 diag->pos.path, NULL);
		}
	}
	return told;
}

/* Who may read a file is nothing that the file can excuse. */
static bool may_be_excused(const struct ll_diag *diag)
{
	return ll_diag_info[diag->code].code[1] != '7';
}

void ll_check_apply(const struct ll_org *org, struct ll_diags *diags)
{
	struct excuses excuses = { .list = { 0 } };
	size_t n = 0;

	excuses.by_path = ll_map_make(&excuses.arena);
	for (size_t i = 0; i < org->nfiles; i++) {
		find_in_file(&excuses, org->file_path[i], org->file[i].md.root);
	}
	for (size_t i = 0; i < diags->n; i++) {
		struct ll_diag diag = diags->item[i];

		if (apply_settings(org->settings, &diag) &&
		    !(may_be_excused(&diag) && is_excused(&excuses, &diag))) {
			diags->item[n++] = diag;
		}
	}
	diags->n = n;
	ll_arena_release(&excuses.arena);
}
