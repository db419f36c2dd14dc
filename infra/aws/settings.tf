# What the functions are told, see docs/settings.md. Secrets go by reference: the function reads them itself.
locals {
  url = aws_apigatewayv2_api.this.api_endpoint

  # What is not set must not be there: a null is no number of days.
  mailboxes = [for one in var.mailboxes : { for field, value in one : field => value if value != null }]

  # All that the webhook needs to know of a mailbox.
  watched = [for one in local.mailboxes : { for field, value in one : field => value if contains(["provider", "address", "tenant"], field) }]

  webhook_settings = merge(
    {
      THREADMARK_MAILBOXES = jsonencode(local.watched)
      THREADMARK_URL       = local.url
      THREADMARK_QUEUE_URL = aws_sqs_queue.bells.url
      GRAPH_WEBHOOK_SECRET = aws_secretsmanager_secret.this["graph-webhook-secret"].arn
    },
    var.gmail == null ? {} : {
      GMAIL_PUSH_ACCOUNT  = var.gmail.push_account
      GMAIL_PUSH_AUDIENCE = var.gmail.push_audience
    },
  )

  # Worker, keeper and API are one program, which builds all of its parts when it starts.
  worker_settings = merge(
    {
      THREADMARK_MAILBOXES      = jsonencode(local.mailboxes)
      THREADMARK_URL            = local.url
      THREADMARK_QUEUE_URL      = aws_sqs_queue.bells.url
      THREADMARK_DYNAMODB_TABLE = aws_dynamodb_table.this.name
      THREADMARK_TOKEN_KEYS     = aws_secretsmanager_secret.this["token-keys"].arn
      GRAPH_WEBHOOK_SECRET      = aws_secretsmanager_secret.this["graph-webhook-secret"].arn
    },
    var.graph == null ? {} : {
      GRAPH_CREDENTIAL = "federated"
      GRAPH_TENANT_ID  = var.graph.tenant_id
      GRAPH_CLIENT_ID  = var.graph.client_id
    },
    var.gmail == null ? {} : {
      GMAIL_CREDENTIAL        = "federated"
      GMAIL_TOPIC             = var.gmail.topic
      GMAIL_SERVICE_ACCOUNT   = var.gmail.service_account
      GMAIL_WORKLOAD_PROVIDER = var.gmail.workload_provider
      GMAIL_WORKLOAD_AUDIENCE = var.gmail.workload_audience
    },
    # OTEL_EXPORTER_OTLP_HEADERS is left out: it would stand here as it is, for the program follows no reference in it.
    var.otlp_endpoint == null ? {} : { OTEL_EXPORTER_OTLP_ENDPOINT = var.otlp_endpoint },
  )
}
