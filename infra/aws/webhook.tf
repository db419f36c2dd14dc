# The way in: small, since providers wait for it. It may put bells and read its one secret.
module "webhook" {
  source = "./function"

  name     = "${var.name}-webhook"
  handler  = "dev.threadmark.aws.webhook.WebhookHandler"
  bucket   = aws_s3_bucket.packages.id
  package  = try(var.release.webhook, null)
  released = try(var.release.at, null)
  memory   = 1024
  timeout  = 10
  settings = local.webhook_settings
  log_days = var.log_days

  may = [
    {
      Sid      = "RingBells"
      Effect   = "Allow"
      Action   = ["sqs:SendMessage"]
      Resource = aws_sqs_queue.bells.arn
    },
    {
      Sid      = "ReadSecrets"
      Effect   = "Allow"
      Action   = ["secretsmanager:GetSecretValue"]
      Resource = [aws_secretsmanager_secret.this["graph-webhook-secret"].arn]
    },
  ]
}

module "webhook_route" {
  source = "./route"

  api  = aws_apigatewayv2_api.this
  path = "/hooks/{provider}"
  live = module.webhook.live
}
