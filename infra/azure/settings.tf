# What the functions are told, see docs/settings.md. Secrets go by reference: the platform looks them up.
locals {
  # Names that the world shares: the same each time, without anything drawn and kept.
  unique = "${var.name}-${substr(sha1("${var.subscription_id}/${var.name}"), 0, 6)}"
  letter = replace(local.unique, "-", "")

  # No reference to the app itself, which has this among its settings; check "address" holds it.
  url = "https://${local.unique}-webhook.azurewebsites.net"

  # The worker's app has the same kind of address: if check "address" fails, this one is another, too.
  pages = "https://${local.unique}-worker.azurewebsites.net"

  console = "https://${module.worker.hostname}/console/"

  # What is not set must not be there: a null is no number of days.
  mailboxes = [for one in var.mailboxes : { for field, value in one : field => value if value != null }]

  # All that the webhook needs to know of a mailbox.
  watched = [for one in local.mailboxes : { for field, value in one : field => value if contains(["provider", "address", "tenant"], field) }]

  webhook_settings = merge(
    {
      THREADMARK_MAILBOXES = jsonencode(local.watched)
      THREADMARK_URL       = local.url
      GRAPH_WEBHOOK_SECRET = local.secrets.graph-webhook-secret
    },
    var.gmail == null ? {} : {
      GMAIL_PUSH_ACCOUNT  = var.gmail.push_account
      GMAIL_PUSH_AUDIENCE = var.gmail.push_audience
    },
  )

  # Worker, keeper and API are functions of one app, so what one is told all are told.
  worker_settings = merge(
    {
      THREADMARK_MAILBOXES  = jsonencode(local.mailboxes)
      THREADMARK_URL        = local.url
      THREADMARK_CONSOLE    = "${local.pages}/console/"
      THREADMARK_PAGES_URL  = local.pages
      THREADMARK_TABLE_NAME = azurerm_storage_table.this.name
      THREADMARK_TOKEN_KEYS = local.secrets.token-keys
      GRAPH_WEBHOOK_SECRET  = local.secrets.graph-webhook-secret
      GRAPH_CREDENTIAL      = "workload"
    },
    var.gmail == null ? {} : {
      GMAIL_CREDENTIAL        = "federated"
      GMAIL_TOPIC             = var.gmail.topic
      GMAIL_SERVICE_ACCOUNT   = var.gmail.service_account
      GMAIL_WORKLOAD_PROVIDER = var.gmail.workload_provider
      GMAIL_WORKLOAD_AUDIENCE = var.gmail.workload_audience
    },
    local.keeper_settings,
    local.api_settings,
  )
}

check "address" {
  assert {
    condition     = "https://${module.webhook.hostname}" == local.url
    error_message = "Azure gave the webhook another address than ${local.url}: providers would ring at the wrong one."
  }
}
