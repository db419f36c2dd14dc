output "url" {
  description = "Where the webhook and the API are."
  value       = local.url
}

output "for_entra" {
  description = "Variables of infra/entra."
  value = {
    name = var.name
    aws = {
      issuer   = aws_iam_outbound_web_identity_federation.this.issuer_identifier
      subjects = { worker = module.worker.role_arn, keeper = module.keeper.role_arn }
    }
  }
}

output "for_google" {
  description = "Variables of infra/google."
  value = {
    name = var.name
    url  = local.url
    aws = {
      issuer   = aws_iam_outbound_web_identity_federation.this.issuer_identifier
      subjects = [module.worker.role_arn, module.keeper.role_arn]
    }
  }
}

output "for_deploy" {
  description = "What infra/deploy and infra/secrets need, as lines of shell."
  value       = <<-EOT
    region='${var.region}'
    bucket='${aws_s3_bucket.packages.id}'
    url='${local.url}'
    graph_webhook_secret='${aws_secretsmanager_secret.this["graph-webhook-secret"].arn}'
    token_keys='${aws_secretsmanager_secret.this["token-keys"].arn}'
  EOT
}

output "alarms" {
  description = "The alarms; each has its section in docs/runbooks.md."
  value       = keys(local.alarms)
}
