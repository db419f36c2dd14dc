// Each breaks the picture, or with `file` a copy of the Terraform, in one place; `says` is of the finding that has to follow.
const queue = 'resource "aws_sqs_queue" "second" {\n  name = "second"\n}\n';
const right = 'resource "aws_iam_role_policy" "second" {\n  role = module.webhook.role_name\n}\n';

export const defects = [
  { sentence: 'a node is gone', from: /  <g id="table">[\s\S]*?\n  <\/g>\n/, to: '', says: 'aws/aws_dynamodb_table.this is not on the picture' },
  { sentence: 'an arrow is gone', from: /  <g class="main" data-from="webhook" data-does="put".*\n/, to: '', says: 'no arrow says that aws/module.webhook.aws_lambda_function.this may put aws/aws_sqs_queue.bells' },
  { sentence: 'an arrow too much', from: 'data-from="api" data-does="put"', to: 'data-from="api webhook" data-does="put get"', says: 'the arrow from webhook to queue (get) has nothing' },
  { sentence: 'the webhook is drawn at the table', from: 'data-from="api worker keeper" data-does="get set"', to: 'data-from="api worker keeper webhook" data-does="get set"', says: 'the arrow from webhook to table (set) has nothing' },
  { sentence: 'a thing that nobody makes', from: 'aws/aws_dynamodb_table.this', to: 'aws/aws_dynamodb_table.this aws/aws_dynamodb_table.other', says: 'aws/aws_dynamodb_table.other is on the picture, but not' },
  { sentence: 'another product is named', from: '>DynamoDB<', to: '>Aurora<', says: '"Aurora" does not tell of aws/aws_dynamodb_table.this' },
  { sentence: 'a font from outside', from: '<style>', to: '<style>@import "x";', says: 'needs something from outside' },
  { sentence: 'a new queue', file: 'aws/queue.tf', from: /$/, to: queue, says: 'aws/aws_sqs_queue.second is not on the picture' },
  { sentence: 'a new function', file: 'azure/worker.tf', from: /$/, to: 'module "second" {\n  source = "./app"\n}\n', says: 'azure/module.second.azurerm_function_app_flex_consumption.this is not on the picture' },
  { sentence: 'a right given elsewhere', file: 'aws/webhook.tf', from: /$/, to: right, says: 'aws/aws_iam_role_policy.second is not on the picture' },
  { sentence: 'the webhook takes bells', file: 'aws/webhook.tf', from: '"sqs:SendMessage"', to: '"sqs:SendMessage", "sqs:ReceiveMessage"', says: 'may take aws/module.webhook' },
  { sentence: 'an action that nobody knows', file: 'aws/worker.tf', from: '"dynamodb:Query",', to: '"dynamodb:Query",\n      "dynamodb:Scan",', says: 'may dynamodb:Scan aws/aws_dynamodb_table.this' },
  { sentence: 'a right to everything', file: 'aws/webhook.tf', from: /(\["sqs:SendMessage"\]\s*Resource = )aws_sqs_queue.bells.arn/, to: '$1"*"', says: 'may put "*"' },
  { sentence: 'a role on the whole group', file: 'azure/webhook.tf', from: 'azurerm_storage_queue.bells.id', to: 'azurerm_resource_group.this.id', says: 'may put azure/azurerm_resource_group.this' },
  { sentence: 'the worker may not write', file: 'azure/worker.tf', from: 'Storage Table Data Contributor', to: 'Storage Table Data Reader', says: 'the arrow from worker to table (set) has nothing' },
  { sentence: 'the webhook reads all secrets', file: 'aws/webhook.tf', from: '[aws_secretsmanager_secret.this["graph-webhook-secret"].arn]', to: '[for name in ["graph-webhook-secret", "token-keys"] : aws_secretsmanager_secret.this[name].arn]', says: 'webhook is drawn with other secrets than graph-webhook-secret token-keys' },
  { sentence: 'the webhook reads the other vault', file: 'azure/webhook.tf', from: '["hook"]', to: '["keys"]', says: 'webhook is drawn with other secrets than keys' },
  { sentence: 'the queue keeps what failed', file: 'aws/queue.tf', from: 'deadLetterTargetArn', to: 'none', says: 'the arrow from queue to poison (dead) has nothing' },
  { sentence: 'the queue wakes another', file: 'aws/worker.tf', from: /(function_name\s*= )module\.worker/, to: '$1module.api', says: 'the arrow from queue to worker (start) has nothing' },
  { sentence: 'Entra does not hear of the API', file: 'aws/outputs.tf', from: ', api = module.api.role_arn }', to: ' }', says: 'the arrow from api to entra (act) has nothing' },
  { sentence: 'Gmail may not publish', file: 'google/queue.tf', from: 'gmail-api-push@', to: 'somebody@', says: 'the arrow from gmail to pubsub (publish) has nothing' },
  { sentence: 'the route goes elsewhere', file: 'aws/webhook.tf', from: '/hooks/{provider}', to: '/bells/{provider}', says: 'the arrow from graph to webhook (call) has nothing' },
  { sentence: 'alarms tell nobody', file: 'azure/watching.tf', from: 'email_receiver', to: 'sms_receiver', says: 'the arrow from alarms to admins (tell) has nothing' },
];
