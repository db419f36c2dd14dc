# Nothing is made here: steps.tftest.hcl applies the stacks in the order of infra/README.md.
terraform {
  required_version = ">= 1.11"

  required_providers {
    aws     = { source = "hashicorp/aws" }
    azuread = { source = "hashicorp/azuread" }
    azurerm = { source = "hashicorp/azurerm" }
    google  = { source = "hashicorp/google" }
  }
}
