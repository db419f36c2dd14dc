# What people use: the API, the console's pages, and customers' pages (/t/). It writes what they decide and rings, so that it goes out; whole
# mails it fetches where they lie. It takes no bells.
module "api" {
  source = "./function"

  name     = "${var.name}-api"
  handler  = "dev.threadmark.aws.worker.ApiHandler"
  bucket   = aws_s3_bucket.packages.id
  package  = try(var.release.worker, null)
  released = try(var.release.at, null)
  memory   = 1024
  timeout  = 29 # the HTTP API waits for 30 seconds
  log_days = var.log_days

  settings = merge(
    local.worker_settings,
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

  may = [
    {
      Sid      = "RingBells"
      Effect   = "Allow"
      Action   = ["sqs:SendMessage"]
      Resource = aws_sqs_queue.bells.arn
    },
    local.keep_tickets,
    local.read_secrets,
    local.log_in_at_providers,
  ]
}

# No route may end in a slash, and whether /console/ is taken for the second or the third of these is
# not written anywhere: so both are there.
module "api_route" {
  source   = "./route"
  for_each = toset(["/api/{path+}", "/console", "/console/{path+}", "/t/{path+}"])

  api  = aws_apigatewayv2_api.this
  path = each.key
  live = module.api.live
}
