/**
 * From an admin's settings to the parts of a deployment. This is where the list of providers is:
 * {@link dev.threadmark.setup.BellReaders} for the webhook, which must stay light, and {@link
 * dev.threadmark.setup.MailProviders} for everything else. Clouds are not known here.
 */
package dev.threadmark.setup;
