# The address that the internet reaches; AWS ends TLS 1.2 at least before it.
resource "aws_apigatewayv2_api" "this" {
  name          = var.name
  protocol_type = "HTTP"
}

resource "aws_apigatewayv2_stage" "this" {
  api_id      = aws_apigatewayv2_api.this.id
  name        = "$default"
  auto_deploy = true

  default_route_settings {
    throttling_rate_limit  = 200
    throttling_burst_limit = 400
  }

  # No query, no header, no address: a query may hold a token. Two alarms are made of it.
  access_log_settings {
    destination_arn = aws_cloudwatch_log_group.gateway.arn
    format          = "{\"id\":\"$context.requestId\",\"route\":\"$context.routeKey\",\"status\":$context.status,\"latency\":$context.responseLatency}"
  }
}

resource "aws_cloudwatch_log_group" "gateway" {
  name              = "/aws/apigateway/${var.name}"
  retention_in_days = var.log_days
}
