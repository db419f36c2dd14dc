package dev.threadmark.azure.store;

import com.azure.data.tables.models.TableErrorCode;
import com.azure.data.tables.models.TableServiceException;
import dev.threadmark.port.StoreUnavailable;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** What the table answers: an outcome, a refusal, which is expected, or nothing to go by. */
final class Answers {
  private static final Set<TableErrorCode> MISSING =
      Set.of(TableErrorCode.RESOURCE_NOT_FOUND, TableErrorCode.ENTITY_NOT_FOUND);
  private static final Set<TableErrorCode> CHANGED =
      Set.of(TableErrorCode.ENTITY_ALREADY_EXISTS, TableErrorCode.UPDATE_CONDITION_NOT_SATISFIED);

  private Answers() {}

  /** Empty if a condition did not hold. */
  static <T> Optional<T> unlessRefused(Supplier<T> call) {
    try {
      return Optional.of(call.get());
    } catch (TableServiceException e) {
      if (isMissing(e) || CHANGED.contains(code(e))) {
        return Optional.empty();
      }
      throw unavailable(e);
    } catch (RuntimeException e) {
      throw unavailable(e);
    }
  }

  static <T> T always(Supplier<T> call) {
    try {
      return call.get();
    } catch (RuntimeException e) {
      throw unavailable(e);
    }
  }

  /** A row that is not there; a table that is not there is another matter. */
  static boolean isMissing(Throwable answer) {
    return answer instanceof TableServiceException e && MISSING.contains(code(e));
  }

  /** That of the value: the response of a failed transaction is null. */
  private static TableErrorCode code(TableServiceException e) {
    return e.getValue() == null ? null : e.getValue().getErrorCode();
  }

  private static StoreUnavailable unavailable(RuntimeException e) {
    String code = e instanceof TableServiceException known ? String.valueOf(code(known)) : "";
    return new StoreUnavailable("the table does not answer as it should " + code, e);
  }
}
