package dev.threadmark.doctor;

/** Whether the provider takes our token. */
final class LoginCheck implements Check {
  @Override
  public String name() {
    return "login";
  }

  @Override
  public Finding look(Examination of) {
    Reading reading = of.reading();
    return reading.says("no token") || reading.says("401")
        ? Finding.bad(
            "the provider takes no token of ours: " + reading.trouble(),
            of.patient()
                .advice(
                    "see GRAPH_CREDENTIAL in docs/settings.md: the tenant, the app's id and its"
                        + " secret, certificate or federated credential must fit",
                    "see GMAIL_CREDENTIAL in docs/settings.md: the service account, its key or"
                        + " federation, and its domain-wide delegation must fit"))
        : Finding.good("the provider takes our token");
  }
}
