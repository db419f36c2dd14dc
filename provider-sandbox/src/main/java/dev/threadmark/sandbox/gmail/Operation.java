package dev.threadmark.sandbox.gmail;

import dev.threadmark.sandbox.Traffic;
import java.util.List;

/**
 * One method of the API.
 *
 * @param units what it costs of the quota of 6,000 units a minute, user and project
 */
record Operation(int units, Traffic.Kind kind, Handler handler) {

  /** Does it, under the account's lock. */
  interface Handler {
    /**
     * @param ids the variable segments of the path, after the user
     */
    Reply answer(Account account, List<String> ids, Call call);
  }
}
