package dev.threadmark.provider.gmail;

import com.google.api.client.googleapis.media.MediaHttpUploader;
import com.google.api.client.http.InputStreamContent;
import com.google.api.services.gmail.Gmail;
import com.google.api.services.gmail.model.Message;
import dev.threadmark.provider.Enclosed;
import dev.threadmark.provider.OutgoingMail;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/**
 * Sends a mail with big files piece by piece ({@code uploadType=resumable}). Nothing is sent before
 * the last piece is there, and once it is, the same upload sends nothing again.
 *
 * @see <a href="https://developers.google.com/workspace/gmail/api/guides/uploads">Gmail:
 *     uploads</a>
 */
final class GmailUpload {
  /** A multiple of 256 KiB. */
  private static final int PIECE = 8 * MediaHttpUploader.MINIMUM_CHUNK_SIZE;

  private GmailUpload() {}

  static Message send(
      Gmail.Users.Messages messages,
      String user,
      Message facts,
      OutgoingMail mail,
      List<Enclosed> enclosed)
      throws IOException {
    try (InputStream whole = GmailMime.stream(mail, enclosed)) {
      Gmail.Users.Messages.Send send =
          messages.send(user, facts, new InputStreamContent("message/rfc822", whole));
      send.getMediaHttpUploader()
          .setDirectUploadEnabled(false)
          .setDisableGZipContent(true)
          .setChunkSize(PIECE);
      return send.execute();
    }
  }
}
