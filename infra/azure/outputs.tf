output "url" {
  description = "Where the webhook is."
  value       = local.url
}

output "api_url" {
  description = "Where the API is."
  value       = "https://${module.worker.hostname}/api/"
}

output "for_entra" {
  description = "Variables of infra/entra."
  value = {
    name  = var.name
    azure = { principal_id = module.worker.principal_id }
  }
}

output "for_google" {
  description = "Variables of infra/google; it needs the audience from infra/entra, too."
  value = {
    name = var.name
    url  = local.url
    azure = {
      tenant_id    = data.azurerm_client_config.this.tenant_id
      principal_id = module.worker.principal_id
    }
  }
}

output "for_deploy" {
  description = "What infra/deploy and infra/secrets need, as lines of shell."
  value       = <<-EOT
    group='${azurerm_resource_group.this.name}'
    webhook='${module.webhook.name}'
    worker='${module.worker.name}'
    url='${local.url}'
    graph_webhook_secret='${azurerm_key_vault.this["hook"].name}/${local.vaults.hook}'
    token_keys='${azurerm_key_vault.this["keys"].name}/${local.vaults.keys}'
  EOT
}

output "alarms" {
  description = "The alarms; each has its section in docs/runbooks.md."
  value       = keys(local.alarms)
}
