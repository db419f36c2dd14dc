// What the Terraform lets happen in a deployment whose functions are in one of the clouds.
import { onAws } from './aws.mjs';
import { onAzure } from './azure.mjs';
import { APP, POOL, aws, azure, fact } from './fact.mjs';
import { resources } from './terraform.mjs';

/** The facts where the functions are in that cloud. */
export function facts(all, cloud) {
  const known = new Map(resources(all).map((one) => [one.address, one.body]));
  const code = cloud === 'aws' ? aws : azure;
  return [...(cloud === 'aws' ? onAws : onAzure)(all, known), ...identities(all, cloud, known, code), ...atGoogle(known, code), ...people(known)];
}

// Whom the outputs of the cloud name at Entra and Google, and what those are handed on for.
function identities(all, cloud, known, code) {
  const output = (stack, name) => all.find((one) => one.folder === stack && one.kind === 'output' && one.name === name)?.body ?? '';
  const who = (name) => [...new Set([...output(cloud, name).matchAll(/module\.(\w+)\.(?:role_arn|principal_id)/g)].map(([, one]) => one))];
  const believed = cloud === 'azure' || /var\.aws\.subjects/.test(known.get('entra/azuread_application_federated_identity_credential.worker'));
  const pool = /attribute_condition.*local\.cloud\.subjects/.test(known.get(POOL)) && /TokenCreator/.test(known.get('google/google_service_account_iam_member.worker'));
  return [
    ...(believed ? who('for_entra').map((one) => fact(code(one), 'act', APP)) : []),
    ...(pool ? who('for_google').map((one) => fact(code(one), 'act', POOL)) : []),
    ...(/local\.worker\.object_id/.test(output('entra', 'for_exchange')) ? [fact(APP, 'act', 'outside/graph')] : []),
    ...(/google_service_account\.worker/.test(output('google', 'delegation')) ? [fact('google/google_service_account.worker', 'act', 'outside/gmail')] : []),
  ];
}

function atGoogle(known, code) {
  const says = (address, what) => what.test(known.get(`google/google_${address}`));
  return [
    ...(says('pubsub_topic_iam_member.gmail', /gmail-api-push@/) ? [fact('outside/gmail', 'publish', 'google/google_pubsub_topic.bells')] : []),
    ...(says('pubsub_subscription.webhook', /push_endpoint/) ? [fact('google/google_pubsub_subscription.webhook', 'push', code('webhook'))] : []),
    ...(says('monitoring_notification_channel.mail', /alarm_email/) ? [fact('google/google_monitoring_alert_policy.this', 'warn', 'outside/admins')] : []),
  ];
}

function people(known) {
  return /var\.people/.test(known.get('entra/azuread_app_role_assignment.people')) ? [fact('outside/people', 'sign-in', 'entra/azuread_service_principal.api')] : [];
}
