#pragma once

#include <crypt.h>
#include <stdlib.h>
#include <string.h>

// Writes what `setting` makes of the password to `hash`, which has room for CRYPT_OUTPUT_SIZE bytes. Returns 1 if
// that succeeded, else 0. libcrypt works in 32 KiB that it is given; the password is in them afterwards.
static inline int ccrypt_hash(const char *password, const char *setting, char *hash) {
    struct crypt_data *scratch = calloc(1, sizeof *scratch);
    if (scratch == NULL) return 0;
    const char *made = crypt_rn(password, setting, scratch, sizeof *scratch);
    if (made != NULL) memcpy(hash, made, strlen(made) + 1);
    explicit_bzero(scratch, sizeof *scratch);
    free(scratch);
    return made != NULL;
}
