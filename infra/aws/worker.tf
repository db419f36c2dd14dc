# Takes bells off the queue, reads the mailbox, writes tickets, sends what they owe.
module "worker" {
  source = "./function"

  name     = "${var.name}-worker"
  handler  = "dev.threadmark.aws.worker.WorkerHandler"
  bucket   = aws_s3_bucket.packages.id
  package  = try(var.release.worker, null)
  released = try(var.release.at, null)
  memory   = 1769
  timeout  = local.worker_timeout
  settings = merge(local.worker_settings, { THREADMARK_SWEEP_EVERY = var.sweep_every })
  log_days = var.log_days

  may = [
    {
      Sid      = "TakeBells"
      Effect   = "Allow"
      Action   = ["sqs:ChangeMessageVisibility", "sqs:DeleteMessage", "sqs:GetQueueAttributes", "sqs:ReceiveMessage"]
      Resource = aws_sqs_queue.bells.arn
    },
    local.keep_tickets,
    local.read_secrets,
    local.log_in_at_providers,
  ]
}

resource "aws_lambda_event_source_mapping" "bells" {
  count = module.worker.live == null ? 0 : 1

  event_source_arn        = aws_sqs_queue.bells.arn
  function_name           = module.worker.live.arn
  batch_size              = 1 # a bell may take minutes; its neighbours go to other instances
  function_response_types = ["ReportBatchItemFailures"]

  # Beside the queue's own rule, one instance a mailbox: this bounds all mailboxes together.
  scaling_config {
    maximum_concurrency = 10
  }

  depends_on = [module.worker] # Lambda tries at once whether the role may take bells
}

# Statements that worker and keeper share: both send, renew and write.
locals {
  worker_timeout = 150

  keep_tickets = {
    Sid    = "KeepTickets"
    Effect = "Allow"
    Action = [
      "dynamodb:BatchGetItem",
      "dynamodb:ConditionCheckItem",
      "dynamodb:DeleteItem",
      "dynamodb:GetItem",
      "dynamodb:PutItem",
      "dynamodb:Query",
    ]
    Resource = aws_dynamodb_table.this.arn
  }

  read_secrets = {
    Sid      = "ReadSecrets"
    Effect   = "Allow"
    Action   = ["secretsmanager:GetSecretValue"]
    Resource = [for secret in aws_secretsmanager_secret.this : secret.arn]
  }

  # This action knows no resources; what limits it is for whom the token is meant.
  log_in_at_providers = {
    Sid      = "LogInAtProviders"
    Effect   = "Allow"
    Action   = ["sts:GetWebIdentityToken"]
    Resource = "*"
    Condition = {
      "ForAllValues:StringEquals" = { "sts:IdentityTokenAudience" = local.audiences }
      Null                        = { "sts:IdentityTokenAudience" = "false" }
    }
  }

  audiences = concat(["api://AzureADTokenExchange"], var.gmail == null ? [] : [var.gmail.workload_audience])
}

# AWS vouches for the roles of this account by tokens that Entra and Google check. One for the whole
# account: where it is on already, `terraform import aws_iam_outbound_web_identity_federation.this ACCOUNT_ID`.
resource "aws_iam_outbound_web_identity_federation" "this" {}
