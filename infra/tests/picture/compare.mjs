// Compares a picture, as it is drawn, with the Terraform. A finding is a sentence; none is what is wanted.
import { leftOut } from './architecture.mjs';
import { facts } from './facts.mjs';
import { blocks, resources } from './terraform.mjs';

// What a line has to call a resource of this type.
const WORDS = {
  aws_apigatewayv2_api: /HTTP API/, aws_lambda_function: /Lambda/, aws_sqs_queue: /SQS/, aws_dynamodb_table: /DynamoDB/,
  aws_secretsmanager_secret: /Secrets Manager/, aws_scheduler_schedule: /Scheduler/, aws_cloudwatch_metric_alarm: /CloudWatch/, aws_sns_topic: /SNS/,
  azurerm_storage_queue: /Storage Queue/, azurerm_storage_table: /Azure Tables/, azurerm_key_vault: /Key Vault/,
  azurerm_function_app_flex_consumption: /Functions app|same app|managed identity/, azurerm_monitor_scheduled_query_rules_alert_v2: /Monitor/,
  google_pubsub_topic: /topic/, google_pubsub_subscription: /subscription|dead-letter/, google_monitoring_alert_policy: /Monitoring/,
  google_iam_workload_identity_pool: /workload pool/,
};
const CLOUDS = { AWS: /^(aws|entra)\//, Azure: /^(azure|entra)\//, Google: /^google\//, Entra: /^entra\// };

/** What is said of the picture's text: too big, or in need of anything else. */
export function form(svg) {
  return [
    ...(svg.length < 40_000 ? [] : [`the picture has ${svg.length} bytes, more than 40,000`]),
    ...(/href|url\(|@import|<image|<script|foreignObject/.test(svg) ? ['the picture needs something from outside'] : []),
  ];
}

/** What is different between the picture and these files. */
export function compare(svg, files) {
  const all = blocks(files);
  const known = resources(all).map((one) => one.address);
  const drawn = nodesOf(svg);
  return [
    ...things(drawn, known),
    ...words(svg),
    ...['aws', 'azure'].flatMap((cloud) => ways(drawn, arrowsOf(svg), facts(all, cloud), cloud)),
  ];
}

function nodesOf(svg) {
  const parts = svg.split(/<g id="/).slice(1).map((part) => part.split('<g class="main" data-from')[0].split('<g data-from')[0]);
  return new Map(parts.map((part) => [part.slice(0, part.indexOf('"')), [...part.matchAll(/data-resource="([^"]*)"/g)].flatMap(([, list]) => list.split(' '))]));
}

function arrowsOf(svg) {
  return [...svg.matchAll(/data-from="([^"]*)" data-does="([^"]*)" data-to="([^"]*)"(?: data-aws="([^"]*)" data-azure="([^"]*)")?/g)].flatMap(
    ([, from, does, to, aws, azure]) => from.split(' ').flatMap((one) => does.split(' ').map((verb) => ({ from: one, verb, to, aws, azure, group: from }))),
  );
}

function things(drawn, known) {
  const shown = new Set([...drawn.values()].flat());
  const reasons = Object.values(leftOut).flat().map((text) => ({ text, fits: new RegExp(`^${text.replaceAll('.', '\\.').replaceAll('*', '\\w+')}$`) }));
  return [
    ...known.filter((one) => !shown.has(one) && !reasons.some(({ fits }) => fits.test(one))).map((one) => `${one} is not on the picture`),
    ...[...shown].filter((one) => !one.startsWith('outside/') && !known.includes(one)).map((one) => `${one} is on the picture, but not in the Terraform`),
    ...reasons.filter(({ fits }) => !known.some((one) => fits.test(one))).map(({ text }) => `${text} is left out of the picture, but not in the Terraform`),
    ...reasons.filter(({ fits }) => [...shown].some((one) => fits.test(one))).map(({ text }) => `${text} is left out of the picture, and on it`),
  ];
}

function words(svg) {
  const lines = [...svg.matchAll(/<g data-resource="([^"]*)">.*?<text class="tag[^>]*>(\w+)<\/text><text[^>]*>([^<]*)</g)];
  return lines.flatMap(([, addresses, cloud, text]) => addresses.split(' ').flatMap((one) => {
    const type = one.match(/([a-z0-9_]+)\.\w+$/)[1];
    const here = CLOUDS[cloud].test(one) || /outbound_web_identity|module\.worker\.azurerm_function/.test(one);
    return [
      ...(here ? [] : [`${one} stands under ${cloud}`]),
      ...(!WORDS[type] || WORDS[type].test(text) ? [] : [`"${text}" does not tell of ${one}`]),
    ];
  }));
}

function ways(drawn, arrows, found, cloud) {
  const is = (node, address) => drawn.get(node)?.includes(address);
  const same = (arrow, fact) => arrow.verb === fact.verb && is(arrow.from, fact.from) && is(arrow.to, fact.to);
  // Within one thing there is no arrow. All that is watched would be too much to draw: only what is drawn of it must be so.
  const inside = (fact) => fact.verb === 'watch' || [...drawn.keys()].some((node) => is(node, fact.from) && is(node, fact.to));
  const secrets = (group, to) => [...new Set(found.filter((fact) => arrows.some((one) => one.group === group && one.to === to && same(one, fact))).flatMap(({ which }) => which))].sort().join(' ');
  return [
    ...arrows.filter((arrow) => !found.some((fact) => same(arrow, fact))).map(({ from, verb, to }) => `${cloud}: the arrow from ${from} to ${to} (${verb}) has nothing in the Terraform`),
    ...found.filter((fact) => !inside(fact) && !arrows.some((arrow) => same(arrow, fact))).map(({ from, verb, to }) => `${cloud}: no arrow says that ${from} may ${verb} ${to}`),
    ...arrows.filter((arrow) => arrow[cloud] !== undefined && arrow[cloud] !== secrets(arrow.group, arrow.to)).map(({ from, group, to }) => `${cloud}: ${from} is drawn with other secrets than ${secrets(group, to)}`),
  ];
}
