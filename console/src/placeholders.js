// Canned replies: {ticket}, {subject}, {name} and {agent} are filled in; other braces stay.

export const fillIn = (text, values) => text.replace(/\{(ticket|subject|name|agent)\}/g, (all, name) => values[name] ?? all);
