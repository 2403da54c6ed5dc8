#pragma once

// The door to libcurl. Swift cannot call variadic functions, so each kind of argument that
// curl_easy_setopt, curl_multi_setopt and curl_easy_getinfo are used with has a name here.

#include <curl/curl.h>

static inline CURLcode ccurl_set_string(CURL *handle, CURLoption option, const char *value) {
    return curl_easy_setopt(handle, option, value);
}

static inline CURLcode ccurl_set_long(CURL *handle, CURLoption option, long value) {
    return curl_easy_setopt(handle, option, value);
}

static inline CURLcode ccurl_set_size(CURL *handle, CURLoption option, curl_off_t value) {
    return curl_easy_setopt(handle, option, value);
}

static inline CURLcode ccurl_set_list(CURL *handle, CURLoption option, struct curl_slist *value) {
    return curl_easy_setopt(handle, option, value);
}

static inline CURLcode ccurl_set_pointer(CURL *handle, CURLoption option, void *value) {
    return curl_easy_setopt(handle, option, value);
}

// For CURLOPT_WRITEFUNCTION and CURLOPT_HEADERFUNCTION, which have the same shape.
static inline CURLcode ccurl_set_writer(CURL *handle, CURLoption option, curl_write_callback writer) {
    return curl_easy_setopt(handle, option, writer);
}

static inline CURLcode ccurl_set_prereq(CURL *handle, curl_prereq_callback prereq) {
    return curl_easy_setopt(handle, CURLOPT_PREREQFUNCTION, prereq);
}

static inline CURLcode ccurl_set_opensocket(CURL *handle, curl_opensocket_callback open) {
    return curl_easy_setopt(handle, CURLOPT_OPENSOCKETFUNCTION, open);
}

static inline CURLMcode ccurl_multi_set_long(CURLM *multi, CURLMoption option, long value) {
    return curl_multi_setopt(multi, option, value);
}

static inline CURLcode ccurl_get_long(CURL *handle, CURLINFO info, long *value) {
    return curl_easy_getinfo(handle, info, value);
}

// Microseconds for the CURLINFO_..._TIME_T family.
static inline CURLcode ccurl_get_offset(CURL *handle, CURLINFO info, curl_off_t *value) {
    return curl_easy_getinfo(handle, info, value);
}

static inline CURLcode ccurl_get_socket(CURL *handle, CURLINFO info, curl_socket_t *value) {
    return curl_easy_getinfo(handle, info, value);
}

static inline CURLcode ccurl_get_pointer(CURL *handle, CURLINFO info, void **value) {
    return curl_easy_getinfo(handle, info, value);
}

// The result of a finished transfer; it lives in a union, which Swift would import as raw memory.
static inline CURLcode ccurl_message_result(const CURLMsg *message) { return message->data.result; }

// Where the address itself begins: the last member, longer than its declared type.
static inline const void *ccurl_address(const struct curl_sockaddr *target) { return &target->addr; }
