package dev.threadmark.sandbox.graph;

import dev.threadmark.mail.*;
import dev.threadmark.provider.*;
import dev.threadmark.provider.graph.*;
import java.nio.charset.StandardCharsets;
import java.nio.file.*;
import java.time.*;
import java.util.*;

class Throughput {
  public static void main(String[] a) throws Exception {
    String all = Files.readString(Path.of(a[0]), StandardCharsets.ISO_8859_1);
    List<byte[]> mails = new ArrayList<>();
    for (String m : all.split("(?m)^From (?=[^\\n]*\\n)"))
      if (!m.isBlank())
        mails.add(m.substring(m.indexOf('\n') + 1).getBytes(StandardCharsets.ISO_8859_1));
    System.out.println("mails " + mails.size());
    GraphSandbox s = new GraphSandbox();
    Webhook w = new Webhook();
    MailboxId box = new MailboxId("acme", new Address("s@acme.example"));
    GraphMailbox g =
        new GraphMailbox(
            new SandboxTokens(),
            GraphSettings.of(s.baseUrl(), w.url(), new ClientState(new byte[16])));
    long t = System.nanoTime();
    for (byte[] m : mails)
      s.deliver(
          "s@acme.example",
          m,
          dev.threadmark.sandbox.SandboxProvider.Folder.INBOX,
          Instant.parse("2026-11-02T10:00:00Z"));
    System.out.println("deliver ms " + (System.nanoTime() - t) / 1000000);
    t = System.nanoTime();
    Cursor c = ((Answer.Got<Cursor>) g.startAt(box, Instant.EPOCH)).value();
    int n = 0, att = 0;
    List<ProviderId> ids = new ArrayList<>();
    int bad = 0;
    while (true) {
      Page p = ((Answer.Got<Page>) g.changesSince(box, c)).value();
      for (Change x : p.changes()) {
        n++;
        ids.add(x.id());
        if (x instanceof Change.Unreadable) bad++;
        if (x instanceof Change.Arrived r && !r.mail().attachments().isEmpty()) att++;
      }
      c = p.next();
      if (!p.more()) break;
    }
    System.out.println(
        "changes "
            + n
            + " unreadable "
            + bad
            + " with attachments "
            + att
            + " requests "
            + s.requests()
            + " ms "
            + (System.nanoTime() - t) / 1000000);
    t = System.nanoTime();
    for (int i = 0; i < ids.size(); i += 100) {
      List<Stamp> st = new ArrayList<>();
      for (ProviderId id : ids.subList(i, Math.min(i + 100, ids.size())))
        st.add(new Stamp(id, "T-1"));
      for (Answer<Stamp> x : g.stamp(box, st).values())
        if (!(x instanceof Answer.Got)) throw new Error(x.toString());
    }
    System.out.println(
        "stamps ms " + (System.nanoTime() - t) / 1000000 + " requests " + s.requests());
    s.close();
    w.close();
  }
}
