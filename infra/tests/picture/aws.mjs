// What infra/aws lets happen. An action that this file does not know is a verb of its own: nothing draws it, so it is found.
import { APP, POOL, aws, fact } from './fact.mjs';
import { modules, writtenOut } from './terraform.mjs';

const ACTIONS = {
  'sqs:SendMessage': 'put', 'sqs:ReceiveMessage': 'take', 'sqs:DeleteMessage': 'take',
  'sqs:ChangeMessageVisibility': 'take', 'sqs:GetQueueAttributes': 'take',
  'dynamodb:BatchGetItem': 'get', 'dynamodb:ConditionCheckItem': 'get', 'dynamodb:GetItem': 'get', 'dynamodb:Query': 'get',
  'dynamodb:DeleteItem': 'set', 'dynamodb:PutItem': 'set', 'secretsmanager:GetSecretValue': 'get',
};
const ALARM = 'aws/aws_cloudwatch_metric_alarm.this';

export function onAws(all, known) {
  const called = (source) => modules(all, 'aws').filter((one) => one.source === source);
  const locals = all.filter((one) => one.folder === 'aws' && one.kind === 'locals').map((one) => one.body).join('\n');
  return [
    ...called('aws/function').flatMap((one) => [...rights(all, one, locals), ...watched(one, locals)]),
    ...[...known].flatMap(([address, body]) => wires(address, body)),
    ...called('aws/route').flatMap(routes),
    ...told(known),
  ];
}

function rights(all, { name, body }, locals) {
  const may = writtenOut(all, 'aws', body.slice(body.indexOf('\n  may')));
  return may.split(/\bSid\b/).slice(1).flatMap((statement) => {
    const [actions, on] = [/Action\s*= (\[[^\]]*\]|.*)/, /Resource\s*= (.*)/].map((of) => statement.match(of)?.[1] ?? '');
    const targets = resourcesIn(on).length ? resourcesIn(on) : [on];
    return (actions.match(/"[^"]*"/g) ?? [`"${actions}"`]).flatMap((text) => {
      const action = text.slice(1, -1);
      return action === 'sts:GetWebIdentityToken' ? vouched(name, locals) : targets.map((to) => fact(aws(name), ACTIONS[action] ?? action, to, quoted(on)));
    });
  });
}

// The action knows no resources: for whom its tokens are meant is in the list of audiences.
function vouched(name, locals) {
  const audiences = locals.match(/audiences = .*/)?.[0] ?? '';
  return [[/AzureADTokenExchange/, APP], [/workload_audience/, POOL]].filter(([of]) => of.test(audiences)).map(([, to]) => fact(aws(name), 'vouch', to));
}

const watched = ({ name }, locals) => (locals.includes(`module.${name}.log.name`) ? [fact(aws(name), 'watch', ALARM)] : []);

function wires(address, body) {
  const called = body.match(/\b(?:function_name|arn)\s*= module\.(\w+)/)?.[1];
  if (address.startsWith('aws/aws_lambda_event_source_mapping.')) return [fact(aws(called), 'start', resourcesIn(body.match(/event_source_arn.*/)[0])[0])];
  if (address.startsWith('aws/aws_scheduler_schedule.')) return [fact(address, 'call', aws(called))];
  const dead = address.startsWith('aws/aws_sqs_queue.') && body.match(/deadLetterTargetArn.*/);
  return dead ? [fact(address, 'dead', resourcesIn(dead[0])[0])] : [];
}

function routes({ body }) {
  const to = aws(body.match(/live\s*= module\.(\w+)/)[1]);
  return [
    ...(/"\/hooks\//.test(body) ? [fact('outside/graph', 'call', to), fact('google/google_pubsub_subscription.webhook', 'route', to)] : []),
    ...(/"\/(api|console)/.test(body) ? [fact('outside/people', 'call', to)] : []),
  ];
}

function told(known) {
  const mail = /var\.alarm_email/.test(known.get('aws/aws_sns_topic_subscription.mail')) && /alarm_actions.*aws_sns_topic\./.test(known.get(ALARM));
  return mail ? [fact(ALARM, 'tell', 'outside/admins')] : [];
}

const resourcesIn = (text) => [...new Set(text.match(/\baws_\w+\.\w+/g))].map((one) => `aws/${one}`);
const quoted = (text) => [...text.matchAll(/"([a-z-]+)"/g)].map(([, name]) => name);
