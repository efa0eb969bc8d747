#ifndef LL_SITE_EXPORT_H
#define LL_SITE_EXPORT_H

/*
 * The organisation as data for other programs: version 1 of the document that
 * docs/organisation.schema.json describes, and a plain table of records.
 *
 * Within a version keys are never removed or renamed; more may be added.
 * Everything comes from the view, so it holds what one audience may see.
 */

#include "site/json.h"
#include "site/table.h"
#include "view/view.h"

enum { LL_EXPORT_SCHEMA = 1 };

/** ll_export_document() - `lodeline export`, data/organisation.json */
const struct ll_json *ll_export_document(struct ll_arena *arena,
					 const struct ll_view *view);

/** ll_export_timeline() - `lodeline log --format json`: one record's */
const struct ll_json *ll_export_timeline(struct ll_arena *arena,
					 const struct ll_view *view,
					 const struct ll_view_record *record);

/** ll_export_rows() - `lodeline export --format csv`: one row a record, by id
 */
struct ll_table ll_export_rows(struct ll_arena *arena,
			       const struct ll_view *view);

#endif
