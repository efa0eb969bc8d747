#include "site/carried.h"

#include "base/buf.h"
#include "base/map.h"
#include "base/utf8.h"

/* The actions of one wording. */
struct same {
	size_t newest; /* index of the one of the latest meeting */
	size_t times;
	ll_date since;
};

/* "call the county (due 2026-10-13)" without the brackets at the end */
static ll_str without_day(ll_str text)
{
	size_t at;

	text = ll_str_trim(text);
	if (!ll_str_ends(text, LL_STR(")"))) {
		return text;
	}
	at = ll_str_rfind_char(text, '(');
	return at == LL_NPOS ? text : ll_str_trim(ll_str_sub(text, 0, at));
}

static ll_str key_of(struct ll_arena *arena,
		     const struct ll_view_action *action)
{
	struct ll_buf key = ll_buf_make(arena);

	for (size_t i = 0; i < action->owner.n; i++) {
		ll_buf_add(&key, action->owner.item[i].name);
		ll_buf_add_char(&key, '\n');
	}
	ll_buf_add(&key, ll_utf8_fold(arena, without_day(action->text)));
	return ll_buf_str(&key);
}

/* Of two of one meeting the first stands for both. */
static void join(struct same *same, const struct ll_view *view, size_t i)
{
	const struct ll_view_record *meeting = view->action[i].meeting;
	const struct ll_view_record *newest =
		view->action[same->newest].meeting;

	if (meeting == newest) {
		return;
	}
	same->times++;
	if (meeting->date.n < same->since.n) {
		same->since = meeting->date;
	}
	if (meeting->date.n > newest->date.n) {
		same->newest = i;
	}
}

static struct same *same_of(struct ll_arena *arena, struct ll_map *map,
			    const struct ll_view *view, size_t i)
{
	void **slot = ll_map_slot(map, key_of(arena, &view->action[i]));
	struct same *same = *slot;

	if (same) {
		join(same, view, i);
		return same;
	}
	same = LL_NEW(arena, struct same, 1);
	same->newest = i;
	same->since = view->action[i].meeting->date;
	*slot = same;
	return same;
}

struct ll_carried *ll_carried_make(struct ll_arena *arena,
				   const struct ll_view *view)
{
	struct ll_carried *carried =
		LL_NEW(arena, struct ll_carried, view->nactions);
	struct same **same = LL_NEW(arena, struct same *, view->nactions);
	struct ll_map map = ll_map_make(arena);

	for (size_t i = 0; i < view->nactions; i++) {
		if (!view->action[i].done) {
			same[i] = same_of(arena, &map, view, i);
		}
	}
	for (size_t i = 0; i < view->nactions; i++) {
		carried[i].newest = !same[i] || same[i]->newest == i;
		if (same[i]) {
			carried[i].times = same[i]->times;
			carried[i].since = same[i]->since;
		}
	}
	return carried;
}
