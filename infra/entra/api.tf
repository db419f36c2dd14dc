# For whom tokens of the API's readers are meant, and who gets the role that the API asks for.
locals {
  # Drawn once; they name the role and the scope for ever.
  reader = "5d1c1f0a-6c3e-4f0e-9a55-0b7a3f5c9e21"
  read   = "c2b0a4d8-1f57-4c1b-8a3e-6f2d94e7b015"
}

resource "azuread_application" "api" {
  display_name     = "${var.name}-api"
  sign_in_audience = "AzureADMyOrg"

  prevent_duplicate_names = true

  api {
    requested_access_token_version = 2 # the issuer and audience of outputs.tf are those of version 2

    oauth2_permission_scope {
      id                         = local.read
      value                      = "read"
      type                       = "Admin"
      admin_consent_display_name = "Read tickets"
      admin_consent_description  = "Reads the health of mailboxes and their tickets, as far as the user may."
    }
  }

  app_role {
    id                   = local.reader
    value                = "Threadmark.Reader"
    display_name         = "Reader"
    description          = "Reads the health of mailboxes and their tickets."
    allowed_member_types = ["User"]
  }

  lifecycle {
    ignore_changes = [identifier_uris] # the resource below has them
  }
}

resource "azuread_application_identifier_uri" "api" {
  application_id = azuread_application.api.id
  identifier_uri = "api://${azuread_application.api.client_id}"
}

resource "azuread_service_principal" "api" {
  client_id                    = azuread_application.api.client_id
  app_role_assignment_required = true # nobody without the role gets a token at all
}

resource "azuread_app_role_assignment" "reader" {
  for_each = var.readers

  principal_object_id = each.value
  resource_object_id  = azuread_service_principal.api.object_id
  app_role_id         = local.reader
}
