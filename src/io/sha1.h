#ifndef LL_IO_SHA1_H
#define LL_IO_SHA1_H

/*
 * The id that git gives to a file's bytes, to tell an edited file from a
 * committed one. Every file of a work tree is hashed in every build; this
 * takes a quarter of the time of libgit2's, which looks for forged
 * collisions. Here a forged one only makes an edit look committed to the
 * person who forged it.
 */

#include "base/source.h"

/**
 * ll_sha1_blob() - id of @bytes as a git blob
 *
 * Source: FIPS 180-4, Secure Hash Standard, section 6.1; gitformat, "blob".
 */
struct ll_oid ll_sha1_blob(ll_str bytes);

#endif
