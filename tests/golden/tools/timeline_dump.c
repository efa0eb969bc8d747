/*
 * timeline_dump - timelines of an organisation's records as lines of text,
 * for comparison with git.
 *
 *     timeline_dump [--settings FILE] [--jobs N] [--full] [--ref REV]
 *                   [--texts | --infos | --count] ORG
 *
 * For each record "record whole|section KIND PATH ID", oldest change first
 * "change COMMIT CLASS PATH" ("CLASS?": unread), with " <- OLD PATH" where it
 * was renamed, then "end complete|cut"; the same with "gone" for records that
 * are no more.
 * --texts adds events and words; --infos lists what the messages of landings
 * tell instead; --count prints sums and the time and memory of the history
 * layer alone.
 */

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/buf.h"
#include "base/err.h"
#include "history/log.h"
#include "io/org.h"

struct arguments {
	const char *org;
	const char *ref;
	const char *settings;
	int jobs;
	bool full;
	bool texts;
	bool infos;
	bool count;
};

struct world {
	struct ll_arena arena;
	struct ll_source source;
	struct ll_settings settings;
	struct ll_diags diags;
	struct ll_org org;
	struct ll_log log;
	double seconds;
	size_t bytes;
};

static void print_id(const struct ll_landing *landing)
{
	if (landing->uncommitted) {
		printf("uncommitted");
		return;
	}
	for (size_t i = 0; i < sizeof(landing->commit.id.b); i++) {
		printf("%02x", landing->commit.id.b[i]);
	}
}

static void print_texts(const struct ll_change *change)
{
	static const char *const open[] = { "", "[-", "{+", " ... " };
	static const char *const close[] = { "", "-]", "+}", "" };
	static const char *const hint[] = { "", " easier", " harder", " later",
					    " earlier" };

	for (size_t i = 0; i < change->nevents; i++) {
		const struct ll_event *event = &change->event[i];

		printf("\t%" LL_FMT " %" LL_FMT " (%" LL_FMT "): %" LL_FMT
		       " -> %" LL_FMT "%s\n",
		       LL_ARG(ll_event_word(event->type)), LL_ARG(event->field),
		       LL_ARG(event->label), LL_ARG(event->old_text),
		       LL_ARG(event->new_text), hint[event->hint]);
	}
	for (size_t i = 0; i < change->nspans; i++) {
		const struct ll_word_span *span = &change->span[i];

		printf("%s%s%" LL_FMT "%s", i ? "" : "\twords ",
		       open[span->kind], LL_ARG(span->text), close[span->kind]);
	}
	if (change->nspans) {
		putchar('\n');
	}
}

static void print_timeline(const struct world *world,
			   const struct ll_timeline *timeline, bool texts)
{
	for (size_t i = 0; i < timeline->nchanges; i++) {
		const struct ll_change *change = &timeline->change[i];

		printf("change ");
		print_id(world->log.info[change->landing].landing);
		printf(" %" LL_FMT "%s %" LL_FMT,
		       LL_ARG(ll_class_word(change->class)),
		       change->unread ? "?" : "", LL_ARG(change->path));
		if (change->old_path.len) {
			printf(" <- %" LL_FMT, LL_ARG(change->old_path));
		}
		putchar('\n');
		if (texts) {
			print_texts(change);
		}
	}
	printf("end %s\n", timeline->complete ? "complete" : "cut");
}

static void print_log(const struct world *world, bool texts)
{
	for (size_t i = 0; i < world->org.nrecords; i++) {
		const struct ll_record *record = &world->org.record[i];

		printf("record %s %" LL_FMT " %" LL_FMT " %" LL_FMT "\n",
		       record->anchor.len ? "section" : "whole",
		       LL_ARG(ll_kind_word(record->kind)), LL_ARG(record->path),
		       LL_ARG(record->id));
		print_timeline(world, &world->log.timeline[i], texts);
	}
	for (size_t i = 0; i < world->log.ngone; i++) {
		const struct ll_gone *gone = &world->log.gone[i];

		printf("gone %s %" LL_FMT " %" LL_FMT " %" LL_FMT "\n",
		       gone->anchor.len ? "section" : "whole",
		       LL_ARG(ll_kind_word(gone->kind)), LL_ARG(gone->path),
		       LL_ARG(gone->id));
		print_timeline(world, &gone->timeline, texts);
	}
}

static void print_infos(const struct ll_log *log)
{
	for (size_t i = 0; i < log->ninfos; i++) {
		const struct ll_landing_info *info = &log->info[i];

		printf("landing ");
		print_id(info->landing);
		printf(" #%ld %" LL_FMT "\n", info->pull_request,
		       LL_ARG(info->title));
		printf("\tby");
		for (size_t j = 0; j < info->nauthors; j++) {
			printf("%s %" LL_FMT, j ? "," : "",
			       LL_ARG(info->author[j]->name));
		}
		putchar('\n');
		if (info->reason_given || info->decided_by.len) {
			printf("\treason %" LL_FMT "\n\tdecided %" LL_FMT "\n",
			       LL_ARG(info->reason), LL_ARG(info->decided_by));
		}
	}
}

