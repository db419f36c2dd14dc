mock_data "azurerm_client_config" {
  defaults = {
    object_id = "00000000-0000-4000-8000-00000000000a"
    tenant_id = "00000000-0000-4000-8000-00000000000b"
  }
}

mock_resource "azurerm_resource_group" {
  defaults = { id = "/subscriptions/s/resourceGroups/threadmark" }
}

mock_resource "azurerm_storage_container" {
  defaults = { id = "/subscriptions/s/resourceGroups/threadmark/providers/Microsoft.Storage/storageAccounts/pkgs/blobServices/default/containers/its-own" }
}

mock_resource "azurerm_storage_table" {
  defaults = { resource_manager_id = "/subscriptions/s/resourceGroups/threadmark/providers/Microsoft.Storage/storageAccounts/data/tableServices/default/tables/threadmark" }
}

mock_resource "azurerm_service_plan" {
  defaults = { id = "/subscriptions/s/resourceGroups/threadmark/providers/Microsoft.Web/serverFarms/plan" }
}

mock_resource "azurerm_function_app_flex_consumption" {
  defaults = {
    default_hostname = "threadmark-35e484-webhook.azurewebsites.net"
    identity = {
      principal_id = "00000000-0000-4000-8000-00000000000c"
    }
  }
}

mock_resource "azurerm_log_analytics_workspace" {
  defaults = { id = "/subscriptions/s/resourceGroups/threadmark/providers/Microsoft.OperationalInsights/workspaces/threadmark" }
}

mock_resource "azurerm_monitor_action_group" {
  defaults = { id = "/subscriptions/s/resourceGroups/threadmark/providers/Microsoft.Insights/actionGroups/threadmark-alarms" }
}

override_resource {
  target = azurerm_storage_account.data
  values = {
    id                    = "/subscriptions/s/resourceGroups/threadmark/providers/Microsoft.Storage/storageAccounts/data"
    primary_blob_endpoint = "https://data.blob.core.windows.net/"
  }
}

override_resource {
  target = azurerm_storage_account.packages
  values = {
    id                    = "/subscriptions/s/resourceGroups/threadmark/providers/Microsoft.Storage/storageAccounts/pkgs"
    primary_blob_endpoint = "https://pkgs.blob.core.windows.net/"
  }
}

override_resource {
  target = azurerm_storage_queue.bells
  values = { id = "/subscriptions/s/resourceGroups/threadmark/providers/Microsoft.Storage/storageAccounts/data/queueServices/default/queues/bells" }
}

override_resource {
  target = azurerm_storage_queue.poison
  values = { id = "/subscriptions/s/resourceGroups/threadmark/providers/Microsoft.Storage/storageAccounts/data/queueServices/default/queues/bells-poison" }
}

override_resource {
  target = azurerm_key_vault.this["hook"]
  values = { id = "/subscriptions/s/resourceGroups/threadmark/providers/Microsoft.KeyVault/vaults/hook" }
}

override_resource {
  target = azurerm_key_vault.this["keys"]
  values = { id = "/subscriptions/s/resourceGroups/threadmark/providers/Microsoft.KeyVault/vaults/keys" }
}
