/** Tickets of other help desks, from what their APIs export. */
package dev.threadmark.local.imports.helpdesk;
