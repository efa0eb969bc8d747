#include "check/since.h"

#include "base/finding_key.h"
#include "base/map.h"
#include "base/source_line.h"
#include "history/orgdiff.h"
#include "history/rename.h"

/* Path in the newer state -> path before, for files that were renamed. */
static struct ll_map find_renames(struct ll_arena *arena,
				  const struct ll_settings *settings,
				  const struct ll_source *base,
				  struct ll_source *head)
{
	struct ll_map former = ll_map_make(arena);
	const struct ll_history *history = &head->history;
	struct ll_renames renames;

	ll_orgdiff_history(arena, base, head);
	renames = ll_renames_make(arena, head, settings);
	for (size_t i = 0; i < history->nchanges; i++) {
		uint32_t from = renames.from[i];

		if (from && from != LL_RENAME_UNKNOWN) {
			ll_str path = history->path[history->change[i].path];

			*ll_map_slot(&former, path) =
				&history->path[history->change[from - 1].path];
		}
	}
	return former;
}

static ll_str key_of(struct ll_arena *arena, struct ll_source_lines *lines,
		     const struct ll_diag *diag, ll_str path)
{
	uint64_t key = ll_finding_key(
		diag, path,
		ll_source_line(lines, diag->pos.path, diag->pos.line));

	return ll_str_copy(arena, (ll_str){ (const char *)&key, sizeof(key) });
}

/* How often each finding was there. */
static struct ll_map count(struct ll_arena *arena,
			   const struct ll_since_end *end)
{
	struct ll_map seen = ll_map_make(arena);
	struct ll_source_lines lines = { .source = end->source };

	for (size_t i = 0; i < end->diags->n; i++) {
		const struct ll_diag *diag = &end->diags->item[i];
		void **slot = ll_map_slot(
			&seen, key_of(arena, &lines, diag, diag->pos.path));

		if (!*slot) {
			*slot = LL_NEW(arena, size_t, 1);
		}
		++*(size_t *)*slot;
	}
	return seen;
}

void ll_check_since(struct ll_arena *arena, const struct ll_settings *settings,
		    const struct ll_since_end *base,
		    const struct ll_since_end *head)
{
	struct ll_map former =
		find_renames(arena, settings, base->source, head->source);
	struct ll_map seen = count(arena, base);
	struct ll_source_lines lines = { .source = head->source };
	size_t kept = 0;

	for (size_t i = 0; i < head->diags->n; i++) {
		const struct ll_diag diag = head->diags->item[i];
		const ll_str *path = ll_map_get(&former, diag.pos.path);
		size_t *left =
			ll_map_get(&seen, key_of(arena, &lines, &diag,
						 path ? *path : diag.pos.path));

		if (left && *left) {
			--*left;
		} else {
			head->diags->item[kept++] = diag;
		}
	}
	head->diags->n = kept;
}
