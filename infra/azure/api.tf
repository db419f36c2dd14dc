# What people use: the API, the console's pages and customers' pages (/t/), three functions of the worker's app.
locals {
  api_settings = merge(
    var.api == null ? {} : {
      API_ISSUER   = var.api.issuer
      API_KEYS_URL = var.api.keys_url
      API_AUDIENCE = var.api.audience
    },
    # What is not set must not be there.
    { for name, value in {
      API_CLIENT_ID = try(var.api.client_id, null)
      API_SCOPE     = try(var.api.scope, null)
      API_FLOW      = try(var.api.flow, null)
    } : name => value if value != null },
  )
}
