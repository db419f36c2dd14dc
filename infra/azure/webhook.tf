# The way in: an app of its own, small and kept warm, since providers wait for it. It may put bells
# and read its one secret; of the tables it knows nothing.
module "webhook" {
  source = "./app"

  name         = "${local.unique}-webhook"
  group        = azurerm_resource_group.this
  data         = azurerm_storage_account.data
  packages     = azurerm_storage_account.packages
  insights     = azurerm_application_insights.this.connection_string
  settings     = local.webhook_settings
  memory       = 512
  most         = 40
  always_ready = { http = var.webhook_always_ready }

  may = {
    ring-bells  = { role = "Storage Queue Data Message Sender", scope = azurerm_storage_queue.bells.id }
    read-secret = { role = "Key Vault Secrets User", scope = azurerm_key_vault.this["hook"].id }
  }
}
