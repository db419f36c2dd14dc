// Asks for the tickets every two seconds and redraws the table; all text goes in as text.
const body = document.getElementById('tickets');
const state = document.getElementById('state');

const cell = (text) => {
  const td = document.createElement('td');
  td.textContent = text;
  return td;
};

const row = (ticket) => {
  const tr = document.createElement('tr');
  const last = new Date(ticket.lastActivity).toLocaleString();
  tr.append(...[ticket.ticket, ticket.mailbox, ticket.subject, ticket.status.toLowerCase(), ticket.messages, last].map(cell));
  return tr;
};

const draw = async () => {
  try {
    const tickets = await (await fetch('/tickets.json')).json();
    tickets.sort((a, b) => b.lastActivity.localeCompare(a.lastActivity));
    body.replaceChildren(...tickets.map(row));
    const mails = tickets.reduce((sum, ticket) => sum + ticket.messages, 0);
    state.textContent = `${tickets.length} tickets, ${mails} mails`;
  } catch {
    state.textContent = 'Threadmark has stopped.';
  }
  setTimeout(draw, 2000);
};

draw();
