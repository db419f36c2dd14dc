package dev.threadmark.local.cli;

import dev.threadmark.local.mails.NoSuchMail;
import dev.threadmark.local.runtime.DataFolder;
import dev.threadmark.local.runtime.WebServer;
import dev.threadmark.local.sqlite.NewerDataFile;
import dev.threadmark.port.StoreUnavailable;
import dev.threadmark.settings.BadSettings;
import java.util.List;
import picocli.CommandLine;

/** Says in one sentence what went wrong and what to do; a stack trace only for a bug of ours. */
public final class Troubles implements CommandLine.IExecutionExceptionHandler {
  private static final List<Class<? extends RuntimeException>> EXPECTED =
      List.of(
          NoSuchMail.class,
          DataFolder.Unusable.class,
          WebServer.PortTaken.class,
          NewerDataFile.class,
          BadSettings.class,
          BadInput.class);

  /** Input that cannot be used; the message says what to do. */
  static final class BadInput extends RuntimeException {
    BadInput(String sentence) {
      super(sentence);
    }
  }

  @Override
  public int handleExecutionException(
      Exception trouble, CommandLine command, CommandLine.ParseResult result) {
    if (EXPECTED.contains(trouble.getClass())) {
      command.getErr().println("threadmark: " + trouble.getMessage());
      return 2;
    }
    if (trouble instanceof StoreUnavailable) {
      command
          .getErr()
          .println(
              "threadmark: "
                  + trouble.getMessage()
                  + "; is it a data folder of Threadmark, and may you write there?");
      return 1;
    }
    command.getErr().println("threadmark: this is a bug; please report it with these lines:");
    trouble.printStackTrace(command.getErr());
    return 1;
  }
}
