// The description of the picture: what is on it, where, and for which resources of the Terraform it stands.
// Columns and rows are places of the grid in draw.mjs; a line is [cloud, words, addresses].
const fn = (name) => `aws/module.${name}.aws_lambda_function.this aws/module.${name}.aws_lambda_alias.live`;
const route = (name) => `aws/aws_apigatewayv2_api.this aws/aws_apigatewayv2_stage.this aws/module.${name}_route.aws_apigatewayv2_route.this aws/module.${name}_route.aws_apigatewayv2_integration.this`;
const app = (name) => `azure/module.${name}.azurerm_function_app_flex_consumption.this azure/module.${name}.azurerm_service_plan.this`;
const data = 'azure/azurerm_storage_account.data';

export const nodes = [
  { id: 'graph', at: [2, 1], icon: 'mail', name: 'Microsoft 365', role: 'ticket mailboxes, by Graph', outside: true },
  { id: 'gmail', at: [2, 5], icon: 'mail', name: 'Google Workspace', role: 'ticket mailboxes, by Gmail', outside: true },
  { id: 'people', at: [4, 1], icon: 'person', name: 'People', role: 'who answer, in a browser', outside: true },
  { id: 'admins', at: [4, 5], icon: 'person', name: 'Admins', role: 'go by the runbooks', outside: true },
  { id: 'entra', at: [3, 1], icon: 'id', name: 'Entra', role: 'an identity, no secret', lines: [
    ['AWS', 'app, federated', 'entra/azuread_application.worker entra/azuread_service_principal.worker entra/azuread_application_federated_identity_credential.worker aws/aws_iam_outbound_web_identity_federation.this'],
    ['Azure', 'managed identity', 'entra/azuread_application.google entra/azuread_service_principal.google azure/module.worker.azurerm_function_app_flex_consumption.this'],
    ['Entra', 'app for people', 'entra/azuread_application.api entra/azuread_service_principal.api entra/azuread_app_role_assignment.people'],
  ] },
  { id: 'pool', at: [3, 5], icon: 'id', name: 'Google Cloud', role: 'an identity, no key', lines: [
    ['Google', 'workload pool', 'google/google_iam_workload_identity_pool.this google/google_iam_workload_identity_pool_provider.this'],
    ['Google', 'service account', 'google/google_service_account.worker'],
  ] },
  { id: 'pubsub', at: [1, 5], icon: 'bell', name: 'Pub/Sub', role: 'carries Gmail’s bells', lines: [
    ['Google', 'topic, subscription', 'google/google_pubsub_topic.bells google/google_pubsub_subscription.webhook google/google_service_account.push'],
    ['Google', 'dead-letter topic', 'google/google_pubsub_topic.poison google/google_pubsub_subscription.poison'],
  ] },
  { id: 'webhook', at: [1, 3], icon: 'bell', name: 'Webhook', role: 'checks who rings, answers', lines: [
    ['AWS', 'HTTP API, Lambda', `${route('webhook')} ${fn('webhook')}`],
    ['Azure', 'Functions app', app('webhook')],
  ] },
  { id: 'vault', at: [2, 2], icon: 'key', name: 'Vault', role: 'secrets, by reference only', lines: [
    ['AWS', 'Secrets Manager', 'aws/aws_secretsmanager_secret.this'],
    ['Azure', 'Key Vault, two', 'azure/azurerm_key_vault.this'],
  ] },
  { id: 'queue', at: [2, 3], icon: 'queue', name: 'Queue', role: 'bells: look at this mailbox', lines: [
    ['AWS', 'SQS, FIFO', 'aws/aws_sqs_queue.bells aws/aws_lambda_event_source_mapping.bells'],
    ['Azure', 'Storage Queue', `azure/azurerm_storage_queue.bells ${data}`],
  ] },
  { id: 'poison', at: [2, 4], icon: 'dead', name: 'Dead letters', role: 'an alarm tells of them', lines: [
    ['AWS', 'SQS, FIFO', 'aws/aws_sqs_queue.poison'],
    ['Azure', 'Storage Queue', 'azure/azurerm_storage_queue.poison'],
  ] },
  { id: 'api', at: [3, 2], icon: 'window', name: 'API and console', role: 'where people work', lines: [
    ['AWS', 'HTTP API, Lambda', `${route('api')} ${fn('api')}`],
    ['Azure', 'Functions app', app('worker')],
  ] },
  { id: 'worker', at: [3, 3], icon: 'gear', name: 'Worker', role: 'reads, decides, writes', lines: [
    ['AWS', 'Lambda', fn('worker')],
    ['Azure', 'same app', app('worker')],
  ] },
  { id: 'keeper', at: [3, 4], icon: 'clock', name: 'Keeper', role: 'timer: renews, sweeps, tells', lines: [
    ['AWS', 'Scheduler, Lambda', `aws/aws_scheduler_schedule.keeper ${fn('keeper')}`],
    ['Azure', 'same app', app('worker')],
  ] },
  { id: 'table', at: [4, 3], icon: 'table', name: 'Table', role: 'tickets, index, cursors', lines: [
    ['AWS', 'DynamoDB', 'aws/aws_dynamodb_table.this'],
    ['Azure', 'Azure Tables', `azure/azurerm_storage_table.this ${data}`],
  ] },
  { id: 'alarms', at: [4, 4], icon: 'alarm', name: 'Alarms', role: 'late, silent, failing, costly', lines: [
    ['AWS', 'CloudWatch, SNS', 'aws/aws_cloudwatch_metric_alarm.this aws/aws_cloudwatch_log_metric_filter.this aws/aws_sns_topic.alarms aws/aws_sns_topic_subscription.mail aws/aws_budgets_budget.this'],
    ['Azure', 'Monitor alerts', 'azure/azurerm_monitor_scheduled_query_rules_alert_v2.this azure/azurerm_monitor_action_group.this azure/azurerm_application_insights.this azure/azurerm_log_analytics_workspace.this azure/azurerm_consumption_budget_resource_group.this'],
    ['Google', 'Monitoring', 'google/google_monitoring_alert_policy.this google/google_monitoring_notification_channel.mail google/google_billing_budget.this'],
  ] },
];

