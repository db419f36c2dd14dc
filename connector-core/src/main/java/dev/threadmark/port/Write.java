package dev.threadmark.port;

import java.util.Optional;

/** One conditional write within a {@link Table#batch}. A batch names each row at most once. */
public sealed interface Write {
  RowKey key();

  /** What the row is to hold; empty where it is to go. */
  Optional<String> content();

  /** One answer for each kind of write; a new kind breaks every caller at compile time. */
  <T> T match(Cases<T> cases);

  /** See {@link #match}. */
  interface Cases<T> {
    T insert(Insert write);

    T replace(Replace write);

    T upsert(Upsert write);

    T delete(Delete write);
  }

  /** Makes the row; the batch is lost if it is there. */
  record Insert(RowKey key, String value) implements Write {
    @Override
    public Optional<String> content() {
      return Optional.of(value);
    }

    @Override
    public <T> T match(Cases<T> cases) {
      return cases.insert(this);
    }
  }

  /** Puts a new value in place of the one with that etag; the batch is lost if it has another. */
  record Replace(RowKey key, String value, String etag) implements Write {
    @Override
    public Optional<String> content() {
      return Optional.of(value);
    }

    @Override
    public <T> T match(Cases<T> cases) {
      return cases.replace(this);
    }
  }

  /** Puts the value whatever is there. For rows that can be computed again. */
  record Upsert(RowKey key, String value) implements Write {
    @Override
    public Optional<String> content() {
      return Optional.of(value);
    }

    @Override
    public <T> T match(Cases<T> cases) {
      return cases.upsert(this);
    }
  }

  /** Removes the row with that etag; the batch is lost if it has another or is gone. */
  record Delete(RowKey key, String etag) implements Write {
    @Override
    public Optional<String> content() {
      return Optional.empty();
    }

    @Override
    public <T> T match(Cases<T> cases) {
      return cases.delete(this);
    }
  }
}
