# What people read health and tickets by, a function of the worker's app.
locals {
  api_settings = merge(
    var.api == null ? {} : {
      API_ISSUER   = var.api.issuer
      API_KEYS_URL = var.api.keys_url
      API_AUDIENCE = var.api.audience
    },
    length(try(var.api.readers, [])) == 0 ? {} : { API_READERS = join(",", var.api.readers) },
  )
}
