// What infra/azure lets happen. A role that this file does not know is a verb of its own: nothing draws it, so it is found.
import { APP, POOL, azure, fact } from './fact.mjs';
import { modules } from './terraform.mjs';

// That a queue starts a function is said in the code; infra/check compares the queues' names there.
const ROLES = {
  'Storage Queue Data Message Sender': ['put'], 'Storage Queue Data Contributor': ['put', 'take', 'start'],
  'Storage Table Data Contributor': ['get', 'set'], 'Storage Table Data Reader': ['get'], 'Key Vault Secrets User': ['get'],
};
const ALARM = 'azure/azurerm_monitor_scheduled_query_rules_alert_v2.this';

export function onAzure(all, known) {
  const text = all.filter((one) => one.folder === 'azure').map((one) => one.body).join('\n');
  return [
    ...modules(all, 'azure').flatMap((one) => [...rights(one), ...watched(one), ...vouched(one, known)]),
    ...routes(text),
    ...told(known),
  ];
}

function rights({ name, body }) {
  const may = [...body.matchAll(/role = "([^"]*)", scope = (\w+\.\w+)(?:\["(\w+)"\])?/g)];
  return may.flatMap(([, role, to, which]) =>
    // The host puts away what failed, so this right is the queue's.
    to === 'azurerm_storage_queue.poison' && ROLES[role]?.includes('put')
      ? [fact('azure/azurerm_storage_queue.bells', 'dead', `azure/${to}`)]
      : (ROLES[role] ?? [role]).map((verb) => fact(azure(name), verb, `azure/${to}`, which ? [which] : [])),
  );
}

const watched = ({ name, body }) => (/insights\s*= azurerm_application_insights\.this/.test(body) ? [fact(azure(name), 'watch', ALARM)] : []);

// An identity of Azure's is vouched for by being one; the outputs tell which of them Entra and Google hear of.
const vouched = ({ name }, known) => (/SystemAssigned/.test(known.get(azure(name))) && name !== 'webhook' ? [fact(azure(name), 'vouch', APP), fact(azure(name), 'vouch', POOL)] : []);

function routes(text) {
  return [
    ...(/module\.webhook\.hostname/.test(text) ? [fact('outside/graph', 'call', azure('webhook')), fact('google/google_pubsub_subscription.webhook', 'route', azure('webhook'))] : []),
    ...[...text.matchAll(/module\.(\w+)\.hostname\}\/(?:console|api)\//g)].map(([, name]) => fact('outside/people', 'call', azure(name))),
  ];
}

function told(known) {
  const mail = /email_receiver/.test(known.get('azure/azurerm_monitor_action_group.this')) && /action_groups.*action_group\.this/.test(known.get(ALARM));
  return mail ? [fact(ALARM, 'tell', 'outside/admins')] : [];
}
