#ifndef LL_CLI_REFERENCE_H
#define LL_CLI_REFERENCE_H

/*
 * The reference of findings, docs/findings.md, as it was when the program was
 * built: one file for the reader of the documents and for `explain`.
 */

#include "base/diag.h"

/**
 * ll_reference_section() - the section of one finding, its heading included
 *
 * From "## L201 ..." to the line before the next such heading; "" where
 * there is none, which a test rules out.
 */
ll_str ll_reference_section(enum ll_diag_code code);

#endif
