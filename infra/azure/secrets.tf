# Only the places: `infra/secrets azure` draws the values, so that they are in no state and no plan.
# A vault for each circle of readers, since a right to one secret of a vault cannot be given before it is there.
locals {
  vaults = {
    hook = "graph-webhook-secret" # webhook and worker
    keys = "token-keys"           # worker alone: who has them signs reply tokens
  }

  # Without a version: a new one is taken within a day, or when the app restarts.
  secrets = { for vault, secret in local.vaults : secret => "@Microsoft.KeyVault(SecretUri=https://${local.unique}-${vault}.vault.azure.net/secrets/${secret}/)" }
}

resource "azurerm_key_vault" "this" {
  for_each = local.vaults

  name                       = "${local.unique}-${each.key}"
  resource_group_name        = azurerm_resource_group.this.name
  location                   = var.location
  tenant_id                  = data.azurerm_client_config.this.tenant_id
  sku_name                   = "standard"
  rbac_authorization_enabled = true
  purge_protection_enabled   = true
  soft_delete_retention_days = 90
}

resource "azurerm_role_assignment" "secrets" {
  for_each = azurerm_key_vault.this

  scope                = each.value.id
  role_definition_name = "Key Vault Secrets Officer"
  principal_id         = data.azurerm_client_config.this.object_id
  description          = "Whoever applies Terraform draws the secrets, by infra/secrets."
}
