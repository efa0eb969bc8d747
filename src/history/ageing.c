#include "history/ageing.h"

#include <stdlib.h>

#include "base/buf.h"
#include "base/map.h"
#include "history/task_words.h"

enum {
	WORDINGS = 4,      /* kept of a task: the first, and the newest */
	STEPS = 256,       /* entries of an index looked at, dead ones too */
	CLEARED_FROM = 16, /* entries */
	OWNER_BONUS = 40,
};

/** Tasks that have a word, oldest first; once more where it came again. */
struct index {
	LL_VEC(size_t) task;
	size_t cleared; /* how many were left when the old ones were taken out
			 */
};

/** What is known of a task while meetings are read. */
struct known {
	const struct ll_task_words *wording[WORDINGS];
	size_t nwordings; /* all that came, more than are kept */
	const struct ll_refs *owner;
	ll_date seen;
	size_t asked; /* last line that it was compared with, plus one */
};

/** A line that may be a task. */
struct pair {
	size_t line;
	size_t task;
	int alike;
	ll_str text;
	ll_str task_text; /* of its first line */
	ll_date seen;     /* of the task */
};

struct ager {
	struct ll_arena *arena;  /* of the result */
	struct ll_arena scratch; /* of all else */
	const struct ll_org *org;
	struct ll_ageing out;
	const struct ll_task_words **words; /* [nlines] */
	struct ll_task_memory *memory;
	struct known *known; /* [nlines]: of each task */
	struct ll_map by_word;
};

static const size_t NO_TASK = (size_t)-1;

static const struct ll_record *meeting_of(const struct ager *it, size_t line)
{
	return &it->org->record[it->out.line[line].record];
}

static const struct ll_action *action_of(const struct ager *it, size_t line)
{
	return &meeting_of(it, line)->action[it->out.line[line].action];
}

/* ---- lines, by meeting --------------------------------------------------- */

/* Sorts pointers to records. */
static int by_day(const void *left, const void *right)
{
	const struct ll_record *a = *(const struct ll_record *const *)left;
	const struct ll_record *b = *(const struct ll_record *const *)right;

	if (a->date.n != b->date.n) {
		return a->date.n < b->date.n ? -1 : 1;
	}
	return (a > b) - (a < b);
}

static void read_lines(struct ager *it)
{
	const struct ll_org *org = it->org;
	const struct ll_record **meeting =
		LL_NEW(&it->scratch, const struct ll_record *, org->nrecords);
	size_t nmeetings = 0;
	size_t n = 0;

	for (size_t i = 0; i < org->nrecords; i++) {
		if (org->record[i].nactions) {
			meeting[nmeetings++] = &org->record[i];
			n += org->record[i].nactions;
		}
	}
	if (nmeetings) {
		qsort(meeting, nmeetings, sizeof(meeting[0]), by_day);
	}
	it->out.line = LL_NEW(it->arena, struct ll_ageing_line, n);
	it->out.task = LL_NEW(it->arena, struct ll_ageing_task, n);
	it->words = LL_NEW(&it->scratch, const struct ll_task_words *, n);
	it->known = LL_NEW(&it->scratch, struct known, n);
	for (size_t i = 0; i < nmeetings; i++) {
		for (size_t k = 0; k < meeting[i]->nactions; k++) {
			size_t at = it->out.nlines++;

			it->out.line[at] = (struct ll_ageing_line){
				(size_t)(meeting[i] - org->record), k, NO_TASK
			};
			it->words[at] = ll_task_words_recall(
				it->memory, meeting[i]->action[k].text);
		}
	}
}

/* ---- owners -------------------------------------------------------------- */

static bool is_same_person(const struct ll_ref *a, const struct ll_ref *b)
{
	if (a->record != LL_NO_RECORD || b->record != LL_NO_RECORD) {
		return a->record == b->record;
	}
	return ll_str_eq_nocase(a->text, b->text);
}

static enum ll_task_owners owners_of(const struct ll_refs *a,
				     const struct ll_refs *b)
{
	if (!a->n || !b->n) {
		return LL_OWNERS_UNKNOWN;
	}
	for (size_t i = 0; i < a->n; i++) {
		for (size_t k = 0; k < b->n; k++) {
			if (is_same_person(&a->ref[i], &b->ref[k])) {
				return LL_OWNERS_SHARED;
			}
		}
	}
	return LL_OWNERS_OTHERS;
}

/* ---- tasks --------------------------------------------------------------- */

static struct index *index_of(struct ager *it, const uint64_t *word)
{
	ll_str key = { (const char *)word, sizeof(*word) };
	void **slot = ll_map_slot(&it->by_word, key);

