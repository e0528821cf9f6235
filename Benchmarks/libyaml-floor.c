/* How long libyaml itself needs to read a file: the floor that plumb is measured by.
   Usage: libyaml-floor FILE RUNS; prints the median in milliseconds. */
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <yaml.h>

static double now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return time.tv_sec * 1e3 + time.tv_nsec / 1e6;
}

static int ascending(const void *left, const void *right) {
  double difference = *(const double *)left - *(const double *)right;
  return (difference > 0) - (difference < 0);
}

static int read_all(const unsigned char *bytes, size_t count) {
  yaml_parser_t parser;
  yaml_event_t event;
  int type;
  if (!yaml_parser_initialize(&parser)) return 0;
  yaml_parser_set_input_string(&parser, bytes, count);
  do {
    if (!yaml_parser_parse(&parser, &event)) return 0;
    type = event.type;
    yaml_event_delete(&event);
  } while (type != YAML_STREAM_END_EVENT);
  yaml_parser_delete(&parser);
  return 1;
}

int main(int argc, char **argv) {
  if (argc != 3) return 2;
  FILE *file = fopen(argv[1], "rb");
  int runs = atoi(argv[2]);
  if (!file || runs < 1) return 2;
  fseek(file, 0, SEEK_END);
  long count = ftell(file);
  rewind(file);
  unsigned char *bytes = malloc(count);
  double *times = malloc(runs * sizeof *times);
  if (!bytes || !times || fread(bytes, 1, count, file) != (size_t)count) return 2;
  for (int run = 0; run < runs; run++) {
    double start = now();
    if (!read_all(bytes, count)) return 1;
    times[run] = now() - start;
  }
  qsort(times, runs, sizeof *times, ascending);
  printf("%.3f\n", times[runs / 2]);
  return 0;
}
