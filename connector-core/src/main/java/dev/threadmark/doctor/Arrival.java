package dev.threadmark.doctor;

import dev.threadmark.mail.Mail;
import dev.threadmark.provider.Delivery;
import java.time.Instant;

/**
 * A mail of the doctor's that came.
 *
 * @param seenAt by our clock
 */
record Arrival(Delivery delivery, Mail mail, Instant seenAt) {}
