// What only C programs can ask of Linux about their threads.
#pragma once

#include <pthread.h>
#include <stdbool.h>
#include <stddef.h>

/// Whether the calling thread is the first of the process, and its stack may grow to a size in bytes from now on.
bool growStackOfFirstThread(size_t size);

/// Lets a thread start on another processor than the one that the caller runs on, where there is one.
void placeOnAnotherProcessor(pthread_attr_t *attributes);
