# Bells. Names are in the code (@QueueTrigger, @QueueOutput); the host would make the second one itself,
# but then nobody could be given a right to it alone.
resource "azurerm_storage_queue" "bells" {
  name               = "bells"
  storage_account_id = azurerm_storage_account.data.id
}

# What failed five times. Nobody takes messages off it: alarm bells-poison, docs/runbooks.md.
resource "azurerm_storage_queue" "poison" {
  name               = "bells-poison"
  storage_account_id = azurerm_storage_account.data.id
}

# The queues' metrics count all queues of an account together, once an hour; the log tells each message.
resource "azurerm_monitor_diagnostic_setting" "queues" {
  name                       = "queue-writes"
  target_resource_id         = "${azurerm_storage_account.data.id}/queueServices/default"
  log_analytics_workspace_id = azurerm_log_analytics_workspace.this.id

  enabled_log {
    category = "StorageWrite"
  }
}
