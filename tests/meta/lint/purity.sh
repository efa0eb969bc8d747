#!/usr/bin/env bash
# Pure layers call nothing that reads or changes the world: their objects are
# asked. LL_OBJECTS is the folder of the debug build.
set -eu
cd "$(dirname "$0")/../../.."

forbidden='fopen|fdopen|freopen|open|open64|openat|read|write|pread|pwrite|close|stat|lstat|fstat|access|unlink|rename|mkdir|opendir|readdir|chdir|getcwd|realpath|mmap|munmap|time|clock|clock_gettime|gettimeofday|localtime|localtime_r|gmtime|gmtime_r|mktime|strftime|strptime|nanosleep|sleep|getenv|secure_getenv|setenv|putenv|setlocale|localeconv|newlocale|uselocale|strcoll|strxfrm|rand|srand|random|srandom|rand_r|drand48|getrandom|arc4random|printf|fprintf|vprintf|vfprintf|puts|putchar|fputs|fputc|putc|perror|stdin|stdout|stderr|fwrite|fread|fgets|getchar|scanf|fscanf|system|popen|fork|execve|execvp|posix_spawn|socket|connect|exit|_exit|signal|tolower|toupper|isalpha|isdigit|isspace|isalnum|strtok|strerror|strtod|atof'
objects=${LL_OBJECTS:-build/debug}

n=0
fail=0
for layer in base text model history check view site; do
	n=$((n + 1))
	bad=$(for object in "$objects/$layer"/*.o; do
		nm -u "$object" | awk '{print $2}' | sed -E 's/@.*//; s/^__isoc(99|23)_//; s/^__(.*)_chk$/\1/' |
			grep -xE "$forbidden" | sed "s|^|${object##*/}: |" || true
	done)
	count=$(ls "$objects/$layer"/*.o | wc -l)
	if [ -z "$bad" ] && [ "$count" -gt 0 ]; then
		echo "ok $n - $layer is pure ($count objects)"
	else
		echo "not ok $n - $layer is pure"
		printf '%s\n' "$bad" | sed 's/^/# /'
		fail=1
	fi
done

# render is pure but for the template shim
n=$((n + 1))
bad=$(for object in "$objects"/render/*.c.o; do
	nm -u "$object" | awk '{print $2}' | sed -E 's/@.*//; s/^__(.*)_chk$/\1/' |
		grep -xE "$forbidden" | sed "s|^|${object##*/}: |" || true
done)
if [ -z "$bad" ]; then
	echo "ok $n - render is pure but for the template shim"
else
	echo "not ok $n - render is pure but for the template shim"
	printf '%s\n' "$bad" | sed 's/^/# /'
	fail=1
fi

# The list can catch something: io is not pure.
n=$((n + 1))
if nm -u "$objects"/io/*.o | awk '{print $2}' | sed 's/@.*//' | grep -qxE "$forbidden"; then
	echo "ok $n - the list of forbidden names catches an impure layer"
else
	echo "not ok $n - the list of forbidden names catches an impure layer"
	fail=1
fi
echo "1..$n"
exit $fail
