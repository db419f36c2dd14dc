package dev.threadmark.bench.cold;

import dev.threadmark.aws.emulators.LambdaRuntime;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Cold starts of the packaged functions of AWS, under its runtime client. */
public final class Cold {
  private static final List<String> NOTES =
      List.of(
          "All run under AWS's runtime client for Java, with the JVM flags of flags, from packages"
              + " unpacked as Lambda does it. Runs are interleaved; one round before is thrown away.",
          "Time runs from before the process is made. ack: to the Runtime API having the answer.",
          "ack floor: Jackson reads the event, one POST by HttpURLConnection. ack: a notification"
              + " of Graph, one signed SendMessage, 202.",
          "worker floor: Jackson reads the event, one page of a Graph delta by"
              + " java.net.http.HttpClient, read by Jackson. worker: to the first transaction being"
              + " answered by DynamoDB Local; its mailbox was walked before.",
          "archived: the same with the jars on the class path and an AppCDS archive, on both sides."
              + " CPU is until the answer.");

  private Cold() {}

  /**
   * @param runs of each
   * @param folder an empty one
   */
  public static Map<String, Object> run(int runs, Path folder) throws IOException {
    Packages packages = Packages.found();
    FloorPackage floor = FloorPackage.in(folder.resolve("floor"));
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("java", System.getProperty("java.runtime.version"));
    json.put("flags", LambdaRuntime.flags());
    json.put("processors", Runtime.getRuntime().availableProcessors());
    json.put("ack", new AckCold(packages, floor, folder).run(runs));
    json.put("worker", new WorkerCold(packages, floor, folder).run(runs));
    json.put("notes", NOTES);
    return json;
  }
}
