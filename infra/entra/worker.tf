# As whom the worker asks for mail. On Azure that is its managed identity; for AWS it is an application
# without any secret, which believes AWS's word for two roles.
data "azuread_service_principal" "worker" {
  count = var.azure == null ? 0 : 1

  object_id = var.azure.principal_id
}

resource "azuread_application" "worker" {
  count = var.aws == null ? 0 : 1

  display_name     = var.name
  sign_in_audience = "AzureADMyOrg"
  notes            = "Reads and answers mail of ticket mailboxes. No secret: it believes AWS's word for the functions' roles."

  prevent_duplicate_names = true
}

resource "azuread_service_principal" "worker" {
  count = length(azuread_application.worker)

  client_id = azuread_application.worker[0].client_id
}

resource "azuread_application_federated_identity_credential" "worker" {
  for_each = var.aws == null ? {} : var.aws.subjects

  application_id = azuread_application.worker[0].id
  display_name   = "${var.name}-${each.key}"
  issuer         = var.aws.issuer
  subject        = each.value
  audiences      = ["api://AzureADTokenExchange"]
}

locals {
  worker = one(concat(data.azuread_service_principal.worker, azuread_service_principal.worker))
}

# Only if asked for: these roles are for all mailboxes of the tenant, and what exchange.ps1 limits is
# limited no more once they are there, since Exchange and Entra add up.
data "azuread_service_principal" "graph" {
  count = var.all_mailboxes ? 1 : 0

  client_id = "00000003-0000-0000-c000-000000000000"
}

resource "azuread_app_role_assignment" "tenant_wide" {
  for_each = toset(var.all_mailboxes ? ["Mail.ReadWrite", "Mail.Send"] : [])

  principal_object_id = local.worker.object_id
  resource_object_id  = data.azuread_service_principal.graph[0].object_id
  app_role_id         = data.azuread_service_principal.graph[0].app_role_ids[each.key]
}
