# All that is kept (decision 41). The provider makes tables by their own door, not Azure's: so whoever
# applies needs a role there, and the first apply may be refused until it has spread. Apply again then.
resource "azurerm_storage_table" "this" {
  name                 = replace(var.name, "-", "")
  storage_account_name = azurerm_storage_account.data.name

  depends_on = [azurerm_role_assignment.tables]
}

resource "azurerm_role_assignment" "tables" {
  scope                = azurerm_storage_account.data.id
  role_definition_name = "Storage Table Data Contributor"
  principal_id         = data.azurerm_client_config.this.object_id
  description          = "Whoever applies Terraform makes the table."
}
