output "name" {
  description = "Of the app."
  value       = azurerm_function_app_flex_consumption.this.name
}

output "hostname" {
  description = "Where it answers."
  value       = azurerm_function_app_flex_consumption.this.default_hostname
}

output "principal_id" {
  description = "As whom it acts."
  value       = azurerm_function_app_flex_consumption.this.identity[0].principal_id
}

output "may" {
  description = "All that its identity may do, for tests."
  value       = { for name, one in azurerm_role_assignment.this : name => "${one.role_definition_name} on ${one.scope}" }
}

output "app" {
  description = "The app itself, for tests."
  value       = azurerm_function_app_flex_consumption.this
  sensitive   = true
}
