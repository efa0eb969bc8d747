#include "io/git_internal.h"

#include <stdlib.h>
#include <string.h>

enum {
	NBUCKETS = 1 << 12,
	ID_BYTES = 20,
	CACHE_BYTES = 2 * 1024 * 1024,
};

/* Roughly what a cached tree costs. */
static size_t cost(const struct ll_tree *tree)
{
	return sizeof(*tree) + tree->size;
}

static struct ll_tree **bucket_of(struct ll_tree_cache *cache,
				  const struct ll_oid *id)
{
	uint32_t hash;

	memcpy(&hash, id->b, sizeof(hash));
	return &cache->bucket[hash % NBUCKETS];
}

static void unlink_age(struct ll_tree_cache *cache, struct ll_tree *tree)
{
	*(tree->newer ? &tree->newer->older : &cache->newest) = tree->older;
	*(tree->older ? &tree->older->newer : &cache->oldest) = tree->newer;
	tree->newer = NULL;
	tree->older = NULL;
}

static void make_newest(struct ll_tree_cache *cache, struct ll_tree *tree)
{
	tree->older = cache->newest;
	*(cache->newest ? &cache->newest->newer : &cache->oldest) = tree;
	cache->newest = tree;
}

static void free_tree(struct ll_tree *tree)
{
	git_odb_object_free(tree->object);
	free(tree);
}

static void drop(struct ll_tree_cache *cache, struct ll_tree *tree)
{
	struct ll_tree **at = bucket_of(cache, &tree->id);

	while (*at != tree) {
		at = &(*at)->next;
	}
	*at = tree->next;
	unlink_age(cache, tree);
	cache->bytes -= cost(tree);
	free_tree(tree);
}

static void make_room(struct ll_tree_cache *cache)
{
	struct ll_tree *tree = cache->oldest;

	while (tree && cache->bytes > CACHE_BYTES) {
		struct ll_tree *newer = tree->newer;

		if (!tree->in_use) {
			drop(cache, tree);
		}
		tree = newer;
	}
}

void ll_tree_cache_release(struct ll_tree_cache *cache)
{
	while (cache->oldest) {
		drop(cache, cache->oldest);
	}
}

size_t ll_tree_entry_len(const struct ll_tree *tree, size_t at)
{
	const unsigned char *entry = tree->data + at;
	size_t rest = tree->size - at;
	size_t name = rest > 7 && entry[5] == ' ' ? 6 : 7;
	size_t len;

	if (rest < name + 1 + 1 + ID_BYTES || entry[name - 1] != ' ') {
		return 0;
	}
	len = strnlen((const char *)entry + name, rest - name);
	if (!len || rest - name - len < 1 + ID_BYTES) {
		return 0;
	}
	return name + len + 1 + ID_BYTES;
}

bool ll_tree_take(const struct ll_tree *tree, size_t *at,
		  struct ll_tree_entry *entry)
{
	const unsigned char *byte = tree->data + *at;
	size_t len = ll_tree_entry_len(tree, *at);
	const unsigned char *id = byte + len - ID_BYTES;
	unsigned mode = 0;

	if (!len) {
		return false;
	}
	while (*byte != ' ') {
		mode = mode * 8 + (*byte++ & 7U);
	}
	byte++;
	*entry = (struct ll_tree_entry){
		.name = { (const char *)byte, (size_t)(id - 1 - byte) },
		.kind = (mode & 0170000) == 0040000   ? LL_ENTRY_FOLDER
			: (mode & 0170000) == 0100000 ? LL_ENTRY_FILE
						      : LL_ENTRY_OTHER,
		.executable = mode & 0100,
		.is_link = (mode & 0170000) == 0120000,
	};
	memcpy(entry->id.b, id, ID_BYTES);
	*at += len;
	return true;
}

static enum ll_got read_tree(struct ll_git *git, const struct ll_oid *id,
			     struct ll_tree **out)
{
	git_odb_object *object;
	enum ll_got got = ll_git_read(git, id, GIT_OBJECT_TREE, &object);
	struct ll_tree *tree;

	if (got != LL_GOT) {
		return got;
	}
	tree = calloc(1, sizeof(*tree));
	if (!tree) {
		git_odb_object_free(object);
		return LL_GOT_DAMAGED;
	}
	tree->id = *id;
	tree->object = object;
	tree->data = git_odb_object_data(object);
	tree->size = git_odb_object_size(object);
	*out = tree;
	return LL_GOT;
}

enum ll_got ll_tree_open(struct ll_git *git, const struct ll_oid *id,
			 struct ll_tree **out)
{
	struct ll_tree_cache *cache = &git->cache;
	struct ll_tree **bucket = bucket_of(cache, id);
	struct ll_tree *tree = *bucket;
	enum ll_got got;

	while (tree && !ll_same_id(&tree->id, id)) {
		tree = tree->next;
	}
	if (tree) {
		unlink_age(cache, tree);
	} else {
		got = read_tree(git, id, &tree);
		if (got != LL_GOT) {
			return got;
		}
		tree->next = *bucket;
		*bucket = tree;
		cache->bytes += cost(tree);
	}
	make_newest(cache, tree);
	tree->in_use++;
	make_room(cache);
	*out = tree;
	return LL_GOT;
}

void ll_tree_close(struct ll_tree *tree)
{
	tree->in_use--;
}

/* In a tree that need not be sorted: a hostile one only hides itself. */
static bool find_name(const struct ll_tree *tree, ll_str name,
		      struct ll_tree_entry *entry)
{
	for (size_t at = 0; at < tree->size;) {
		if (!ll_tree_take(tree, &at, entry)) {
			break;
		}
		if (ll_str_eq(entry->name, name)) {
			return true;
		}
	}
	return false;
}

enum ll_got ll_tree_find(struct ll_git *git, const struct ll_oid *root,
			 ll_str path, struct ll_tree_entry *entry, bool *found)
{
	*entry = (struct ll_tree_entry){ .kind = LL_ENTRY_FOLDER, .id = *root };
	*found = true;
	while (path.len && *found) {
		struct ll_tree *tree;
		enum ll_got got;
		ll_str part;

		if (entry->kind != LL_ENTRY_FOLDER) {
			*found = false;
			break;
		}
		ll_str_cut(path, '/', &part, &path);
		got = ll_tree_open(git, &entry->id, &tree);
		if (got != LL_GOT) {
			return got;
		}
		*found = find_name(tree, part, entry);
		ll_tree_close(tree);
	}
	entry->name = LL_STR("");
	return LL_GOT;
}