	if (!*slot) {
		*slot = LL_NEW(&it->scratch, struct index, 1);
	}
	return *slot;
}

/* Done, and not to be ticked once more: is_ticked_twice() asks for a due day.
 */
static bool is_over(const struct ager *it, size_t task)
{
	const struct ll_action *last = action_of(it, it->out.task[task].last);

	return last->done && !last->due.n;
}

/* Not where nobody listed it for too long, or it is done. */
static bool may_go_on(const struct ager *it, size_t task, ll_date day)
{
	ll_date seen = it->known[task].seen;

	return seen.n && day.n - seen.n <= LL_AGEING_GAP_DAYS &&
	       !is_over(it, task);
}

/* Meetings come in order: what cannot for one cannot for the next. */
static void clear_old(const struct ager *it, struct index *index, ll_date day)
{
	size_t n = 0;

	if (index->task.n < 2 * index->cleared + CLEARED_FROM) {
		return;
	}
	for (size_t i = 0; i < index->task.n; i++) {
		if (may_go_on(it, index->task.item[i], day)) {
			index->task.item[n++] = index->task.item[i];
		}
	}
	index->task.n = n;
	index->cleared = n;
}

/* @line is the newest of @task. */
static void learn(struct ager *it, size_t task, size_t line)
{
	struct known *known = &it->known[task];
	const struct ll_task_words *words = it->words[line];
	size_t n = known->nwordings++;

	known->wording[n ? 1 + (n - 1) % (WORDINGS - 1) : 0] = words;
	known->owner = &action_of(it, line)->owner;
	known->seen = meeting_of(it, line)->date;
	it->out.task[task].last = line;
	it->out.task[task].done = action_of(it, line)->done;
	it->out.line[line].task = task;
	for (size_t i = 0; i < words->n && !is_over(it, task); i++) {
		struct index *index = index_of(it, &words->word[i]);

		clear_old(it, index, known->seen);
		if (!index->task.n ||
		    index->task.item[index->task.n - 1] != task) {
			*LL_PUSH(&it->scratch, &index->task) = task;
		}
	}
}

static void begin_task(struct ager *it, size_t line)
{
	it->out.task[it->out.ntasks].first = line;
	learn(it, it->out.ntasks++, line);
}

/* Ticked in the notes of both: the older ones were brought up to date. */
static bool is_ticked_twice(const struct ager *it, size_t task, size_t line)
{
	size_t last = it->out.task[task].last;
	const struct ll_action *a = action_of(it, last);
	const struct ll_action *b = action_of(it, line);

	return a->done && b->done && a->due.n && a->due.n == b->due.n &&
	       owners_of(&a->owner, &b->owner) == LL_OWNERS_SHARED &&
	       ll_task_words_alike(it->words[last], it->words[line],
				   LL_OWNERS_SHARED) == 100;
}

static int alike(const struct ager *it, size_t task, size_t line)
{
	const struct known *known = &it->known[task];
	enum ll_task_owners owners =
		owners_of(known->owner, &action_of(it, line)->owner);
	size_t n = known->nwordings < WORDINGS ? known->nwordings : WORDINGS;
	int best = 0;

	for (size_t i = 0; i < n; i++) {
		int score = ll_task_words_alike(known->wording[i],
						it->words[line], owners);

		best = score > best ? score : best;
	}
	return best && owners == LL_OWNERS_SHARED ? best + OWNER_BONUS : best;
}

/* ---- one meeting --------------------------------------------------------- */

struct pairs {
	LL_VEC(struct pair) list;
};

static struct pair pair_of(const struct ager *it, size_t line, size_t task,
			   int score)
{
	return (struct pair){
		.line = line,
		.task = task,
		.alike = score,
		.text = action_of(it, line)->text,
		.task_text = action_of(it, it->out.task[task].first)->text,
		.seen = it->known[task].seen,
	};
}

static void ask_index(struct ager *it, const struct index *index, size_t line,
		      struct pairs *pairs)
{
	ll_date day = meeting_of(it, line)->date;
	size_t looked = 0;

	for (size_t i = index->task.n;
	     i && looked < LL_AGEING_LOOK && index->task.n - i < STEPS; i--) {
		size_t task = index->task.item[i - 1];
		int score;

		if (!may_go_on(it, task, day)) {
			continue;
		}
		looked++;
		if (it->known[task].asked == line + 1) {
			continue;
		}
		it->known[task].asked = line + 1;
		score = it->out.task[task].done &&
					!is_ticked_twice(it, task, line)
				? 0
				: alike(it, task, line);
		if (score) {
			*LL_PUSH(&it->scratch, &pairs->list) =
				pair_of(it, line, task, score);
		}
	}
}

