# Reads health and tickets for people. It changes nothing: of the table it may read, of the queue nothing.
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
    length(try(var.api.readers, [])) == 0 ? {} : { API_READERS = join(",", var.api.readers) },
  )

  may = [
    {
      Sid      = "ReadTickets"
      Effect   = "Allow"
      Action   = ["dynamodb:BatchGetItem", "dynamodb:GetItem", "dynamodb:Query"]
      Resource = aws_dynamodb_table.this.arn
    },
    # It uses neither, but the program does not start without them.
    local.read_secrets,
  ]
}

module "api_route" {
  source = "./route"

  api  = aws_apigatewayv2_api.this
  path = "/api/{path+}"
  live = module.api.live
}
