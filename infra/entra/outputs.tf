output "for_functions" {
  description = "Variables of infra/azure or infra/aws."
  value = merge(
    {
      api = {
        issuer   = "https://login.microsoftonline.com/${var.tenant_id}/v2.0"
        keys_url = "https://login.microsoftonline.com/${var.tenant_id}/discovery/v2.0/keys"
        audience = azuread_application.api.client_id
      }
    },
    # On Azure the managed identity is enough.
    var.aws == null ? {} : { graph = { tenant_id = var.tenant_id, client_id = azuread_application.worker[0].client_id } },
  )
}

output "for_google" {
  description = "Variables of infra/google, beside those of infra/azure."
  value       = { for uri in azuread_application_identifier_uri.google : "azure_audience" => uri.identifier_uri }
}

output "for_exchange" {
  description = "Parameters of exchange.ps1."
  value = {
    AppId    = local.worker.client_id
    ObjectId = local.worker.object_id
  }
}