static void print_count(const struct world *world)
{
	size_t changes = 0;
	size_t spans = 0;
	size_t class[LL_NCLASSES] = { 0 };

	for (size_t i = 0; i < world->log.ntimelines; i++) {
		const struct ll_timeline *timeline = &world->log.timeline[i];

		changes += timeline->nchanges;
		for (size_t j = 0; j < timeline->nchanges; j++) {
			spans += timeline->change[j].nspans;
			class[timeline->change[j].class]++;
		}
	}
	printf("%zu landings, %zu records, %zu changes, %zu spans, %zu gone\n",
	       world->log.ninfos, world->log.ntimelines, changes, spans,
	       world->log.ngone);
	for (int i = 0; i < LL_NCLASSES; i++) {
		printf("%zu %" LL_FMT "\n", class[i],
		       LL_ARG(ll_class_word((enum ll_class)i)));
	}
	printf("%.3f s CPU, %.1f MB\n", world->seconds,
	       (double)world->bytes / 1e6);
}

static ll_str read_all(struct ll_arena *arena, const char *path)
{
	FILE *file = fopen(path, "rb");
	struct ll_buf buf = ll_buf_make(arena);
	int c;

	if (!file) {
		perror(path);
		exit(2);
	}
	while ((c = getc(file)) != EOF) {
		ll_buf_add_char(&buf, (char)c);
	}
	fclose(file);
	return ll_buf_str(&buf);
}

static void read_settings(struct world *world, const char *path)
{
	const struct ll_file *file =
		ll_source_file(&world->source, LL_STR("lodeline.yml"));
	ll_str text = file ? file->bytes : LL_STR("");

	if (path) {
		text = read_all(&world->arena, path);
	}
	if (!ll_settings_read(&world->arena, LL_STR("lodeline.yml"), text,
			      &world->settings, &world->diags)) {
		fprintf(stderr, "timeline_dump: bad settings\n");
		exit(2);
	}
}

static void make_log(struct world *world, int jobs)
{
	clock_t begun = clock();
	size_t bytes = ll_arena_bytes(&world->arena);

	world->log = ll_log_make(&world->arena, &world->org, &world->source,
				 jobs, &world->diags);
	world->seconds = (double)(clock() - begun) / CLOCKS_PER_SEC;
	world->bytes = ll_arena_bytes(&world->arena) - bytes;
}

static bool run(const struct arguments *args, struct world *world,
		struct ll_err *err)
{
	static const ll_str suffix[] = { LL_STR_INIT(".md"),
					 LL_STR_INIT(".markdown"),
					 LL_STR_INIT("lodeline.yml") };
	struct ll_org_options options = {
		.dir = ll_str_from(args->org),
		.ref = ll_str_from(args->ref),
		.suffix = suffix,
		.nsuffixes = 3,
		.max_bytes = (size_t)1 << 20,
	};
	struct ll_org_handle *handle;

	if (!ll_org_open(&world->arena, &options, &world->source, &handle,
			 err)) {
		return false;
	}
	if (!ll_org_read_history(handle, args->full, &world->source, err)) {
		ll_org_close(handle);
		return false;
	}
	read_settings(world, args->settings);
	world->org = ll_org_read(&world->arena, &world->settings,
				 &world->source, &world->diags);
	make_log(world, args->jobs);
	ll_org_close(handle);
	return true;
}

static bool parse(int argc, char **argv, struct arguments *args)
{
	for (int i = 1; i < argc; i++) {
		bool more = i + 1 < argc;

		if (!strcmp(argv[i], "--full")) {
			args->full = true;
		} else if (!strcmp(argv[i], "--texts")) {
			args->texts = true;
		} else if (!strcmp(argv[i], "--infos")) {
			args->infos = true;
		} else if (!strcmp(argv[i], "--count")) {
			args->count = true;
		} else if (!strcmp(argv[i], "--settings") && more) {
			args->settings = argv[++i];
		} else if (!strcmp(argv[i], "--ref") && more) {
			args->ref = argv[++i];
		} else if (!strcmp(argv[i], "--jobs") && more) {
			args->jobs = atoi(argv[++i]);
		} else {
			args->org = argv[i];
		}
	}
	return args->org;
}

int main(int argc, char **argv)
{
	struct arguments args = { .jobs = 1 };
	struct world world = { .seconds = 0 };
	struct ll_err err = { .arena = &world.arena };
	bool fine;

	if (!parse(argc, argv, &args)) {
		return 2;
	}
	world.diags.arena = &world.arena;
	fine = run(&args, &world, &err);
	if (!fine) {
		fprintf(stderr, "timeline_dump: %" LL_FMT "\n",
			LL_ARG(err.what));
	} else if (args.count) {
		print_count(&world);
	} else if (args.infos) {
		print_infos(&world.log);
	} else {
		print_log(&world, args.texts);
	}
	ll_arena_release(&world.arena);
	return fine ? 0 : 3;
}
