// What Swift needs of libcrypto, as whole deeds: no handle and no context crosses this door.
// Every function returns 1 when it succeeded and 0 otherwise, unless it says something else.

#ifndef MESSAGE_PUSH_OPENSSL_DOOR_H
#define MESSAGE_PUSH_OPENSSL_DOOR_H

// SHA256_Init and its family are called "deprecated" by OpenSSL 3 because they bypass providers.
// That is what we want here: no lookup and no allocation, so they cannot fail.
#define OPENSSL_SUPPRESS_DEPRECATED

#include <limits.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/rand.h>
#include <openssl/sha.h>

enum { DOOR_SHA1_BYTES = 20, DOOR_SHA256_BYTES = 32, DOOR_SHA256_BLOCK_BYTES = 64, DOOR_GCM_TAG_BYTES = 16 };

static inline void door_sha256(const uint8_t *bytes, size_t count, uint8_t *digest) {
    SHA256_CTX context;
    SHA256_Init(&context);
    SHA256_Update(&context, bytes, count);
    SHA256_Final(digest, &context);
}

// For signatures that vendors prescribe; too weak for any of ours.
static inline void door_sha1(const uint8_t *bytes, size_t count, uint8_t *digest) {
    SHA_CTX context;
    SHA1_Init(&context);
    SHA1_Update(&context, bytes, count);
    SHA1_Final(digest, &context);
}

// RFC 2104 over SHA-256. OpenSSL 3's own HMAC() looks the algorithm up by name on every call,
// which costs more than hashing a request does.
static inline void door_hmac_sha256(
    const uint8_t *key, size_t key_count, const uint8_t *message, size_t message_count, uint8_t *code
) {
    uint8_t pad[DOOR_SHA256_BLOCK_BYTES] = {0};
    SHA256_CTX context;
    if (key_count > sizeof pad) {
        door_sha256(key, key_count, pad);
    } else if (key_count > 0) {
        memcpy(pad, key, key_count);
    }
    for (size_t index = 0; index < sizeof pad; index++) pad[index] ^= 0x36;
    SHA256_Init(&context);
    SHA256_Update(&context, pad, sizeof pad);
    SHA256_Update(&context, message, message_count);
    SHA256_Final(code, &context);

    for (size_t index = 0; index < sizeof pad; index++) pad[index] ^= 0x36 ^ 0x5c;
    SHA256_Init(&context);
    SHA256_Update(&context, pad, sizeof pad);
    SHA256_Update(&context, code, DOOR_SHA256_BYTES);
    SHA256_Final(code, &context);
    OPENSSL_cleanse(pad, sizeof pad);
    OPENSSL_cleanse(&context, sizeof context);
}

// `sealed` has room for `count` bytes, `tag` for 16; `key` is 32 bytes and `nonce` 12.
static inline int door_gcm_seal(
    const uint8_t *key, const uint8_t *nonce, const uint8_t *associated, size_t associated_count,
    const uint8_t *plain, size_t count, uint8_t *sealed, uint8_t *tag
) {
    int written = 0;
    if (count > INT_MAX || associated_count > INT_MAX) return 0;
    EVP_CIPHER_CTX *context = EVP_CIPHER_CTX_new();
    int succeeded = context != NULL
        && EVP_EncryptInit_ex(context, EVP_aes_256_gcm(), NULL, key, nonce) == 1
        && EVP_EncryptUpdate(context, NULL, &written, associated, (int)associated_count) == 1
        && (count == 0 || EVP_EncryptUpdate(context, sealed, &written, plain, (int)count) == 1)
        && EVP_EncryptFinal_ex(context, tag, &written) == 1
        && EVP_CIPHER_CTX_ctrl(context, EVP_CTRL_GCM_GET_TAG, DOOR_GCM_TAG_BYTES, tag) == 1;
    EVP_CIPHER_CTX_free(context);
    return succeeded;
}

// The reverse of `door_gcm_seal`; 0 as well when the tag does not fit, and then `plain` is worthless.
static inline int door_gcm_open(
    const uint8_t *key, const uint8_t *nonce, const uint8_t *associated, size_t associated_count,
    const uint8_t *sealed, size_t count, const uint8_t *tag, uint8_t *plain
) {
    int written = 0;
    uint8_t rest[16];
    if (count > INT_MAX || associated_count > INT_MAX) return 0;
    EVP_CIPHER_CTX *context = EVP_CIPHER_CTX_new();
    int succeeded = context != NULL
        && EVP_DecryptInit_ex(context, EVP_aes_256_gcm(), NULL, key, nonce) == 1
        && EVP_DecryptUpdate(context, NULL, &written, associated, (int)associated_count) == 1
        && (count == 0 || EVP_DecryptUpdate(context, plain, &written, sealed, (int)count) == 1)
        && EVP_CIPHER_CTX_ctrl(context, EVP_CTRL_GCM_SET_TAG, DOOR_GCM_TAG_BYTES, (void *)tag) == 1
        && EVP_DecryptFinal_ex(context, rest, &written) == 1;
    EVP_CIPHER_CTX_free(context);
    return succeeded;
}

#endif
