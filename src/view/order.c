#include "view/order.h"

#include <stdlib.h>

typedef const struct ll_view_record *record_ptr;

static record_ptr at(const void *item)
{
	return *(const record_ptr *)item;
}

static int sign(long difference)
{
	return (difference > 0) - (difference < 0);
}

int ll_order_text(ll_str a, ll_str b)
{
	size_t n = a.len < b.len ? a.len : b.len;

	for (size_t i = 0; i < n; i++) {
		unsigned char x = (unsigned char)ll_to_lower(a.s[i]);
		unsigned char y = (unsigned char)ll_to_lower(b.s[i]);

		if (x != y) {
			return x < y ? -1 : 1;
		}
	}
	return a.len == b.len ? ll_str_cmp(a, b) : a.len < b.len ? -1 : 1;
}

ll_date ll_order_date(record_ptr record)
{
	if (record->date.n) {
		return record->date;
	}
	if (record->month_last.n) {
		return ll_month_last(record->month_last);
	}
	return record->period ? record->period->last : record->since;
}

static int by_title(record_ptr a, record_ptr b)
{
	int order = ll_order_text(a->title, b->title);

	return order ? order : ll_str_cmp(a->id, b->id);
}

int ll_order_title(const void *left, const void *right)
{
	return by_title(at(left), at(right));
}

int ll_order_kind(const void *left, const void *right)
{
	record_ptr a = at(left);
	record_ptr b = at(right);

	if (a->kind != b->kind) {
		return a->kind < b->kind ? -1 : 1;
	}
	if (a->period == b->period) {
		return by_title(a, b);
	}
	if (!a->period || !b->period) {
		return a->period ? -1 : 1;
	}
	return a->period < b->period ? -1 : 1; /* they stand newest first */
}

int ll_order_newest(const void *left, const void *right)
{
	record_ptr a = at(left);
	record_ptr b = at(right);
	long difference = (long)ll_order_date(b).n - ll_order_date(a).n;

	return difference ? sign(difference) : by_title(a, b);
}

int ll_order_oldest(const void *left, const void *right)
{
	record_ptr a = at(left);
	record_ptr b = at(right);
	long difference = (long)ll_order_date(a).n - ll_order_date(b).n;

	return difference ? sign(difference) : by_title(a, b);
}

static ll_str team_name(record_ptr record)
{
	return record->team ? record->team->title : record->team_text;
}

int ll_order_arrival(const void *left, const void *right)
{
	record_ptr a = at(left);
	record_ptr b = at(right);
	int order;

	if (a->arrived.n != b->arrived.n) {
		if (!a->arrived.n || !b->arrived.n) {
			return a->arrived.n ? -1 : 1;
		}
		return a->arrived.n < b->arrived.n ? -1 : 1;
	}
	order = ll_order_text(team_name(a), team_name(b));
	return order ? order : by_title(a, b);
}

int ll_order_written(const void *left, const void *right)
{
	record_ptr a = at(left);
	record_ptr b = at(right);
	int order = ll_str_cmp(a->path, b->path);

	if (!order) {
		order = sign((long)a->line - b->line);
	}
	return order ? order : ll_str_cmp(a->id, b->id);
}

void ll_list_sort(struct ll_view_list *list,
		  int (*order)(const void *left, const void *right))
{
	if (list->n) {
		qsort(list->item, list->n, sizeof(*list->item), order);
	}
}
