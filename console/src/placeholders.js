// Canned replies: {ticket}, {subject}, {name}, {agent} and those of signatures are filled in; other braces stay.

export const fillIn = (text, values) => text.replace(/\{(ticket|subject|name|agent|agent\.name|agent\.address|mailbox)\}/g, (all, name) => values[name] ?? all);
