package dev.threadmark.bench.cold;

import dev.threadmark.aws.emulators.LambdaFunction;
import java.nio.file.Files;
import java.nio.file.Path;

/** The packages of the functions as they are uploaded, unpacked below one folder. */
record Packages(Path folder) {
  private static final String PROPERTY = "threadmark.packages";

  /** Where {@code ./threadmark} has put them. */
  static Packages found() {
    String folder = System.getProperty(PROPERTY);
    if (folder == null || !Files.isDirectory(Path.of(folder, "aws-worker"))) {
      throw new IllegalStateException(
          "start it as ./threadmark bench cold, which builds the packages that it measures");
    }
    return new Packages(Path.of(folder));
  }

  LambdaFunction webhook() {
    return LambdaFunction.unpacked(
        folder.resolve("aws-webhook"), "dev.threadmark.aws.webhook.WebhookHandler::handleRequest");
  }

  LambdaFunction worker() {
    return LambdaFunction.unpacked(
        folder.resolve("aws-worker"), "dev.threadmark.aws.worker.WorkerHandler::handleRequest");
  }
}
