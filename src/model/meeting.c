#include "model/meeting_actions.h"
#include "model/record.h"

static const ll_str decisions[] = { LL_STR_INIT("decisions"),
				    LL_STR_INIT("decision"),
				    LL_STR_INIT("what we decided"),
				    LL_STR_INIT("decided") };
static const ll_str actions[] = {
	LL_STR_INIT("actions"),   LL_STR_INIT("action items"),
	LL_STR_INIT("action"),    LL_STR_INIT("to do"),
	LL_STR_INIT("todo"),      LL_STR_INIT("next steps"),
	LL_STR_INIT("follow ups")
};

enum section { OTHER, DECISIONS, ACTIONS };

struct reader {
	struct ll_arena *arena;
	bool actions_only;
	LL_VEC(struct ll_decision) decision;
	LL_VEC(struct ll_action) action;
};

static void add_decision(struct reader *r, const struct ll_md_node *node,
			 ll_str text, const struct ll_md_node *top)
{
	struct ll_decision *decision = LL_PUSH(r->arena, &r->decision);
	struct ll_ref_list about = { 0 };

	ll_refs_add_nodes(r->arena, &about, top, top->next);
	*decision = (struct ll_decision){
		.text = ll_text_fold(r->arena, text),
		.node = node,
		.about = ll_ref_list_refs(&about),
		.line = top->line,
	};
}

/* The item's first paragraph, where its text is. */
static const struct ll_md_node *item_text(const struct ll_md_node *item)
{
	return item->child && item->child->type == LL_MD_PARAGRAPH ? item->child
								   : NULL;
}

static void add_action(struct reader *r, const struct ll_md_node *item)
{
	const struct ll_md_node *text = item_text(item);
	struct ll_task task;

	if (!text) {
		return;
	}
	task = ll_task_parse(r->arena, ll_md_plain(r->arena, text), item->line);
	if (!task.text.len) {
		return;
	}
	*LL_PUSH(r->arena, &r->action) = (struct ll_action){
		.text = task.text,
		.node = text,
		.done = task.done || task.dropped || item->checked,
		.dropped = task.dropped,
		.owner = task.owner,
		.due = task.due,
		.line = item->line,
	};
}

static void add_list(struct reader *r, const struct ll_md_node *list,
		     enum section section)
{
	for (const struct ll_md_node *i = list->child; i; i = i->next) {
		const struct ll_md_node *text = item_text(i);

		if (section == ACTIONS || i->task) {
			add_action(r, i);
		} else if (section == DECISIONS && text && !r->actions_only) {
			add_decision(r, text, ll_md_plain(r->arena, text), i);
		}
	}
}

/* "Decision: we write first" anywhere in the notes. */
static void add_marked(struct reader *r, const struct ll_md_node *paragraph,
		       enum section section)
{
	static const ll_str mark[] = { LL_STR_INIT("decision:"),
				       LL_STR_INIT("decided:") };
	ll_str text = ll_str_trim(ll_md_plain(r->arena, paragraph));

	for (size_t i = 0; i < 2; i++) {
		if (ll_str_eq_nocase(ll_str_sub(text, 0, mark[i].len),
				     mark[i])) {
			add_decision(r, paragraph,
				     ll_str_from_pos(text, mark[i].len),
				     paragraph);
			return;
		}
	}
	if (section == DECISIONS) {
		add_decision(r, paragraph, text, paragraph);
	}
}

static void read_body(struct reader *r, const struct ll_part *part)
{
	enum section section = OTHER;
	const struct ll_md_node *until = NULL;

	for (const struct ll_md_node *n = part->first; n && n != part->end;
	     n = n->next) {
		if (n == until) {
			section = OTHER;
		}
		if (ll_heading_is(r->arena, n, decisions,
				  sizeof(decisions) / sizeof(decisions[0]))) {
			section = DECISIONS;
			until = ll_md_section_end(n);
		} else if (ll_heading_is(
				   r->arena, n, actions,
				   sizeof(actions) / sizeof(actions[0]))) {
			section = ACTIONS;
			until = ll_md_section_end(n);
		} else if (n->type == LL_MD_LIST) {
			add_list(r, n, section);
		} else if (n->type == LL_MD_PARAGRAPH && !r->actions_only) {
			add_marked(r, n, section);
		}
	}
}

struct ll_actions ll_actions_read(struct ll_arena *arena,
				  const struct ll_part *part)
{
	struct reader r = { .arena = arena, .actions_only = true };

	read_body(&r, part);
	return (struct ll_actions){ r.action.item, r.action.n };
}

void ll_meeting_read(struct ll_record_reader *reader, struct ll_record *record)
{
	const struct ll_part *part = reader->part;
	struct reader r = { .arena = reader->arena };

	record->meeting_kind = ll_part_text(r.arena, part, LL_FIELD_KIND);
	record->purpose = ll_part_text(r.arena, part, LL_FIELD_PURPOSE);
	record->attendees =
		ll_part_refs(r.arena, part, LL_FIELD_ATTENDEES, true);
	record->absent = ll_part_refs(r.arena, part, LL_FIELD_ABSENT, true);
	record->follows = ll_part_ref(r.arena, part, LL_FIELD_FOLLOWS, false);
	record->follow_up = ll_date_field(reader, LL_FIELD_FOLLOW_UP, false);
	read_body(&r, part);
	record->decision = r.decision.item;
	record->ndecisions = r.decision.n;
	record->action = r.action.item;
	record->nactions = r.action.n;
}