static void ask(struct ager *it, size_t line, struct pairs *pairs)
{
	const struct ll_task_words *words = it->words[line];
	bool dated = meeting_of(it, line)->date.n;

	for (size_t i = 0; i < words->n && dated; i++) {
		ask_index(it, index_of(it, &words->word[i]), line, pairs);
	}
}

/* The most alike first; equal ones by what they say, not by where. */
static int by_alike(const void *left, const void *right)
{
	const struct pair *a = left;
	const struct pair *b = right;
	int order;

	if (a->alike != b->alike) {
		return a->alike > b->alike ? -1 : 1;
	}
	if (a->seen.n != b->seen.n) {
		return a->seen.n > b->seen.n ? -1 : 1;
	}
	order = ll_str_cmp(a->text, b->text);
	order = order ? order : ll_str_cmp(a->task_text, b->task_text);
	if (order) {
		return order;
	}
	if (a->task != b->task) {
		return a->task > b->task ? -1 : 1;
	}
	return (a->line > b->line) - (a->line < b->line);
}

/* Lines with the same key are one: the same words, people and mark. */
static ll_str key_of(struct ager *it, size_t line)
{
	const struct ll_action *action = action_of(it, line);
	const struct ll_task_words *words = it->words[line];
	struct ll_buf key = ll_buf_make(&it->scratch);

	ll_buf_add_char(&key, action->done ? 'x' : ' ');
	ll_buf_add_char(&key, (char)words->n);
	ll_buf_add(&key, (ll_str){ (const char *)words->word,
				   words->n * sizeof(*words->word) });
	for (size_t i = 0; i < action->owner.n; i++) {
		const struct ll_ref *who = &action->owner.ref[i];

		ll_buf_add(&key, (ll_str){ (const char *)&who->record,
					   sizeof(who->record) });
		if (who->record == LL_NO_RECORD) {
			ll_buf_add(&key, ll_str_lower(&it->scratch, who->text));
		}
	}
	return ll_buf_str(&key);
}

/* Marks lines of [from, to) that say the same as one before: @same[i - from]
 * is that one, else the line itself. */
static void find_double(struct ager *it, size_t from, size_t to, size_t *same)
{
	struct ll_map map = ll_map_make(&it->scratch);

	for (size_t i = from; i < to; i++) {
		void **slot = ll_map_slot(&map, key_of(it, i));

		if (!*slot) {
			*slot = (void *)(uintptr_t)(i + 1);
		}
		same[i - from] = (size_t)(uintptr_t)*slot - 1;
	}
}

static void take_pairs(struct ager *it, struct pairs *pairs)
{
	struct ll_ageing *out = &it->out;

	if (pairs->list.n) {
		qsort(pairs->list.item, pairs->list.n, sizeof(struct pair),
		      by_alike);
	}
	for (size_t i = 0; i < pairs->list.n; i++) {
		const struct pair *pair = &pairs->list.item[i];
		struct ll_ageing_task *task = &out->task[pair->task];

		if (out->line[pair->line].task == NO_TASK &&
		    out->line[task->last].record !=
			    out->line[pair->line].record) {
			task->times++;
			learn(it, pair->task, pair->line);
		}
	}
}

static void read_meeting(struct ager *it, size_t from, size_t to)
{
	size_t *same = LL_NEW(&it->scratch, size_t, to - from);
	struct pairs pairs = { .list = { 0 } };

	find_double(it, from, to, same);
	for (size_t i = from; i < to; i++) {
		if (same[i - from] == i) {
			ask(it, i, &pairs);
		}
	}
	take_pairs(it, &pairs);
	for (size_t i = from; i < to; i++) {
		if (same[i - from] != i) {
			it->out.line[i].task =
				it->out.line[same[i - from]].task;
		} else if (it->out.line[i].task == NO_TASK) {
			begin_task(it, i);
		}
	}
}

struct ll_ageing ll_ageing_make(struct ll_arena *arena,
				const struct ll_org *org,
				struct ll_task_memory *memory)
{
	struct ager it = { .arena = arena, .org = org };
	struct ll_task_memory own = { &it.scratch, ll_map_make(&it.scratch) };

	it.memory = memory ? memory : &own;

	it.by_word = ll_map_make(&it.scratch);
	read_lines(&it);
	for (size_t from = 0, to; from < it.out.nlines; from = to) {
		to = from + 1;
		while (to < it.out.nlines &&
		       it.out.line[to].record == it.out.line[from].record) {
			to++;
		}
		read_meeting(&it, from, to);
	}
	ll_arena_release(&it.scratch);
	return it.out;
}
