#ifndef LL_SITE_EXPORT_INTERNAL_H
#define LL_SITE_EXPORT_INTERNAL_H

/* What export.c (the document) and export_kind.c (keys by kind) share. */

#include "site/export.h"
#include "site/url.h"

/** One export: where it is made, and the paths of pages. */
struct ll_exporter {
	struct ll_arena *arena;
	const struct ll_view *view;
	const struct ll_urls *urls;
};

/* Each adds a member called @key; null where there is nothing. */
void ll_export_text(const struct ll_exporter *x, struct ll_json *to,
		    const char *key, ll_str text);
void ll_export_id(const struct ll_exporter *x, struct ll_json *to,
		  const char *key, const struct ll_view_record *record);
void ll_export_ids(const struct ll_exporter *x, struct ll_json *to,
		   const char *key, struct ll_view_list list);
void ll_export_month(const struct ll_exporter *x, struct ll_json *to,
		     const char *key, ll_month month);
void ll_export_handles(const struct ll_exporter *x, struct ll_json *to,
		       const char *key, const struct ll_view_whos *whos);

/** ll_export_handle() - without '@'; the name where there is no page */
ll_str ll_export_handle(const struct ll_view_who *who);

/** ll_export_metrics() - "metrics", with what was reported of them */
void ll_export_metrics(const struct ll_exporter *x, struct ll_json *to,
		       const struct ll_view_record *record);

/** ll_export_survey() - "month" and "questions": what may be shown of it */
void ll_export_survey(const struct ll_exporter *x, struct ll_json *to,
		      const struct ll_view_record *record);

/** ll_export_kind() - the keys that only records of its kind have */
void ll_export_kind(const struct ll_exporter *x, struct ll_json *to,
		    const struct ll_view_record *record);

/** ll_export_ledger() - "ledger": what was expected of whom, and what came */
void ll_export_ledger(const struct ll_exporter *x, struct ll_json *to);

/** ll_export_in_use() - "in_use" of a value or principle */
void ll_export_in_use(const struct ll_exporter *x, struct ll_json *to,
		      const struct ll_view_record *record);

#endif
