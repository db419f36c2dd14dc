package dev.threadmark.provider.graph;

import java.io.IOException;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.Response;
import okhttp3.ResponseBody;

/**
 * Gives errors that are no JSON (a gateway's HTML page) a JSON body, since the SDK would lose their
 * status and headers and only complain about the content type.
 */
final class JsonErrors implements Interceptor {
  private static final MediaType JSON = MediaType.get("application/json");
  private static final String BODY = "{\"error\":{\"code\":\"NoJson\",\"message\":\"\"}}";

  @Override
  public Response intercept(Chain chain) throws IOException {
    Response response = chain.proceed(chain.request());
    String type = response.header("Content-Type", "");
    if (response.code() < 400 || type.startsWith("application/json")) {
      return response;
    }
    response.close();
    return response
        .newBuilder()
        .header("Content-Type", JSON.toString())
        .body(ResponseBody.create(BODY, JSON))
        .build();
  }
}
