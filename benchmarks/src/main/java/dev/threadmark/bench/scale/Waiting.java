package dev.threadmark.bench.scale;

import java.util.Arrays;

/** Lines of times, first in first out, one for each of many owners, in few arrays. */
final class Waiting {
  private static final int NONE = -1;
  private final int[] head;
  private final int[] tail;
  private final int[] count;
  private long[] at = new long[1_024];
  private int[] next = new int[1_024];
  private int free = NONE;
  private int used;
  private long all;

  Waiting(int owners) {
    head = new int[owners];
    tail = new int[owners];
    count = new int[owners];
    Arrays.fill(head, NONE);
  }

  void add(int owner, long time) {
    int node = free;
    if (node == NONE) {
      node = used++;
      if (node == at.length) {
        at = Arrays.copyOf(at, 2 * node);
        next = Arrays.copyOf(next, 2 * node);
      }
    } else {
      free = next[node];
    }
    at[node] = time;
    next[node] = NONE;
    if (head[owner] == NONE) {
      head[owner] = node;
    } else {
      next[tail[owner]] = node;
    }
    tail[owner] = node;
    count[owner]++;
    all++;
  }

  long take(int owner) {
    int node = head[owner];
    head[owner] = next[node];
    next[node] = free;
    free = node;
    count[owner]--;
    all--;
    return at[node];
  }

  long peek(int owner) {
    return at[head[owner]];
  }

  int count(int owner) {
    return count[owner];
  }

  long all() {
    return all;
  }
}
