# What people read health and tickets by, a function of the worker's app.
locals {
  api_settings = var.api == null ? {} : {
    API_ISSUER   = var.api.issuer
    API_KEYS_URL = var.api.keys_url
    API_AUDIENCE = var.api.audience
    API_READERS  = join(",", var.api.readers)
  }
}
