#!/usr/bin/env bash
# Pure layers call nothing that reads or changes the world: their objects are
# asked. LL_OBJECTS is the folder of the debug build.
set -eu
cd "$(dirname "$0")/../../.."

forbidden='fopen|fdopen|freopen|open|open64|openat|read|write|pread|pwrite|close|stat|lstat|fstat|access|unlink|rename|mkdir|opendir|readdir|chdir|getcwd|realpath|mmap|munmap|time|clock|clock_gettime|gettimeofday|localtime|localtime_r|gmtime|gmtime_r|mktime|strftime|strptime|nanosleep|sleep|getenv|secure_getenv|setenv|putenv|setlocale|localeconv|newlocale|uselocale|strcoll|strxfrm|rand|srand|random|srandom|rand_r|drand48|getrandom|arc4random|printf|fprintf|vprintf|vfprintf|puts|putchar|fputs|fputc|putc|perror|stdin|stdout|stderr|fwrite|fread|fgets|getchar|scanf|fscanf|system|popen|fork|execve|execvp|posix_spawn|socket|connect|exit|_exit|signal|tolower|toupper|isalpha|isdigit|isspace|isalnum|strtok|strerror|strtod|atof'
objects=${LL_OBJECTS:-build/debug}

# forbidden names that the objects ask for, "object: name" a line
asked_for() {
	nm -A -u "$@" | sed -E 's|^.*/([^/]+\.o):.* ([^ ]+)$|\1: \2|; s/@.*//; s/: __isoc(99|23)_/: /; s/: __(.*)_chk$/: \1/' |
		grep -E ": ($forbidden)\$" || true
}

n=0
fail=0
is_pure() { # name, objects
	local name=$1 bad
	shift
	n=$((n + 1))
	bad=$(asked_for "$@")
	if [ -z "$bad" ]; then
		echo "ok $n - $name ($# objects)"
	else
		echo "not ok $n - $name"
		printf '%s\n' "$bad" | sed 's/^/# /'
		fail=1
	fi
}

for layer in base text model history check view site; do
	is_pure "$layer is pure" "$objects/$layer"/*.o
done
is_pure "render is pure but for the template shim" "$objects"/render/*.c.o

# The list can catch something: io is not pure.
n=$((n + 1))
if [ -n "$(asked_for "$objects"/io/*.o)" ]; then
	echo "ok $n - the list of forbidden names catches an impure layer"
else
	echo "not ok $n - the list of forbidden names catches an impure layer"
	fail=1
fi
echo "1..$n"
exit $fail
