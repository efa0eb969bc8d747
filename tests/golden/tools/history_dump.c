/*
 * history_dump - what io reads from an organisation, as lines of text, for
 * comparison with git. Linked with base and io alone.
 *
 *     history_dump [--full] [--files | --count] [--people] [--missing]
 *                  [--ref REV] [--as-of DAY] [--skip DIR] ORG
 *
 * Without --files: "state NAME", then for each landing, oldest first,
 * "landing ID", its "brought ID" lines and its "change BEFORE AFTER PATH"
 * lines; --people adds time, names and subject. With --files: "head ID",
 * "branch NAME", "prefix PATH", a line for each file and one for each note.
 * --missing fetches every blob and counts those that are not there. --count
 * reads the history alone, as git log does, and leaves the files unread.
 */

#include <stdio.h>
#include <string.h>

#include "io/org.h"

struct arguments {
	const char *org;
	const char *ref;
	const char *as_of;
	const char *skip;
	bool full;
	bool files;
	bool missing;
	bool people;
	bool count;
};

static const char *const state_name[] = { "complete", "shallow", "partial",
					  "none" };
static const char *const file_state[] = { "committed", "modified", "untracked",
					  "unknown" };

static void print_id(const struct ll_oid *id)
{
	for (size_t i = 0; i < sizeof(id->b); i++) {
		printf("%02x", id->b[i]);
	}
}

static void print_state(const struct ll_history *history)
{
	printf("state %s\n", state_name[history->state]);
	if (history->state != LL_HISTORY_COMPLETE) {
		printf("why %" LL_FMT "\nadvice %" LL_FMT "\n",
		       LL_ARG(history->why), LL_ARG(history->advice));
	}
}

static void print_commit(const char *word, const struct ll_commit *commit,
			 bool people)
{
	printf("%s ", word);
	print_id(&commit->id);
	if (people) {
		printf("\t%ld\t%" LL_FMT "\t%" LL_FMT "\t%" LL_FMT "\t%" LL_FMT,
		       (long)commit->time, LL_ARG(commit->author->name),
		       LL_ARG(commit->author->email),
		       LL_ARG(commit->committer->name),
		       LL_ARG(commit->subject));
	}
	putchar('\n');
}

static void print_landing(const struct ll_history *history,
			  const struct ll_landing *landing, bool people)
{
	if (landing->uncommitted) {
		puts("uncommitted");
	} else {
		print_commit("landing", &landing->commit, people);
	}
	for (size_t i = 0; i < landing->nbrought; i++) {
		print_commit("brought", &landing->brought[i], people);
	}
	for (size_t i = 0; i < landing->nchanges; i++) {
		const struct ll_path_change *change =
			&history->change[landing->first_change + i];

		printf("change ");
		print_id(&change->before);
		putchar(' ');
		print_id(&change->after);
		printf(" %" LL_FMT "\n", LL_ARG(history->path[change->path]));
	}
}

static void print_files(const struct ll_source *source)
{
	printf("head ");
	print_id(&source->head);
	printf("\nbranch %" LL_FMT "\nprefix %" LL_FMT "\n",
	       LL_ARG(source->branch), LL_ARG(source->prefix));
	for (size_t i = 0; i < source->nfiles; i++) {
		const struct ll_file *file = &source->file[i];

		printf("%s ", file_state[file->state]);
		print_id(&file->blob);
		printf(" %zu %" LL_FMT "\n", file->bytes.len,
		       LL_ARG(file->path));
	}
	for (size_t i = 0; i < source->nnotes; i++) {
		const struct ll_source_note *note = &source->note[i];

		printf("%s %" LL_FMT ": %" LL_FMT "\n",
		       note->kind == LL_SOURCE_SKIPPED ? "skipped" : "info",
		       LL_ARG(note->path), LL_ARG(note->text));
	}
}

static void fetch_all(const struct ll_source *source)
{
	const struct ll_history *history = &source->history;
	struct ll_arena scratch = { 0 };
	ll_str bytes;

	for (size_t i = 0; i < history->nchanges; i++) {
		const struct ll_oid *id = &history->change[i].before;

		if (!ll_oid_is_zero(id)) {
			source->blob(source->context, id, &scratch, &bytes);
		}
		ll_arena_release(&scratch);
	}
	printf("missing %zu\n", history->missing_blobs);
}

static bool parse(int argc, char **argv, struct arguments *args)
{
	for (int i = 1; i < argc; i++) {
		if (!strcmp(argv[i], "--full")) {
			args->full = true;
		} else if (!strcmp(argv[i], "--files")) {
			args->files = true;
		} else if (!strcmp(argv[i], "--missing")) {
			args->missing = true;
		} else if (!strcmp(argv[i], "--people")) {
			args->people = true;
		} else if (!strcmp(argv[i], "--count")) {
			args->count = true;
		} else if (!strcmp(argv[i], "--ref") && i + 1 < argc) {
			args->ref = argv[++i];
		} else if (!strcmp(argv[i], "--as-of") && i + 1 < argc) {
			args->as_of = argv[++i];
		} else if (!strcmp(argv[i], "--skip") && i + 1 < argc) {
			args->skip = argv[++i];
		} else {
			args->org = argv[i];
		}
	}
	return args->org;
}

static void print(const struct arguments *args, const struct ll_source *source)
{
	const struct ll_history *history = &source->history;

	if (args->count) {
		printf("%zu files, %zu landings, %zu changes\n", source->nfiles,
		       history->nlandings, history->nchanges);
		return;
	}
	print_state(history);
	if (args->files) {
		print_files(source);
		return;
	}
	for (size_t i = 0; i < history->nlandings; i++) {
		print_landing(history, &history->landing[i], args->people);
	}
	if (args->missing) {
		fetch_all(source);
	}
}

static bool run(const struct arguments *args, struct ll_arena *arena,
		struct ll_err *err)
{
	static const ll_str suffix[] = { LL_STR_INIT(".md"),
					 LL_STR_INIT(".yml"),
					 LL_STR_INIT(".csv") };
	struct ll_org_options options = {
		.dir = ll_str_from(args->org),
		.ref = ll_str_from(args->ref),
		.as_of = ll_date_parse(ll_str_from(args->as_of)),
		.skip_dir = ll_str_from(args->skip),
		.suffix = suffix,
		.nsuffixes = 3,
		.max_bytes = args->count ? 0 : (size_t)1 << 20,
	};
	struct ll_org_handle *handle;
	struct ll_source source;
	bool fine;

	if (!ll_org_open(arena, &options, &source, &handle, err)) {
		return false;
	}
	fine = ll_org_read_history(handle, args->full, &source, err);
	if (fine) {
		print(args, &source);
	}
	ll_org_close(handle);
	return fine;
}

int main(int argc, char **argv)
{
	struct arguments args = { 0 };
	struct ll_arena arena = { 0 };
	struct ll_err err = { .arena = &arena };
	bool fine;

	if (!parse(argc, argv, &args)) {
		return 2;
	}
	fine = run(&args, &arena, &err);
	if (!fine) {
		printf("error %" LL_FMT "\nadvice %" LL_FMT "\n",
		       LL_ARG(err.what), LL_ARG(err.advice));
	}
	ll_arena_release(&arena);
	return fine ? 0 : err.exit_code ? err.exit_code : 3;
}
