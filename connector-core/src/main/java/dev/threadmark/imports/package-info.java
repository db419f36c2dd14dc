/**
 * Mail that comes from files instead of a provider, through the same intake. It knows nothing of
 * formats: whoever reads files shows them as a {@link dev.threadmark.provider.MailProvider}.
 */
package dev.threadmark.imports;
