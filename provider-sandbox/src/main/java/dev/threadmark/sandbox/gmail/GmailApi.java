package dev.threadmark.sandbox.gmail;

import dev.threadmark.sandbox.Traffic;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;

/** From a call to its reply: token, user, method. Batches and uploads come apart here. */
final class GmailApi {
  private static final String TOKEN = "Bearer sandbox-";

  private final Function<String, Account> accounts;
  private final Operations operations;
  private final Faults faults;
  private final Resumable resumable = new Resumable();
  private final AtomicLong units = new AtomicLong();
  private final Traffic traffic = new Traffic();

  GmailApi(Function<String, Account> accounts, Operations operations, Faults faults) {
    this.accounts = accounts;
    this.operations = operations;
    this.faults = faults;
  }

  long units() {
    return units.get();
  }

  Traffic traffic() {
    return traffic;
  }

  /** Answers a call that came over HTTP, whose faults were seen to. */
  Reply answer(Call call, String baseUrl) throws IOException {
    long begun = System.nanoTime();
    List<Traffic.Kind> kinds = new ArrayList<>();
    Reply reply = answer(call, baseUrl, kinds);
    traffic.add(kinds, reply.body().length, System.nanoTime() - begun);
    return reply;
  }

  private Reply answer(Call call, String baseUrl, List<Traffic.Kind> kinds) throws IOException {
    try {
      if (Batch.concerns(call)) {
        return Batch.answer(call, inner -> inBatch(inner, kinds));
      }
      if (Resumable.concerns(call)) {
        mustBeAllowed(call);
        return resumable.answer(call, baseUrl, whole -> one(whole, kinds));
      }
    } catch (ApiError e) {
      return e.reply(Map.of());
    }
    return one(call, kinds);
  }

  private Reply inBatch(Call call, List<Traffic.Kind> kinds) {
    Optional<Faults.Fault> fault = faults.next(call, true);
    if (fault.isPresent() && fault.get() instanceof Faults.Fault.Answer answer) {
      return answer.reply();
    }
    return one(call, kinds);
  }

  private Reply one(Call call, List<Traffic.Kind> kinds) {
    try {
      mustBeAllowed(call);
      List<String> path = call.segments();
      int users = path.indexOf("users");
      if (users < 2 || path.size() < users + 3 || !path.get(users - 1).equals("v1")) {
        throw ApiError.noSuchMethod();
      }
      Operations.Found found =
          operations
              .find(method(call), path.subList(users + 2, path.size()))
              .orElseThrow(ApiError::noSuchMethod);
      Account account = accounts.apply(user(path.get(users + 1), call));
      kinds.add(found.operation().kind());
      units.addAndGet(found.operation().units());
      synchronized (account) {
        return found.operation().handler().answer(account, found.ids(), call);
      }
    } catch (ApiError e) {
      return e.reply(Map.of());
    }
  }

  /** The SDK's transport cannot PATCH, so it POSTs and says what it means. */
  private static String method(Call call) {
    return call.header("x-http-method-override").orElse(call.method());
  }

  private static void mustBeAllowed(Call call) {
    if (!call.header("authorization").orElse("").startsWith(TOKEN)) {
      throw ApiError.of(401);
    }
  }

  /** {@code me} is whoever the token names: {@code sandbox-ada@example.com}. */
  private static String user(String id, Call call) {
    String named = call.header("authorization").orElse("").substring(TOKEN.length());
    String user = (id.equals("me") ? named : id).toLowerCase(Locale.ROOT);
    if (!user.contains("@")) {
      throw ApiError.badRequest("Invalid user id " + id);
    }
    return user;
  }
}
