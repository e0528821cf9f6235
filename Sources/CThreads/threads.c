#define _GNU_SOURCE
#include "CThreads.h"

#ifdef __linux__
#include <sched.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

bool growStackOfFirstThread(size_t size) {
  if (getpid() != syscall(SYS_gettid)) return false;
  // The first thread's stack grows until it meets the soft limit, which is read anew each time; below
  // it, Linux keeps at least 128 MB free (gap of mmap_base in arch/x86/mm/mmap.c and mm/util.c).
  struct rlimit limit;
  if (getrlimit(RLIMIT_STACK, &limit) != 0) return false;
  if (limit.rlim_cur >= size) return true;
  if (limit.rlim_max < size) return false;
  limit.rlim_cur = size;
  return setrlimit(RLIMIT_STACK, &limit) == 0;
}

void placeOnAnotherProcessor(pthread_attr_t *attributes) {
  cpu_set_t processors;
  int own = sched_getcpu();
  if (own < 0 || sched_getaffinity(0, sizeof processors, &processors) != 0) return;
  CPU_CLR(own, &processors);
  if (CPU_COUNT(&processors) > 0)
    pthread_attr_setaffinity_np(attributes, sizeof processors, &processors);
}

#else

bool growStackOfFirstThread(size_t size) { return false; }

void placeOnAnotherProcessor(pthread_attr_t *attributes) {}

#endif
