# One function app on Flex Consumption: plan, container of its package, identity, and all that it may do.
resource "azurerm_service_plan" "this" {
  name                = var.name
  resource_group_name = var.group.name
  location            = var.group.location
  os_type             = "Linux"
  sku_name            = "FC1" # takes one app
}

resource "azurerm_storage_container" "package" {
  name                  = var.name
  storage_account_id    = var.packages.id
  container_access_type = "private"
}

# The code comes later, by infra/deploy: zip_deploy_file is broken for this resource (azurerm issue 29630).
# The identity is the app's own, since the resource has no key_vault_reference_identity_id (azurerm pull
# request 31439) and references to a vault cannot be read as another.
resource "azurerm_function_app_flex_consumption" "this" {
  name                = var.name
  resource_group_name = var.group.name
  location            = var.group.location
  service_plan_id     = azurerm_service_plan.this.id

  runtime_name           = "java"
  runtime_version        = "21"
  instance_memory_in_mb  = var.memory
  maximum_instance_count = var.most
  https_only             = true

  storage_container_type      = "blobContainer"
  storage_container_endpoint  = "${var.packages.primary_blob_endpoint}${azurerm_storage_container.package.name}"
  storage_authentication_type = "SystemAssignedIdentity"

  webdeploy_publish_basic_authentication_enabled = false

  identity {
    type = "SystemAssigned"
  }

  site_config {
    minimum_tls_version                    = "1.2"
    scm_minimum_tls_version                = "1.2"
    http2_enabled                          = true
    application_insights_connection_string = var.insights
  }

  dynamic "always_ready" {
    for_each = { for group, count in var.always_ready : group => count if count > 0 }

    content {
      name           = always_ready.key
      instance_count = always_ready.value
    }
  }

  app_settings = merge(var.settings, {
    JAVA_APPLICATIONINSIGHTS_ENABLE_TELEMETRY = "true"
    AzureWebJobsStorage__accountName          = var.data.name
    AzureWebJobsStorage__credential           = "managedidentity"

    # Left out, the provider writes a connection string without a key here (azurerm issues 29149 and 29693).
    # Empty, a host may still take it for one (host issue 11787): infra/deploy deletes it.
    AzureWebJobsStorage = ""
  })
}

locals {
  # What any app needs: the host its locks and keys, the platform the package.
  runs = {
    host    = { role = "Storage Blob Data Owner", scope = var.data.id }
    package = { role = "Storage Blob Data Contributor", scope = azurerm_storage_container.package.id }
  }
}

resource "azurerm_role_assignment" "this" {
  for_each = merge(local.runs, var.may)

  principal_id         = azurerm_function_app_flex_consumption.this.identity[0].principal_id
  principal_type       = "ServicePrincipal" # not looked up: Entra may not know it yet
  role_definition_name = each.value.role
  scope                = each.value.scope
  description          = "${var.name}: ${each.key}"
}
