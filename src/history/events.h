#ifndef LL_HISTORY_EVENTS_H
#define LL_HISTORY_EVENTS_H

/*
 * Events of two states, by what they are about. Each of these adds to a list
 * what differs in meaning, and nothing where only the spelling does.
 */

#include "base/map.h"
#include "history/change.h"

/** ll_events_add() - one more, named as @fact; hint NONE */
struct ll_event *ll_events_add(struct ll_arena *arena, struct ll_events *events,
			       enum ll_event_type type,
			       const struct ll_fact *fact, ll_str old_text,
			       ll_str new_text);

/**
 * ll_metrics_compare() - targets, baselines, values, names and units
 *
 * Metrics are paired by id, name or equal numbers; one that came or went is
 * one event of the field "metrics.ID". Numbers of a metric with a unit of its
 * own are told with it ("9 days").
 *
 * A number is the same in another spelling. Where the unit alone changed,
 * that is one FIELD_CHANGED; a unit written with the number belongs to it.
 * RETARGETED is easier or harder seen from the baseline, else from the
 * current value, if the units agree.
 */
void ll_metrics_compare(struct ll_arena *arena, const struct ll_state *old,
			const struct ll_state *new, struct ll_events *events);

/** ll_fact_is_metric() - ll_metrics_compare() tells it */
bool ll_fact_is_metric(const struct ll_fact *fact);

/**
 * ll_key_results_compare() - added, dropped, done, reworded, replaced
 *
 * Key results are paired by their words, whatever their order; of those left,
 * by half of their words, or the same first words (REWORDED, of the field
 * "key-results.ID"), and then by
 * their place in the list (REPLACED).
 * Cost: beyond 10,000 pairs that are left, words are not compared.
 */
void ll_key_results_compare(struct ll_arena *arena, const struct ll_state *old,
			    const struct ll_state *new,
			    struct ll_events *events);

/** ll_fact_is_key_result() - ll_key_results_compare() tells it */
bool ll_fact_is_key_result(const struct ll_fact *fact);

/**
 * ll_actions_compare() - those of a meeting that are done, dropped, open again
 *
 * FIELD_CHANGED of the field "actions.ID", from "open" to "done" and the like.
 * One that came, went or was reworded adds nothing: its words tell that. Nor
 * does one of several with the same words, unless there are as many of them
 * as before, and more or fewer that are open.
 */
void ll_actions_compare(struct ll_arena *arena, const struct ll_state *old,
			const struct ll_state *new, struct ll_events *events);

/** ll_fact_is_action() - ll_actions_compare() tells it */
bool ll_fact_is_action(const struct ll_fact *fact);

/** ll_field_is_action() - "actions.ID" */
bool ll_field_is_action(ll_str field);

/** ll_agreements_compare() - events of two lists of names in `agreed_by` */
void ll_agreements_compare(struct ll_arena *arena, const struct ll_fact *old,
			   const struct ll_fact *new, struct ll_events *events);

/**
 * ll_lists_same() - the same items, in any order
 *
 * "@ann" is "ann", "../strategy/care.md" is "strategy/care", and "care" is
 * either: a reference may leave out folders.
 */
bool ll_lists_same(struct ll_arena *arena, ll_str a, ll_str b);

/** ll_people_same() - the same items in the same order: the first answers */
bool ll_people_same(struct ll_arena *arena, ll_str a, ll_str b);

#endif
