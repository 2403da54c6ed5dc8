/* What libcurl alone can do: one multi handle, COUNT posts, CONCURRENCY at a time.
 *
 * usage: bare URL COUNT CONCURRENCY     prints the seconds it took
 */
#include <curl/curl.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

static const char body[] =
    "{\"event\":\"message\",\"task_id\":\"550e8400-e29b-41d4-a716-446655440000\",\"receiver\":\"ops\","
    "\"title\":\"\",\"content\":\"Your code is 123456.\",\"timestamp\":1700000000}";

static double now(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return t.tv_sec + t.tv_nsec / 1e9;
}

static size_t ignore(char *bytes, size_t size, size_t count, void *context) {
    (void)bytes, (void)context;
    return size * count;
}

static CURL *post(const char *url, struct curl_slist *headers) {
    CURL *easy = curl_easy_init();
    curl_easy_setopt(easy, CURLOPT_URL, url);
    curl_easy_setopt(easy, CURLOPT_HTTPHEADER, headers);
    curl_easy_setopt(easy, CURLOPT_POSTFIELDS, body);
    curl_easy_setopt(easy, CURLOPT_POSTFIELDSIZE, (long)sizeof body - 1);
    curl_easy_setopt(easy, CURLOPT_WRITEFUNCTION, ignore);
    curl_easy_setopt(easy, CURLOPT_NOSIGNAL, 1L);
    return easy;
}

int main(int argc, char **argv) {
    if (argc != 4) return fprintf(stderr, "usage: bare URL COUNT CONCURRENCY\n"), 64;
    long count = atol(argv[2]), concurrency = atol(argv[3]), started = 0, finished = 0;
    curl_global_init(CURL_GLOBAL_DEFAULT);
    struct curl_slist *headers = curl_slist_append(NULL, "Content-Type: application/json");
    CURLM *multi = curl_multi_init();
    curl_multi_setopt(multi, CURLMOPT_MAX_HOST_CONNECTIONS, concurrency);
    double begin = now();
    for (; started < concurrency && started < count; started++)
        curl_multi_add_handle(multi, post(argv[1], headers));
    while (finished < count) {
        int running, left;
        curl_multi_perform(multi, &running);
        for (CURLMsg *message; (message = curl_multi_info_read(multi, &left));) {
            CURL *easy = message->easy_handle;
            if (message->data.result != CURLE_OK)
                return fprintf(stderr, "bare: %s\n", curl_easy_strerror(message->data.result)), 1;
            curl_multi_remove_handle(multi, easy);
            finished++;
            if (started++ < count) curl_multi_add_handle(multi, easy);
        }
        if (finished < count) curl_multi_poll(multi, NULL, 0, 1000, NULL);
    }
    printf("%.6f\n", now() - begin);
}
