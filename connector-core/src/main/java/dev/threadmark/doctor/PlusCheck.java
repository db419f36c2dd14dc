package dev.threadmark.doctor;

import java.util.List;

/** Whether mail to the address with a tag reaches the mailbox. */
final class PlusCheck implements Check {
  @Override
  public String name() {
    return "plus-address";
  }

  @Override
  public List<String> needs() {
    return List.of("arrival");
  }

  @Override
  public Finding look(Examination of) {
    return of.trip().tagged().arrival().isPresent()
        ? Finding.good("mail to name+tag@domain arrives")
        : Finding.bad(
            "mail to name+tag@domain does not arrive",
            of.patient()
                .advice(
                    "Set-OrganizationConfig -DisablePlusAddressInRecipients $false; or have no"
                        + " tokens in addresses",
                    "look for a routing rule that takes such addresses for unknown"));
  }
}
