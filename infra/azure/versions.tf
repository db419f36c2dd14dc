terraform {
  required_version = ">= 1.11"

  required_providers {
    azurerm = {
      source  = "hashicorp/azurerm"
      version = "~> 4.73"
    }
  }
}

provider "azurerm" {
  subscription_id     = var.subscription_id
  storage_use_azuread = true # the accounts have no keys

  features {
    application_insights {
      disable_generated_rule = true # an alarm of Azure's own, which would keep the group from being destroyed
    }

    key_vault {
      purge_soft_delete_on_destroy = false # purge protection forbids it
    }

    storage {
      data_plane_available = false # asks nothing of an account that its keys would be needed for
    }
  }
}

data "azurerm_client_config" "this" {}

resource "azurerm_resource_group" "this" {
  name     = var.name
  location = var.location
}
