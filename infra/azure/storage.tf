# Two accounts without keys. Whoever may write a package is the worker; so packages lie apart from what
# both hosts may write. The internet reaches the accounts, as the apps are in no network; without a
# token of Entra's nothing answers.
resource "azurerm_storage_account" "data" {
  name                            = "${local.letter}data"
  resource_group_name             = azurerm_resource_group.this.name
  location                        = var.location
  account_tier                    = "Standard"
  account_replication_type        = var.replication
  min_tls_version                 = "TLS1_2"
  https_traffic_only_enabled      = true
  shared_access_key_enabled       = false
  default_to_oauth_authentication = true
  allow_nested_items_to_be_public = false
  local_user_enabled              = false
}

resource "azurerm_storage_account" "packages" {
  name                            = "${local.letter}pkgs"
  resource_group_name             = azurerm_resource_group.this.name
  location                        = var.location
  account_tier                    = "Standard"
  account_replication_type        = "LRS"
  min_tls_version                 = "TLS1_2"
  https_traffic_only_enabled      = true
  shared_access_key_enabled       = false
  default_to_oauth_authentication = true
  allow_nested_items_to_be_public = false
  local_user_enabled              = false
}

# Tickets go with the account: nobody deletes it by a slip in the portal. The lock holds for all that is
# in the account and every right to it, so it is made last and goes first.
resource "azurerm_management_lock" "data" {
  name       = "tickets"
  scope      = azurerm_storage_account.data.id
  lock_level = "CanNotDelete"
  notes      = "All tickets are in this account."

  depends_on = [azurerm_storage_queue.bells, azurerm_storage_queue.poison, azurerm_storage_table.this, module.webhook, module.worker]
}