const program = 'api worker keeper';

// `does` are verbs of facts.mjs; `step` the numbers of the walk in README.md; `which` the secrets.
export const arrows = [
  { from: 'graph', to: 'webhook', does: 'call', path: 'M312 137H150V412', label: ['notifies', 268, 127], step: [[1, 232, 123]], main: true },
  { from: 'gmail', to: 'pubsub', does: 'publish', path: 'M312 815H238', label: ['publishes', 279, 805], step: [], main: true },
  { from: 'pubsub', to: 'webhook', does: 'push route', path: 'M150 753V536', label: ['pushes', 204, 646], step: [[1, 171, 642]], main: true },
  { from: 'webhook', to: 'queue', does: 'put', path: 'M238 474H312', label: ['rings', 282, 464], step: [[2, 256, 460]], main: true },
  { from: 'queue', to: 'worker', does: 'take start', path: 'M520 474H606', label: ['wakes', 569, 464], step: [[3, 539, 460]], main: true },
  { from: 'queue', to: 'poison', does: 'dead', path: 'M416 536V562', label: ['gave up', 448, 553] },
  { from: 'api', to: 'queue', does: 'put', path: 'M606 350H556V438H520', label: ['rings', 575, 405] },
  { from: 'keeper', to: 'queue', does: 'put', path: 'M606 598H556V510H520', label: ['rings', 575, 552] },
  { from: program, to: 'vault', does: 'get', path: 'M520 300H594', label: ['secrets', 556, 290], which: { aws: 'channels graph-webhook-secret token-keys', azure: 'hook keys' } },
  { from: 'webhook', to: 'vault', does: 'get', path: 'M312 324H206V412', label: ['one secret', 260, 314], which: { aws: 'graph-webhook-secret', azure: 'hook' } },
  { from: program, to: 'table', does: 'get set', path: 'M826 474H900', label: ['tickets', 872, 464], step: [[8, 841, 460]], both: true, main: true },
  { from: 'keeper', to: 'alarms', does: 'watch', path: 'M814 624H900', label: ['figures', 862, 614] },
  { from: 'alarms', to: 'admins', does: 'tell warn', path: 'M1004 686V784', label: ['mail', 1024, 738] },
  { from: 'people', to: 'api', does: 'call', path: 'M1004 168V324H814', label: ['work', 1026, 254] },
  { from: 'people', to: 'entra', does: 'sign-in', path: 'M900 137H814', label: ['sign in', 858, 127] },
  { from: program, to: 'entra', does: 'act vouch', path: 'M710 250V199', label: ['log in', 734, 220], main: true },
  { from: 'entra', to: 'graph', does: 'act', path: 'M606 137H520', label: ['read, stamp', 564, 104], step: [[3, 553, 121], [9, 575, 121]], main: true },
  { from: program, to: 'pool', does: 'act vouch', path: 'M710 698V753', label: ['log in', 734, 736], main: true },
  { from: 'pool', to: 'gmail', does: 'act', path: 'M606 815H520', label: ['read, stamp', 564, 782], step: [[3, 553, 799], [9, 575, 799]], main: true },
];

// What is in the Terraform and not on the picture, and why. One that fits nothing is found, too.
export const leftOut = {
  'is an arrow here, not a thing': [
    'aws/module.*.aws_iam_role.this', 'aws/module.*.aws_iam_role_policy.this', 'aws/aws_iam_role.scheduler', 'aws/aws_iam_role_policy.scheduler',
    'aws/module.*.aws_lambda_permission.this', 'aws/aws_sqs_queue_redrive_allow_policy.poison', 'azure/module.*.azurerm_role_assignment.this',
    'entra/azuread_app_role_assignment.tenant_wide', 'google/google_pubsub_topic_iam_member.*', 'google/google_pubsub_subscription_iam_member.webhook',
    'google/google_service_account_iam_member.*',
  ],
  'is a setting of a thing that is here': [
    'aws/module.*.aws_lambda_function_event_invoke_config.live', 'aws/aws_sqs_queue_policy.tls', 'azure/azurerm_management_lock.data',
    'azure/azurerm_monitor_diagnostic_setting.queues', 'entra/azuread_application_identifier_uri.*',
    'entra/azuread_service_principal_delegated_permission_grant.console', 'google/google_project_service.this',
  ],
  'is for those who deploy': [
    'aws/aws_s3_bucket.packages', 'aws/aws_s3_bucket_*.packages', 'azure/azurerm_storage_account.packages', 'azure/module.*.azurerm_storage_container.package',
    'azure/azurerm_role_assignment.tables', 'azure/azurerm_role_assignment.secrets', 'azure/azurerm_resource_group.this',
  ],
  'is only looked at': ['aws/module.*.aws_cloudwatch_log_group.this', 'aws/aws_cloudwatch_log_group.gateway', 'aws/aws_cloudwatch_dashboard.this'],
};
