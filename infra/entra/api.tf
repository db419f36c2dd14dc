# For whom tokens of the API's users are meant, and who gets which of the roles that the API knows. The
# console signs in as the same application: so its tokens are for it, and hold the user's roles.
locals {
  # The ids are drawn once; they name the roles and the scope for ever.
  roles = {
    viewer = { id = "5d1c1f0a-6c3e-4f0e-9a55-0b7a3f5c9e21", value = "Threadmark.Viewer", does = "Reads the tickets of all mailboxes." }
    agent  = { id = "ee9ce151-34c6-4010-b6b3-82fbdc2a9cde", value = "Threadmark.Agent", does = "Answers, and settles things about the tickets of all mailboxes." }
    admin  = { id = "deb52364-b6db-4aea-8056-750478016646", value = "Threadmark.Admin", does = "Decides about all mailboxes." }
    member = { id = "0f7b6f3c-9c1e-4d38-9a6b-3e5a1d2c8b47", value = "Threadmark.Member", does = "Signs in; the lists of each mailbox say what their groups may." }
  }
  access = "c2b0a4d8-1f57-4c1b-8a3e-6f2d94e7b015"
}

resource "azuread_application" "api" {
  display_name     = "${var.name}-api"
  sign_in_audience = "AzureADMyOrg"

  prevent_duplicate_names = true

  # A token names the groups to which a role is given here, not the hundreds that somebody may be in: so a
  # mailbox's lists can say group:ID.
  group_membership_claims = ["ApplicationGroup"]

  api {
    requested_access_token_version = 2 # the issuer and audience of outputs.tf are those of version 2

    oauth2_permission_scope {
      id                         = local.access
      value                      = "access"
      type                       = "Admin"
      admin_consent_display_name = "Use Threadmark"
      admin_consent_description  = "Reads and answers tickets, as far as the user may."
    }
  }

  # Not a web platform, to which Entra gives tokens only for a secret: the console is a page, which has none.
  single_page_application {
    redirect_uris = [var.console]
  }

  # Who did something is written down by this address, which people know; without it by the login name.
  optional_claims {
    access_token {
      name = "email"
    }
  }

  dynamic "app_role" {
    for_each = local.roles

    content {
      id                   = app_role.value.id
      value                = app_role.value.value
      display_name         = title(app_role.key)
      description          = app_role.value.does
      allowed_member_types = ["User"] # that is people and groups
    }
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
  app_role_assignment_required = true # nobody without a role gets a token at all
}

resource "azuread_app_role_assignment" "people" {
  for_each = var.people

  principal_object_id = each.value.id
  resource_object_id  = azuread_service_principal.api.object_id
  app_role_id         = local.roles[each.value.role].id
}

# Consent for everybody to what the console asks for, so that the first sign-in also works where users may
# consent to nothing. Of Graph these are the three that tell who somebody is; they read no mail.
resource "azuread_service_principal_delegated_permission_grant" "console" {
  for_each = {
    api   = { of = azuread_service_principal.api.object_id, scopes = ["access"] }
    graph = { of = data.azuread_service_principal.graph.object_id, scopes = ["openid", "profile", "email"] }
  }

  service_principal_object_id          = azuread_service_principal.api.object_id
  resource_service_principal_object_id = each.value.of
  claim_values                         = each.value.scopes
}
