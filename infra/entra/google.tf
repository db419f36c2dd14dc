# A managed identity gets tokens only for applications of its tenant. This one is nothing but the audience
# that Google's pool asks for: it has no role, no scope and no secret.
resource "azuread_application" "google" {
  count = var.gmail && var.azure != null ? 1 : 0

  display_name     = "${var.name}-google"
  sign_in_audience = "AzureADMyOrg"
  notes            = "Audience of the tokens by which the worker's identity logs in at Google."

  prevent_duplicate_names = true

  api {
    requested_access_token_version = 1 # their issuer is sts.windows.net, as infra/google expects
  }

  lifecycle {
    ignore_changes = [identifier_uris] # the resource below has them
  }
}

resource "azuread_application_identifier_uri" "google" {
  count = length(azuread_application.google)

  application_id = azuread_application.google[0].id
  identifier_uri = "api://${azuread_application.google[0].client_id}"
}

resource "azuread_service_principal" "google" {
  count = length(azuread_application.google)

  client_id = azuread_application.google[0].client_id
}
