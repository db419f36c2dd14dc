package dev.threadmark.bench.scale;

import java.util.Arrays;

/** What happens when: a binary heap of milliseconds, each with a small number. */
final class Agenda {
  private static final int BITS = 24;
  private static final long MASK = (1L << BITS) - 1;
  private long[] heap = new long[1_024];
  private int size;

  void add(long at, int what) {
    if (size == heap.length) {
      heap = Arrays.copyOf(heap, 2 * size);
    }
    long key = at << BITS | what;
    int i = size++;
    while (i > 0 && heap[(i - 1) >> 1] > key) {
      heap[i] = heap[(i - 1) >> 1];
      i = (i - 1) >> 1;
    }
    heap[i] = key;
  }

  /** When the next thing happens; {@link Long#MAX_VALUE} if nothing does. */
  long next() {
    return size == 0 ? Long.MAX_VALUE : heap[0] >> BITS;
  }

  /** Takes the next one off. */
  int take() {
    int what = (int) (heap[0] & MASK);
    long last = heap[--size];
    int i = 0;
    while (2 * i + 1 < size) {
      int child = 2 * i + 1;
      child += child + 1 < size && heap[child + 1] < heap[child] ? 1 : 0;
      if (heap[child] >= last) {
        break;
      }
      heap[i] = heap[child];
      i = child;
    }
    heap[i] = last;
    return what;
  }

  int size() {
    return size;
  }
}
