/**
 * Examines a deployment from outside: asks, sends itself two mails, and says for each thing that is
 * wrong what to do. One class a check; {@link dev.threadmark.doctor.Doctor} has their list.
 */
package dev.threadmark.doctor;
