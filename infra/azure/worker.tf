# Takes bells off the queue, reads the mailbox, writes tickets, sends what they owe. Keeper and API are
# functions of the same app and act as the same identity.
module "worker" {
  source = "./app"

  name     = "${local.unique}-worker"
  group    = azurerm_resource_group.this
  data     = azurerm_storage_account.data
  packages = azurerm_storage_account.packages
  insights = azurerm_application_insights.this.connection_string
  settings = local.worker_settings
  memory   = 2048
  most     = 6 # Graph takes four requests at a time for a mailbox, and an instance makes one

  may = {
    # Contributor, for two roles less do not let the host show a failed message again (azure-docs issue 120932).
    take-bells   = { role = "Storage Queue Data Contributor", scope = azurerm_storage_queue.bells.id }
    put-poison   = { role = "Storage Queue Data Contributor", scope = azurerm_storage_queue.poison.id }
    keep-tickets = { role = "Storage Table Data Contributor", scope = azurerm_storage_table.this.resource_manager_id }
    read-secret  = { role = "Key Vault Secrets User", scope = azurerm_key_vault.this["hook"].id }
    read-keys    = { role = "Key Vault Secrets User", scope = azurerm_key_vault.this["keys"].id }
  }
}
